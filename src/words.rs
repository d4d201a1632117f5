//! The words of the interface, in Korean and English.
//!
//! One struct with a field per phrase: a phrase that one language lacks does not compile. What has a number in it is a method.

use leptos::prelude::*;

use crate::settings::use_settings;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 한국어.
    Korean,
    /// English.
    English,
}

impl Language {
    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            Self::English => "en",
        }
    }

    /// The language's words.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Korean => &KO,
            Self::English => &EN,
        }
    }

    /// The first language of a reader's list that we speak; English if there is none, Korean if the list is empty.
    pub fn preferred(tags: &[String]) -> Self {
        let known = tags.iter().find_map(|tag| {
            match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
                "ko" => Some(Self::Korean),
                "en" => Some(Self::English),
                _ => None,
            }
        });
        known.unwrap_or(if tags.is_empty() { Self::Korean } else { Self::English })
    }
}

/// The words to show now; changes when the reader changes the language.
///
/// `let words = use_words();` and in a view `{move || words.get().slides}`.
pub fn use_words() -> Signal<&'static Words> {
    use_settings().words()
}

/// Declares [`Words`] and its two instances from one table, so that the languages of a phrase stand side by side.
macro_rules! words {
    ($($(#[$doc:meta])* $field:ident: $ko:literal, $en:literal;)*) => {
        /// Every phrase of the interface.
        #[derive(Debug)]
        pub struct Words {
            /// Which language the words are of.
            pub language: Language,
            $($(#[$doc])* pub $field: &'static str,)*
        }

        /// 한국어.
        pub static KO: Words = Words { language: Language::Korean, $($field: $ko,)* };

        /// English.
        pub static EN: Words = Words { language: Language::English, $($field: $en,)* };
    };
}

words! {
    /// The name of the app.
    app: "후기", "Hugi";
    /// What the app is, beside its name.
    tagline: "컨퍼런스 후기 모음", "Notes from conferences";
    /// To the shelf.
    home: "책장", "Shelf";
    /// To the decks.
    slides: "발표 자료", "Slides";
    /// To the speakers.
    speakers: "발표자", "Speakers";
    /// To the settings.
    settings: "설정", "Settings";
    /// Name of the main navigation.
    navigation: "주요 메뉴", "Main menu";
    /// First link of every page.
    skip: "본문으로 건너뛰기", "Skip to content";
    /// While something is fetched.
    loading: "불러오는 중…", "Loading…";
    /// On a button that tries again.
    retry: "다시 시도", "Try again";
    /// When the list of posts did not come.
    catalog_failed: "글 목록을 불러오지 못했습니다", "The list of posts could not be loaded";
    /// When a post did not come.
    post_failed: "글을 불러오지 못했습니다", "The post could not be loaded";
    /// When there is no such post.
    no_such_post: "그런 글이 없습니다", "There is no such post";
    /// When there is no network.
    offline_hint: "네트워크 연결을 확인해 주세요.", "Check your network connection.";
    /// A new version waits.
    update_available: "새 판이 준비되었습니다", "A new edition is ready";
    /// On the button that lets it take over.
    update_apply: "새 판 열기", "Open it";
    /// On the button that keeps the current one.
    update_later: "나중에", "Later";
    /// Every page now works without a network.
    offline_ready: "이제 오프라인에서도 읽을 수 있습니다", "Everything can now be read offline";
    /// Title of the page for an address that does not exist.
    not_found: "없는 페이지", "Page not found";
}

impl Words {
    /// The title of a document: a page's, then the app's.
    pub fn page_title(&self, page: &str) -> String {
        if page.is_empty() { self.app.to_owned() } else { format!("{page} · {}", self.app) }
    }

    /// A number of posts.
    pub fn posts(&self, n: usize) -> String {
        self.count(n, "글 {}편", "{} post", "{} posts")
    }

    /// A number of sessions.
    pub fn sessions(&self, n: usize) -> String {
        self.count(n, "세션 {}개", "{} session", "{} sessions")
    }

    /// A number of decks.
    pub fn decks(&self, n: usize) -> String {
        self.count(n, "발표 자료 {}개", "{} deck", "{} decks")
    }

    /// How long a post takes to read.
    pub fn minutes(&self, n: u32) -> String {
        self.count(n as usize, "읽는 데 {}분", "{} minute read", "{} minute read")
    }

    /// A number in a phrase: `{}` stands for it.
    pub fn count(&self, n: usize, ko: &str, one: &str, many: &str) -> String {
        let phrase = match self.language {
            Language::Korean => ko,
            Language::English if n == 1 => one,
            Language::English => many,
        };
        phrase.replace("{}", &n.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tags: &[&str], expected: Language) {
        let tags: Vec<String> = tags.iter().map(|&tag| tag.to_owned()).collect();
        assert_eq!(Language::preferred(&tags), expected);
    }

    #[test]
    fn the_language_follows_the_browser() {
        check(&["ko-KR", "en-US"], Language::Korean);
        check(&["en-GB", "ko"], Language::English);
        check(&["fr", "ja", "ko"], Language::Korean);
        check(&["fr"], Language::English);
        check(&[], Language::Korean);
    }

    #[test]
    fn numbers_in_phrases() {
        assert_eq!(KO.sessions(12), "세션 12개");
        assert_eq!(EN.sessions(1), "1 session");
        assert_eq!(EN.decks(0), "0 decks");
        assert_eq!(EN.page_title("Slides"), "Slides · Hugi");
    }
}
