//! `hugi check` as a person and as a script calls it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::expect;
use notes::html::{self, Options, Words};
use unicode_normalization::UnicodeNormalization;

const GOOD: &str = "---\ntitle: SeaCon 2024 1일차 후기\ndate: 2024-05-03\ntags: [바다, 파도]\n---\n\
    ## 10:00-10:45/ 모래로 짓는 캐시\n- 김하나님, 바다연구소\n- [발표 자료](https://speakerdeck.com/sea/sand)\n\n\
    ## 11:00-11:45/ 등대와 합의\n- 빛은 한 번만 돈다\n";
const POOR: &str = "---\ntitel: SeaCon 2024 후기\ndate: 2024-05-03\n---\n\
    ##모래로 짓는 캐시\n파도가 **모든 **것을 지운다. 등대의 **빛 **도 지운다.\n그래도 **남은 ** 것은\n그리고 **또 ** 있다\n\n\
    ![](파도.png) [자료](//speakerdeck.com/sea/sand)\n";
const BROKEN: &str = "---\ntitle: \"열린 따옴표\ndate: 2024-05-03\n---\n글\n";
/// All that `--fix` mends, and code that it must not touch.
const SPOILED: &str = "\u{feff}---\ntitle: SeaCon\ndate: 2024-05-03\n---\r\n\
    \u{1112}\u{1161}\u{11ab}글과 \u{8}[자료](//speakerdeck.com/a/b), [코드](http://github.com/a/b)\n\
    <iframe src=\"//www.slideshare.net/slideshow/embed_code/key/abc\"></iframe>\n\n\
    `//a.kr` http://github.com/shown\n\n```\n[자료](//a.kr/b) \u{8}\n```\n";
const MENDED: &str = "---\ntitle: SeaCon\ndate: 2024-05-03\n---\n\
    한글과 [자료](https://speakerdeck.com/a/b), [코드](https://github.com/a/b)\n\
    <iframe src=\"https://www.slideshare.net/slideshow/embed_code/key/abc\"></iframe>\n\n\
    `//a.kr` http://github.com/shown\n\n```\n[자료](//a.kr/b) \u{8}\n```\n";

/// An empty folder of the test's own, with the given posts in it.
fn folder(name: &str, posts: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("check").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the folder of the last run can go");
    }
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    for (name, text) in posts {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
    folder
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hugi"));
    command.current_dir(folder).arg("check").args(arguments).output().expect("the command runs")
}

