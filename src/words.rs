//! The words of the interface, in Korean and English.
//!
//! One struct with a field per phrase: a phrase that one language lacks does not compile. What has a number in it is a method.

use leptos::prelude::*;
use notes::{Date, Kind, LinkKind};

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

    /// The same as a language of notes, for the words that the parser has.
    pub fn of_notes(self) -> notes::Lang {
        match self {
            Self::Korean => notes::Lang::Ko,
            Self::English => notes::Lang::En,
        }
    }

    /// The language's words.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Korean => &KO,
            Self::English => &EN,
        }
    }

    /// The language of a tag; Korean if it is none of ours.
    pub fn of_tag(tag: &str) -> Self {
        if tag == Self::English.tag() { Self::English } else { Self::Korean }
    }

    /// The language in which to speak about notes in a language: English for those that we do not speak.
    pub fn for_notes(notes: notes::Lang) -> Self {
        if notes == notes::Lang::Ko { Self::Korean } else { Self::English }
    }
}

/// The words to show now; changes when the reader changes the language.
///
/// `let words = use_words();` and in a view `{move || words.get().slides}`.
pub fn use_words() -> ReadSignal<&'static Words> {
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
    /// What the app is, for search engines and link previews.
    about_app: "컨퍼런스 후기를 날짜, 세션, 태그, 발표자별로 읽습니다.", "Notes from conferences, to be read by day, session, tag and speaker.";
    /// To the shelf.
    home: "책장", "Shelf";
    /// To the decks.
    slides: "발표 자료", "Slides";
    /// To the speakers.
    speakers: "발표자", "Speakers";
    /// To the search.
    search: "찾기", "Search";
    /// In the field for what is looked for, while it is empty.
    search_hint: "세션, 발표자, 본문의 낱말", "Sessions, speakers, words";
    /// What else can be typed there.
    search_help: "\"그대로\" -빼고 태그:파이썬 발표자:김 행사:파이콘 연도:2019 있음:자료", "\"as it is\" -without tag:rust speaker:kim event:fosdem year:2024 has:slides";
    /// Before what was looked for lately.
    search_recent: "최근에 찾은 것", "Recent searches";
    /// When nothing can be looked for, before the reason.
    search_failed: "찾지 못했습니다", "Search failed";
    /// From some results to the page of all.
    search_all: "찾기 페이지에서 보기", "Open in search";
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
    /// What can be read without a network.
    offline: "오프라인", "Offline";
    /// What is kept unasked.
    offline_recent: "앱과 최근 글은 늘 이 기기에 남습니다.", "The app and the newest posts stay on this device.";
    /// On the button that keeps posts on the device.
    keep: "오프라인에 보관", "Keep offline";
    /// While they are on their way.
    keeping: "보관하는 중", "Keeping";
    /// When they are there.
    kept: "오프라인에 보관됨", "Kept offline";
    /// When the rest of them does not come.
    keep_lost: "나머지를 받지 못했습니다. 네트워크 연결을 확인해 주세요.", "The rest did not come. Check your network connection.";
    /// When there is no room for the rest.
    keep_full: "기기에 자리가 없습니다. 자리를 비우고 이어 받아 주세요.", "The device is full. Make room, then continue.";
    /// On the button that stops.
    stop: "멈추기", "Stop";
    /// On the button that goes on.
    resume: "이어 받기", "Continue";
    /// On the button that keeps nothing any longer.
    remove: "지우기", "Remove";
    /// Title of the page for an address that does not exist.
    not_found: "없는 페이지", "Page not found";
    /// What to make of it.
    not_found_why: "주소가 바뀌었거나 잘못 적힌 것 같습니다.", "The address has changed, or it was mistyped.";
    /// Name of the shelf's filters.
    filters: "골라 보기", "Choose from the shelf";
    /// Filter by conference.
    by_event: "컨퍼런스", "Conference";
    /// Filter by year.
    by_year: "연도", "Year";
    /// Filter by tag.
    by_tag: "태그", "Tag";
    /// Filter by what a post brings along.
    by_material: "자료", "Material";
    /// Filter for posts with decks.
    with_slides: "발표 자료 있음", "Has slides";
    /// Drops every filter.
    show_all: "모두 보기", "Show all";
    /// When the filters leave nothing.
    no_match: "고른 조건에 모두 맞는 글이 없습니다", "No post matches all of that";
    /// Before the filters whose dropping would help.
    drop_one: "하나를 빼면 보입니다.", "Drop one of these to see some.";
    /// When dropping one does not help.
    drop_all: "하나만 빼서는 보이지 않습니다.", "Dropping one of them is not enough.";
    /// When there are no posts at all.
    no_posts: "아직 글이 없습니다", "There are no posts yet";
    /// Posts whose year nobody states.
    no_year: "연도 없음", "No year";
    /// Page of sessions whose day nobody states.
    undated: "날짜를 밝히지 않은 세션", "Sessions of no stated day";
    /// The same, where there is little room.
    undated_short: "날짜 없음", "No day";
    /// Why they are on a page of their own.
    undated_why: "글이 며칠째 있었던 세션인지 밝히지 않았습니다.", "The post does not say which day these were on.";
    /// Sessions of a day without times.
    untimed: "시각을 밝히지 않은 세션", "Sessions of no stated time";
    /// Between the days of a conference.
    days: "날짜", "Days";
    /// The moment on a day's time axis.
    now: "지금", "Now";
    /// The list of what a post holds.
    contents: "차례", "Contents";
    /// What is known of a post.
    about: "이 글", "About this post";
    /// From a session to its post.
    whole_post: "글 전체", "The whole post";
    /// The file as its author wrote it.
    source: "원문 Markdown", "Markdown source";
    /// A post that its author has not finished.
    draft: "초고", "Draft";
    /// The post after this one in time.
    newer: "다음 글", "Newer post";
    /// The post before this one in time.
    older: "이전 글", "Older post";
    /// Name of the ways to the other pages of a list.
    pages: "쪽", "Pages";
    /// To the page before in a list.
    page_before: "앞쪽", "Previous page";
    /// To the page after in a list.
    page_after: "뒤쪽", "Next page";
    /// To the session before.
    session_before: "앞 세션", "Previous session";
    /// To the session after.
    session_after: "뒤 세션", "Next session";
    /// From a session in a post to its own page.
    session_page: "이 세션만", "On its own page";
    /// From a deck to the notes of its session.
    notes: "메모", "Notes";
    /// To the copy in an archive of the web.
    archive: "보관본", "Archived copy";
    /// Read out after links that leave the app.
    new_tab: "새 탭", "new tab";
    /// When no post links to any deck.
    no_decks: "발표 자료를 건 글이 아직 없습니다", "No post links to slides yet";
    /// When no session names a speaker.
    no_speakers: "발표자를 밝힌 세션이 아직 없습니다", "No session names a speaker yet";
    /// When a session that a link asks for is not in its post.
    no_such_session: "그런 세션이 없습니다", "There is no such session";
    /// When a session has no notes of its own.
    no_notes: "이 세션에 남긴 메모가 없습니다.", "There are no notes on this session.";
    /// A kind of session.
    keynote: "키노트", "Keynote";
    /// A kind of session.
    tutorial: "튜토리얼", "Tutorial";
    /// A kind of session.
    lightning: "라이트닝 토크", "Lightning talk";
    /// A kind of session.
    panel: "패널 토론", "Panel";
    /// A kind of session.
    workshop: "워크숍", "Workshop";
    /// A kind of link.
    link_slides: "슬라이드", "Slides";
    /// A kind of link.
    link_video: "영상", "Video";
    /// A kind of link.
    link_code: "코드", "Code";
    /// A kind of link.
    link_paper: "논문", "Paper";
    /// A kind of link.
    link_other: "링크", "Link";
    /// Head of the card on a post that could not be read in part.
    broken: "이 글의 일부를 읽지 못했습니다", "Part of this post could not be read";
    /// Head of the card on a post with something to mend.
    surprised: "이 글에서 뜻대로 읽히지 않은 곳", "Read differently from what was probably meant";
    /// Title of the card for findings that are mere remarks.
    noted: "이 글에 대해 알아 둘 것", "About this file";
    /// What a broken post still offers.
    still_readable: "글은 적힌 그대로 읽을 수 있습니다.", "Its text can still be read as written.";
    /// Before what would have been understood.
    expected: "있어야 할 것", "Expected";
    /// Before what stands there.
    found: "적힌 것", "Found";
    /// On the button that loads all images of a post.
    images_load: "이 글의 그림 불러오기", "Load the images of this post";
    /// On the button that loads one image.
    image_load: "그림 불러오기", "Load the image";
    /// In place of an image that did not come.
    image_lost: "그림을 불러오지 못했습니다", "The image could not be loaded";
    /// In place of a description.
    no_alt: "설명이 없는 그림", "Image without a description";
    /// On the button that loads a deck into the page.
    embed_load: "여기서 보기", "Show it here";
    /// From a footnote to where it was called.
    footnote_back: "본문으로", "Back to the text";
    /// On the button that copies code.
    copy: "복사", "Copy";
    /// When it has been copied.
    copied: "복사했습니다", "Copied";
    /// Setting.
    theme: "화면", "Theme";
    /// Choice of the theme.
    theme_system: "시스템을 따름", "As the system";
    /// Choice of the theme.
    theme_light: "밝은 종이", "Light paper";
    /// Choice of the theme.
    theme_dark: "어두운 종이", "Dark paper";
    /// Setting.
    text_size: "글자 크기", "Text size";
    /// A step of the text size.
    size_1: "아주 작게", "Very small";
    /// A step of the text size.
    size_2: "작게", "Small";
    /// A step of the text size.
    size_3: "보통", "Ordinary";
    /// A step of the text size.
    size_4: "크게", "Large";
    /// A step of the text size.
    size_5: "아주 크게", "Very large";
    /// A text to try the size on.
    sample: "발표가 끝나고 남은 것은 슬라이드 몇 장과, 급히 적은 메모 한 줄이었다.", "What was left of the talk were a few slides and one line of hurried notes.";
    /// Setting.
    interface_language: "언어", "Language";
    /// Choice of the language.
    language_auto: "글에 맞춤", "As the notes";
    /// Setting.
    images: "다른 사이트의 그림", "Images of other sites";
    /// What the setting does.
    images_why: "그림을 불러오면 그 사이트가 방문을 알게 됩니다. 글마다 따로 허락할 수도 있습니다.", "A site learns of your visit when its images load. You can also allow them post by post.";
    /// Choice of the images.
    images_ask: "누를 때만", "When I ask";
    /// Choice of the images.
    images_always: "늘 불러오기", "Always";
    /// Takes back what was allowed post by post.
    images_forget: "글마다 준 허락 거두기", "Take back what was allowed post by post";
    /// When the browser keeps nothing.
    storage_blocked: "이 브라우저가 저장을 막아 두었습니다. 설정은 이 탭을 닫을 때까지만 남습니다.", "This browser blocks storage. Settings last until you close this tab.";
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

    /// Which page of a list, of how many.
    pub fn page_of(&self, page: u32, pages: u32) -> String {
        match self.language {
            Language::Korean => format!("{pages}쪽 가운데 {page}쪽"),
            Language::English => format!("page {page} of {pages}"),
        }
    }

    /// A number of tags.
    pub fn tags(&self, n: usize) -> String {
        self.count(n, "태그 {}개", "{} tag", "{} tags")
    }

    /// A number of speakers.
    pub fn people(&self, n: usize) -> String {
        self.count(n, "발표자 {}명", "{} speaker", "{} speakers")
    }

    /// A stretch of a day in which nothing was noted.
    pub fn gap(&self, minutes: u32) -> String {
        let n = minutes as usize;
        self.count(
            n,
            "{}분 동안 적은 것 없음",
            "nothing noted for {} minute",
            "nothing noted for {} minutes",
        )
    }

    /// How many images a post holds back.
    pub fn images_held(&self, n: usize) -> String {
        self.count(
            n,
            "다른 사이트의 그림 {}장을 아직 불러오지 않았습니다",
            "{} image of another site is not loaded",
            "{} images of other sites are not loaded",
        )
    }

    /// Where a finding is.
    pub fn place(&self, line: u32, column: u32) -> String {
        match self.language {
            Language::Korean => format!("{line}행 {column}열"),
            Language::English => format!("line {line}, column {column}"),
        }
    }

    /// A kind of session; an ordinary talk needs no word.
    pub fn kind(&self, kind: Kind) -> Option<&'static str> {
        match kind {
            Kind::Keynote => Some(self.keynote),
            Kind::Tutorial => Some(self.tutorial),
            Kind::Lightning => Some(self.lightning),
            Kind::Panel => Some(self.panel),
            Kind::Workshop => Some(self.workshop),
            Kind::Talk | Kind::Other => None,
        }
    }

    /// A kind of link.
    pub fn link_kind(&self, kind: LinkKind) -> &'static str {
        match kind {
            LinkKind::Slides => self.link_slides,
            LinkKind::Video => self.link_video,
            LinkKind::Code => self.link_code,
            LinkKind::Paper => self.link_paper,
            LinkKind::Other => self.link_other,
        }
    }

    /// A civil date.
    pub fn date(&self, date: Date) -> String {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let Date { year, month, day } = date;
        match self.language {
            Language::Korean => format!("{year}. {month}. {day}."),
            Language::English => format!("{day} {} {year}", MONTHS[(month as usize + 11) % 12]),
        }
    }

    /// How many posts there are and how much room they take, in bytes: a fetch is told before it is made.
    pub fn amount(&self, posts: u32, bytes: u32) -> String {
        let tenths = bytes.div_ceil(100_000);
        let posts = self.posts(posts as usize);
        match tenths {
            ..10 => format!("{posts}, {} KB", bytes.div_ceil(1000)),
            _ => format!("{posts}, {}.{} MB", tenths / 10, tenths % 10),
        }
    }

    /// How many posts would appear.
    pub fn would_show(&self, n: usize) -> String {
        self.count(n, "빼면 {}편", "{} post without it", "{} posts without it")
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

    #[test]
    fn the_language_follows_the_notes() {
        assert_eq!(Language::for_notes(notes::Lang::Ja), Language::English);
        for language in [Language::Korean, Language::English] {
            assert_eq!(Language::of_tag(language.tag()), language);
            assert_eq!(Language::for_notes(language.of_notes()), language);
        }
        assert_eq!(Language::of_tag("fr"), Language::Korean);
    }

    #[test]
    fn numbers_in_phrases() {
        assert_eq!(KO.sessions(12), "세션 12개");
        assert_eq!(EN.sessions(1), "1 session");
        assert_eq!(EN.decks(0), "0 decks");
        assert_eq!(EN.page_title("Slides"), "Slides · Hugi");
        assert_eq!(KO.amount(5, 239_001), "글 5편, 240 KB");
        assert_eq!(EN.amount(1, 1_240_000), "1 post, 1.3 MB");
        assert_eq!(EN.amount(300, 12_000_000), "300 posts, 12.0 MB");
    }
}
