//! The front matter keys of the blog engines, and which of Hugi's own a misspelled one was meant to be.

/// The keys that Hugi reads, by what they say.
const READ: [(&str, &[&str]); 7] = [
    ("title", &["title"]),
    (
        "date",
        &[
            "date", "pub_date", "pubdate", "published", "publishdate", "published_at", "created",
            "created_at", "datetime",
        ],
    ),
    ("author", &["author", "authors", "writer"]),
    ("tags", &["tags", "tag"]),
    ("categories", &["categories", "category"]),
    ("description", &["description", "summary", "excerpt"]),
    ("slug", &["slug"]),
];

/// What authors write when they think in their own language.
const TRANSLATED: [(&str, &str); 22] = [
    ("제목", "title"),
    ("날짜", "date"),
    ("작성일", "date"),
    ("일자", "date"),
    ("글쓴이", "author"),
    ("작성자", "author"),
    ("저자", "author"),
    ("태그", "tags"),
    ("분류", "categories"),
    ("카테고리", "categories"),
    ("요약", "description"),
    ("설명", "description"),
    ("タイトル", "title"),
    ("日付", "date"),
    ("著者", "author"),
    ("タグ", "tags"),
    ("标题", "title"),
    ("日期", "date"),
    ("作者", "author"),
    ("标签", "tags"),
    ("titulo", "title"),
    ("datum", "date"),
];

/// The keys of each engine and its common themes, beyond those that Hugi reads; in lower case.
const ENGINES: [(&str, &str); 10] = [
    (
        "Jekyll",
        "layout permalink excerpt_separator render_with_liquid last_modified_at last_modified toc toc_label toc_icon \
         toc_sticky classes header sidebar comments share related author_profile read_time image images pin math \
         mathjax katex mermaid media_subpath img_path subtitle cover-img thumbnail-img share-img share-title \
         share-description gh-repo gh-badge bigimg feature-img thumbnail background background-image header-img \
         header-style catalog lang ref navigation nav_order parent has_children sitemap defaults collection hidden \
         feature_image feature_text redirect_from redirect_to use_math search search_exclude disqus_comments",
    ),
    (
        "Hugo",
        "aliases audio build cascade cover draft expirydate headless iscjklanguage keywords lastmod linktitle markup \
         menu menus modified outputs params resources translationkey type unpublishdate url videos weight series \
         featured_image featuredimage featured showtoc tocopen hidemeta hidecomments disableshare hideSummary license \
         link linkify lightgallery toc_open topics authors_image banner",
    ),
    (
        "Gatsby",
        "featuredimagealt featuredimgpath templatekey path hero hero_image hero_image_alt slugs canonical socialimage \
         ogimage coverimage update spoiler emoji",
    ),
    (
        "Hexo",
        "updated disablenunjucks top sticky top_img copyright password photos abbrlink mathjax author_link reprint \
         categories_bar excerpt_image cover_image index_img banner_img",
    ),
    ("Pelican", "status template save_as og_image translation headline about gittime"),
    (
        "Zola",
        "taxonomies extra in_search_index sort_by paginate_by insert_anchor_links generate_feeds transparent \
         page_template path_override",
    ),
    (
        "VitePress",
        "titletemplate head hero features navbar aside outline lastupdated editlink footer pageclass sidebardepth \
         isroot prev next home actions",
    ),
    (
        "Docusaurus",
        "id hide_title hide_table_of_contents toc_min_heading_level toc_max_heading_level sidebar_label \
         sidebar_position sidebar_class_name sidebar_custom_props displayed_sidebar pagination_label pagination_next \
         pagination_prev custom_edit_url unlisted last_update author_url author_title author_image_url truncate \
         title_meta parse_number_prefixes",
    ),
    ("Obsidian", "alias cssclass cssclasses publish updated_at modified_at up"),
    (
        "conference notes",
        "event conference speaker speakers session sessions location venue place abstract source sources seo video \
         slides deck website website_url event_date level time duration room track edition year email contact \
         language locale og social twitter github crosspost canonical_url canonicalurl original_url version",
    ),
];

/// What a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Hugi or an engine knows it.
    Known,
    /// It was probably meant to be this one.
    Meant(&'static str),
    /// The author's own.
    Unknown,
}

/// Judges a key among the other keys of its front matter. What is there already cannot have been misspelled.
pub(crate) fn judge(key: &str, all: &[&str]) -> Standing {
    let key = key.to_lowercase();
    if is_known(&key) {
        return Standing::Known;
    }
    let has = |names: &[&str]| all.iter().any(|other| names.contains(&&*other.to_lowercase()));
    let absent = READ.iter().filter(|(_, names)| !has(names));
    let translated = TRANSLATED.iter().find(|(word, _)| *word == key).map(|(_, name)| *name);
    for (main, names) in absent {
        if translated == Some(*main) {
            return Standing::Meant(main);
        }
        if let Some(name) = names.iter().find(|name| is_near(&key, name)) {
            return Standing::Meant(name);
        }
    }
    Standing::Unknown
}

/// Whether a key of Hugi's is one for the main key of its kind: `pub_date` is for `date`.
pub(crate) fn is_for(key: &str, main: &str) -> bool {
    READ.iter().any(|(known, names)| *known == main && names.contains(&key))
}

fn is_known(key: &str) -> bool {
    let mut of_engines = ENGINES.iter().flat_map(|(_, keys)| keys.split_whitespace());
    READ.iter().any(|(_, names)| names.contains(&key))
        || of_engines.any(|known| known.eq_ignore_ascii_case(key))
}

/// Whether one was typed for the other: without regard to spaces and hyphens the same, or a slip or two apart.
fn is_near(key: &str, name: &str) -> bool {
    let squeeze = |text: &str| text.replace([' ', '-', '_'], "");
    if squeeze(key) == squeeze(name) {
        return true;
    }
    // Short words have too many neighbours: `data`, `state` and `log` are words of their own.
    const OWN_WORDS: [&str; 10] =
        ["data", "state", "rate", "dates", "tab", "tabs", "log", "plug", "tile", "late"];
    let slips = match name.len() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    !OWN_WORDS.contains(&key) && strsim::damerau_levenshtein(key, name) <= slips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(matter: &[&str], expected: Standing) {
        assert_eq!(judge(matter[0], matter), expected, "{matter:?}");
    }

    #[test]
    fn slips_of_keys_that_are_missing() {
        check(&["titel", "date"], Standing::Meant("title"));
        check(&["tag s"], Standing::Meant("tags"));
        check(&["Tgas"], Standing::Meant("tags"));
        check(&["pub-date"], Standing::Meant("pub_date"));
        check(&["desciption"], Standing::Meant("description"));
        check(&["catagories"], Standing::Meant("categories"));
        check(&["제목"], Standing::Meant("title"));
        check(&["날짜", "title"], Standing::Meant("date"));
    }

    #[test]
    fn no_slip_if_the_key_is_there() {
        check(&["titles", "title"], Standing::Unknown);
        check(&["제목", "Title"], Standing::Unknown);
    }

    #[test]
    fn engines_and_capitals_are_known() {
        for key in ["Date", "TITLE", "layout", "cover-img", "weight", "featuredImage", "abbrlink"] {
            check(&[key], Standing::Known);
        }
    }

    #[test]
    fn words_of_their_own_are_no_slips() {
        for key in ["data", "state", "dates", "rating", "mood", "weather"] {
            check(&[key], Standing::Unknown);
        }
    }
}
