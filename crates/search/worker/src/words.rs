//! What is said about what was found, in Korean and English. The app has its own words, of which this program needs none.

use search::query::{Field, KINDS, kind_name, kind_names};
use search::text::decimal;

/// Every phrase.
pub(crate) struct Words {
    is_korean: bool,
    /// What a name is of, and what can be chosen from.
    pub(crate) speaker: &'static str,
    pub(crate) tag: &'static str,
    pub(crate) event: &'static str,
    year: &'static str,
    kind: &'static str,
    material: &'static str,
    /// Name of what can be chosen.
    pub(crate) choices: &'static str,
    /// On a session that links to slides.
    pub(crate) slides: &'static str,
    /// Why something was found.
    pub(crate) by_initials: &'static str,
    pub(crate) alike: &'static str,
    pub(crate) by_names: &'static str,
    /// On the button that shows more.
    pub(crate) more: &'static str,
    /// Before what finds something where little was found.
    pub(crate) offers: &'static str,
}

/// 한국어.
static KO: Words = Words {
    is_korean: true,
    speaker: "발표자",
    tag: "태그",
    event: "컨퍼런스",
    year: "연도",
    kind: "종류",
    material: "자료",
    choices: "골라 보기",
    slides: "발표 자료",
    by_initials: "초성이 같음",
    alike: "비슷한 말",
    by_names: "이름과 태그",
    more: "더 보기",
    offers: "이렇게 찾으면 나옵니다",
};

/// English.
static EN: Words = Words {
    is_korean: false,
    speaker: "Speaker",
    tag: "Tag",
    event: "Conference",
    year: "Year",
    kind: "Kind",
    material: "Material",
    choices: "Choose from what was found",
    slides: "Slides",
    by_initials: "same initials",
    alike: "spelled alike",
    by_names: "by name or tag",
    more: "Show more",
    offers: "These find something",
};

/// The words of a language, by its tag; Korean if it is none of ours.
pub(crate) fn words(language: &str) -> &'static Words {
    if language == "en" { &EN } else { &KO }
}

impl Words {
    /// How much was found; or at least, where there is more.
    pub(crate) fn results(&self, n: u32, is_least: bool) -> String {
        let (one, some) = match (self.is_korean, is_least) {
            (true, false) => ("개를 찾았습니다", "개를 찾았습니다"),
            (true, true) => ("개 이상을 찾았습니다", "개 이상을 찾았습니다"),
            (false, false) => (" result", " results"),
            (false, true) => (" result or more", " results or more"),
        };
        match n {
            0 if self.is_korean => "찾은 것이 없습니다".to_owned(),
            0 => "Nothing found".to_owned(),
            _ => decimal(n.into()) + if n == 1 { one } else { some },
        }
    }

    /// Among how many posts, where some did not come.
    pub(crate) fn searched(&self, some: u32, all: u32) -> String {
        let (some, all) = (decimal(some.into()), decimal(all.into()));
        if self.is_korean {
            "오프라인: 글 ".to_owned() + &all + "편 가운데 " + &some + "편에서"
        } else {
            "offline: in ".to_owned() + &some + " of " + &all + " posts"
        }
    }

    /// What can be chosen from.
    pub(crate) fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Tag => self.tag,
            Field::Speaker => self.speaker,
            Field::Event => self.event,
            Field::Year => self.year,
            Field::Kind => self.kind,
            Field::Has => self.material,
        }
    }

    /// A kind of session, by its first name.
    pub(crate) fn kind(&self, name: &str) -> &'static str {
        let kind = KINDS.iter().find(|kind| kind_name(**kind) == name);
        let name = kind.and_then(|kind| kind_names(*kind).get(usize::from(self.is_korean)));
        name.copied().unwrap_or_default()
    }

    /// Which day of its conference.
    pub(crate) fn day(&self, n: u32) -> String {
        let n = decimal(n.into());
        if self.is_korean { n + "일째" } else { "Day ".to_owned() + &n }
    }
}
