//! `hugi inspect` as a person and as a script calls it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::expect;

const GOOD: &str = "---\ntitle: SeaCon 2024 1일차 후기\ndate: 2024-05-03\ntags: [바다, 파도]\n---\n\
    ## 10:00-10:45/ 모래로 짓는 캐시\n- 김하나님, 바다연구소\n- [발표 자료](https://speakerdeck.com/sea/sand)\n\n\
    ## 11:00/ 등대와 합의\n- 적은 것이 없다\n";
const BROKEN: &str = "---\ntitle: \"열린 따옴표\ntags: [a, b\n---\n그래도 읽힌다\n";

/// A folder of the test's own, with the two posts in it.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    std::fs::write(folder.join("seacon-2024-day1.md"), GOOD).expect("a file can be written");
    std::fs::write(folder.join("broken.md"), BROKEN).expect("a file can be written");
    folder
}

fn inspect(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hugi"));
    command.current_dir(folder).arg("inspect").args(arguments).output().expect("the command runs")
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_table_for_people() {
    let output = inspect(&folder("table"), &["seacon-2024-day1.md"]);
    expect![[r#"
        seacon-2024-day1.md
          SeaCon 2024 1일차 후기
          SeaCon 2024 · 2024-05-03 · 2 sessions · 1 min
          tags: 바다, 파도

          1일차
            1  10:00–10:45 모래로 짓는 캐시  (김하나 · slides)  line 6
            2  11:00 등대와 합의  line 10
    "#]]
    .assert_eq(&printed(&output));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn findings_say_where_and_what_to_do() {
    let output = inspect(&folder("findings"), &["broken.md"]);
    expect![[r#"
        broken.md
          열린 따옴표
          no event · no date · 0 sessions · 1 min
          tags: a, b

        error: expected a closing quotation mark, found "열린 따옴표
          --> broken.md:2:8
          help: Close the quotation mark, or leave both out.

        error: expected a closing bracket, found [a, b
          --> broken.md:3:7
          help: Close the list on its last line.
    "#]]
    .assert_eq(&printed(&output));
    assert_eq!(output.status.code(), Some(0), "findings are no failure unless --strict asks");
}

#[test]
fn exit_codes() {
    let folder = folder("codes");
    let code = |arguments: &[&str]| inspect(&folder, arguments).status.code();
    assert_eq!(code(&["--strict", "seacon-2024-day1.md"]), Some(0));
    assert_eq!(code(&["--strict", "seacon-2024-day1.md", "broken.md"]), Some(1));
    assert_eq!(code(&["nowhere.md"]), Some(2));
    assert_eq!(code(&["--jsn", "broken.md"]), Some(2));
    assert_eq!(code(&[]), Some(2));
}

#[test]
fn a_missing_file_does_not_hide_the_others() {
    let output = inspect(&folder("missing"), &["nowhere.md", "seacon-2024-day1.md"]);
    assert!(printed(&output).contains("모래로 짓는 캐시"));
    assert!(
        String::from_utf8_lossy(&output.stderr)
            .starts_with("nowhere.md: expected a readable file, found:")
    );
}

#[test]
fn json_in_the_shape_of_the_gold_files() {
    let output = inspect(&folder("json"), &["--json", "seacon-2024-day1.md"]);
    let posts: serde_json::Value = serde_json::from_str(&printed(&output)).expect("JSON");
    let post = &posts[0];
    assert_eq!(post["file"], "seacon-2024-day1.md");
    assert_eq!(post["event"], serde_json::json!({ "name": "SeaCon", "year": 2024 }));
    assert_eq!(post["days"], serde_json::json!([{ "n": 1, "date": null, "label": "1일차" }]));
    let expected = serde_json::json!({
        "title": "모래로 짓는 캐시", "line": 6, "day": 1, "start": "10:00", "end": "10:45", "kind": "talk",
        "speakers": ["김하나"], "links": [{ "url": "https://speakerdeck.com/sea/sand", "kind": "slides" }],
    });
    assert_eq!(post["sessions"][0], expected);
    assert_eq!(post["meta"]["tags"], serde_json::json!(["바다", "파도"]));
}

#[test]
fn explanations_name_signs_and_bars() {
    let folder = folder("explain");
    let text =
        "## 1. 파도 세기 - 김하나님\n\n글\n\n## 2. 바다 재기 - 이두리님\n\n글\n\n## 점심\n\n글\n";
    std::fs::write(folder.join("sea.md"), text).expect("a file");
    let output = inspect(&folder, &["--explain", "sea.md"]);
    let printed = printed(&output);
    assert!(output.status.success());
    assert!(printed.contains("    1  taken  1. 파도 세기 - 김하나님  [heading 2]"), "{printed}");
    assert!(printed.contains("signs: speaker-in-head 4, number 1, notes 1"), "{printed}");
    assert!(printed.contains("    9  left   점심  [heading 2]"), "{printed}");
    assert!(printed.contains("visit: Registration"), "{printed}");
}