fn printed(output: &Output) -> String {
    // Empty gutters end in a space.
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn a_report_with_carets_under_wide_letters() {
    let output = check(&folder("report", &[("poor.md", POOR)]), &["poor.md"]);
    expect![[r#"
        poor.md: no conference · 2024-05-03 · no days · no sessions · 1 deck

        warning[misspelled-key]: expected the key `title`, found `titel`
         --> poor.md:2:1
          |
        2 | titel: SeaCon 2024 후기
          | ^^^^^
          |
          = help: Write `title`; `titel` is read over.

        warning[glued-heading]: expected a space behind the `#` of a heading, found `##모`
         --> poor.md:5:1
          |
        5 | ##모래로 짓는 캐시
          | ^^
          |
          = help: Put a space behind `##`.

        warning[raw-stars]: expected bold text, found `**` with a space in front of it, shown as it is
         --> poor.md:6:5
          |
        6 | 파도가 **모든 **것을 지운다. 등대의 **빛 **도 지운다.
          |        ^^^^^^^^^
          |
          = help: Let both `**` touch the words; write `\*\*` or put it in backticks where stars are meant.

        warning[raw-stars]: expected bold text, found `**` with a space in front of it, shown as it is
         --> poor.md:6:24
          |
        6 | 파도가 **모든 **것을 지운다. 등대의 **빛 **도 지운다.
          |                                     ^^^^^^^
          |
          = help: Let both `**` touch the words; write `\*\*` or put it in backticks where stars are meant.
          = note: 2 more in this post: lines 7, 8

        note[image-alt]: expected a description of the image, found an image without one
          --> poor.md:10:1
           |
        10 | ![](파도.png) [자료](//speakerdeck.com/sea/sand)
           | ^^^^^^^^^^^^^
           |
           = help: Write what it shows: `![the stage](…)`.

        note[protocol-relative]: expected an address that begins with `https:`, found //speakerdeck.com/sea/sand
          --> poor.md:10:18
           |
        10 | ![](파도.png) [자료](//speakerdeck.com/sea/sand)
           |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: Put `https:` in front; `--fix` does.

        1 post checked: no errors, 6 warnings, 2 notes, `--fix` mends 1
    "#]].assert_eq(&printed(&output));
    assert_eq!(output.status.code(), Some(0), "warnings are no failure unless --strict asks");
}

#[test]
fn what_was_understood_of_a_good_post() {
    let folder = folder("good", &[("seacon.md", GOOD)]);
    expect![[r#"
        seacon.md: SeaCon 2024 · 2024-05-03 · 1 day · 2 sessions · 1 deck

        1 post checked: no errors, no warnings, no notes
    "#]]
    .assert_eq(&printed(&check(&folder, &["seacon.md"])));
    expect![[r#"
        1 post checked: no errors, no warnings, no notes
    "#]]
    .assert_eq(&printed(&check(&folder, &["--quiet", "seacon.md"])));
}

#[test]
fn surprises_of_the_parser_point_at_their_place() {
    let output = check(&folder("parser", &[("broken.md", BROKEN)]), &["--quiet", "broken.md"]);
    expect![[r#"
        broken.md: no conference · 2024-05-03 · no days · no sessions · no decks

        error[open-quote]: expected a closing quotation mark, found "열린 따옴표
         --> broken.md:2:8
          |
        2 | title: "열린 따옴표
          |        ^^^^^^^^^^^^
          |
          = help: Close the quotation mark, or leave both out.

        1 post checked: 1 error, no warnings, no notes
    "#]]
    .assert_eq(&printed(&output));
}

#[test]
fn exit_codes() {
    let posts = [("good.md", GOOD), ("poor.md", POOR), ("broken.md", BROKEN)];
    let folder = folder("codes", &posts);
    let code = |arguments: &[&str]| check(&folder, arguments).status.code();
    assert_eq!(code(&["good.md"]), Some(0));
    assert_eq!(code(&["--strict", "good.md"]), Some(0));
    assert_eq!(code(&["poor.md"]), Some(0));
    assert_eq!(code(&["--strict", "poor.md"]), Some(1));
    assert_eq!(code(&["broken.md"]), Some(1));
    assert_eq!(code(&["nowhere.md", "good.md"]), Some(2));
    assert_eq!(code(&["--fixx", "good.md"]), Some(2));
    assert_eq!(code(&[]), Some(2));
    assert_eq!(code(&["--rules"]), Some(0));
}

#[test]
fn folders_are_walked_without_what_is_hidden() {
    let posts = [
        ("a/b/one.md", GOOD),
        ("two.markdown", GOOD),
        ("README.md", GOOD),
        ("three.txt", GOOD),
        (".obsidian/four.md", GOOD),
        ("node_modules/five.md", GOOD),
    ];
    let output = check(&folder("walk", &posts), &["--json", "."]);
    let files: serde_json::Value = serde_json::from_str(&printed(&output)).expect("JSON");
    let names: Vec<_> =
        files.as_array().expect("an array").iter().map(|file| &file["file"]).collect();
    assert_eq!(names, ["./a/b/one.md", "./two.markdown"]);
}

#[test]
fn posts_with_one_address_know_of_each_other() {
    let text = GOOD.replace("---\n##", "slug: sea\n---\n##");
    let folder = folder("slugs", &[("a.md", &text), ("b.md", &text)]);
    expect![[r#"
        ./b.md: SeaCon 2024 · 2024-05-03 · 1 day · 2 sessions · 1 deck

        warning[duplicate-slug]: expected an address of its own for every post, found `sea`, which ./a.md has too
         --> ./b.md:5:1
          |
        5 | slug: sea
          | ^^^^^^^^^
          |
          = help: Give one of them another `slug` or file name.

        2 posts checked: no errors, 1 warning, no notes
    "#]].assert_eq(&printed(&check(&folder, &["--quiet", "."])));
}

#[test]
fn json_in_a_shape_that_stays() {
    let output = check(&folder("json", &[("poor.md", POOR)]), &["--json", "poor.md"]);
    let files: serde_json::Value = serde_json::from_str(&printed(&output)).expect("JSON");
    let file = &files[0];
    assert_eq!(
        file["understood"],
        serde_json::json!({
            "title": null, "date": "2024-05-03", "event": null,
            "days": 0, "sessions": 0, "decks": 1,
        })
    );
    let findings = file["findings"].as_array().expect("an array");
    let finding = findings.iter().find(|finding| finding["rule"] == "protocol-relative");
    assert_eq!(
        finding,
        Some(&serde_json::json!({
            "rule": "protocol-relative", "severity": "note", "line": 10, "column": 18, "end_line": 10, "end_column": 44,
            "message": "expected an address that begins with `https:`, found //speakerdeck.com/sea/sand",
            "help": "Put `https:` in front; `--fix` does.", "fixable": true,
        }))
    );
}

#[test]
fn fixes_are_made_once_and_never_in_code() {
    let folder = folder("fix", &[("seacon.md", SPOILED)]);
    let output = check(&folder, &["--fix", "seacon.md"]);
    assert_eq!(std::fs::read_to_string(folder.join("seacon.md")).expect("it is there"), MENDED);
    expect![[r#"
        seacon.md: SeaCon 2024 · 2024-05-03 · no days · no sessions · 2 decks
          fixed 7 findings

        note[http-link]: expected an `https:` address, found http://github.com/shown
         --> seacon.md:8:10
          |
        8 | `//a.kr` http://github.com/shown
          |          ^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: Write https, which github.com serves; readers see this address, so it is yours to change.

        warning[control-character]: expected printable text, found U+0008
          --> seacon.md:11:16
           |
        11 | [자료](//a.kr/b) ␈
           |                  ^
           |
           = help: Take it out by hand: it stands in code, or for a line break.

        1 post checked: no errors, 1 warning, 1 note, 7 fixed
    "#]].assert_eq(&printed(&output));
    let modified = || {
        std::fs::metadata(folder.join("seacon.md")).and_then(|file| file.modified()).expect("there")
    };
    let before = modified();
    check(&folder, &["--fix", "seacon.md"]);
    assert_eq!(modified(), before, "a file without anything to mend is not written");
}

#[test]
fn a_fix_that_readers_would_see_is_not_made() {
    let text = format!("{GOOD}\n\u{1}# 제목\n");
    let folder = folder("kept", &[("seacon.md", &text)]);
    let output = check(&folder, &["--fix", "--quiet", "seacon.md"]);
    assert!(printed(&output).contains("nothing was fixed: readers would have seen a difference"));
    assert_eq!(std::fs::read_to_string(folder.join("seacon.md")).expect("it is there"), text);
}

#[test]
fn bytes_that_are_no_text_are_never_written_back() {
    let folder = folder("latin", &[]);
    let bytes = b"---\ntitle: a\n---\n[a](//a.kr) \xb0\xa1\n";
    std::fs::write(folder.join("a.md"), bytes).expect("written");
    let output = check(&folder, &["--fix", "a.md"]);
    assert!(printed(&output).contains("error[not-utf8]"));
    assert_eq!(std::fs::read(folder.join("a.md")).expect("it is there"), bytes);
}

/// All that a reader sees of a post: its words without tags and without pictures of control characters, and its sessions.
fn shown(text: &str) -> (String, Vec<(String, u32, usize)>) {
    let (post, _) = notes::parse(text, &notes::Source { name: "post.md".to_owned() });
    let words = Words { load_embed: "", load_image: "", no_alt: "", footnote_back: "", copy: "" };
    let options = Options { remote_images: false, heading_base: 2, words };
    let mut footnotes = html::Footnotes::of(&post);
    let pages =
        post.segments.iter().map(|segment| html::render(&segment.blocks, &mut footnotes, &options));
    let page = pages.collect::<String>();
    let words = page.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let sessions = post.sessions.iter().map(|s| (s.title.clone(), s.line, s.links.len()));
    let is_picture = |c| matches!(c, '\u{2400}'..='\u{2421}');
    (words.collect::<String>().replace(is_picture, ""), sessions.collect())
}

/// The bundled posts and, where it lies beside the project, the corpus of real ones.
fn real_posts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders = [root.join("posts"), root.join("../shared/corpus/posts")];
    let files = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    let paths = files.map(|file| file.expect("a folder can be read").path());
    let posts = paths.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    posts
        .map(|path| String::from_utf8_lossy(&std::fs::read(path).expect("readable")).into_owned())
        .collect()
}

#[test]
fn no_real_post_changes_its_face() {
    let posts = real_posts();
    assert!(posts.len() >= 5);
    let spoiled = posts.iter().map(|text| {
        let text: String = text.nfd().collect();
        let mixed = text.replace("\r\n", "\n").replacen("\n\n", "\r\n\r\n", 3);
        format!("\u{feff}{}", mixed.replace("\"https://", "\"//").replace("](https://", "](//"))
    });
    let all: Vec<_> = posts.iter().cloned().chain(spoiled).collect();
    let names: Vec<_> = (0..all.len()).map(|n| format!("post{n}.md")).collect();
    let files: Vec<_> =
        names.iter().map(String::as_str).zip(all.iter().map(String::as_str)).collect();
    let folder = folder("faces", &files);

    let output = check(&folder, &["--fix", "--json", "."]);
    let report: serde_json::Value = serde_json::from_str(&printed(&output)).expect("JSON");
    for file in report.as_array().expect("an array") {
        assert_eq!(file["fix_refused"], false, "{}", file["file"]);
        let findings = file["findings"].as_array().expect("an array");
        let fixable = findings.iter().find(|finding| finding["fixable"] == true);
        assert_eq!(fixable, None, "{}", file["file"]);
    }
    for (name, text) in files {
        let mended = std::fs::read_to_string(folder.join(name)).expect("it is there");
        assert!(shown(&mended) == shown(text), "{name} shows something else");
    }
}
