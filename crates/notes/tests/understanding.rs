//! What is understood of a post, shape by shape, on texts of our own: one line a fact.

use expect_test::{Expect, expect};
use notes::{Evidence, LinkKind, Source};

#[track_caller]
fn check_file(name: &str, markdown: &str, expected: Expect) {
    let (post, findings) = notes::parse(markdown, &Source { name: name.to_owned() });
    let mut facts = String::new();
    if let Some(event) = &post.event {
        facts.push_str(&format!("event {:?} {:?} {}\n", event.name, event.year, from(event.from)));
    }
    for day in &post.days {
        let date = day.date.map(|date| format!(" {date}")).unwrap_or_default();
        facts.push_str(&format!("day {} {:?}{date} {}\n", day.n, day.label, from(day.from)));
    }
    for segment in &post.segments {
        let (first, end) = segment.lines;
        let Some(session) = segment.session.map(|index| &post.sessions[index]) else {
            facts.push_str(&format!("{first}..{end} notes, {} blocks\n", segment.blocks.len()));
            continue;
        };
        facts.push_str(&format!("{first}..{end} {:?} {:?}", session.kind, session.title));
        let time =
            |time: Option<notes::Time>| time.map(|time| time.to_string()).unwrap_or_default();
        if session.start.or(session.end).is_some() {
            facts.push_str(&format!(" {}-{}", time(session.start), time(session.end)));
        }
        facts.extend(session.code.iter().map(|code| format!(" code {code}")));
        facts.extend(session.day.map(|day| format!(" day {day}")));
        facts.extend(session.speakers.iter().map(|name| format!(" by {name}")));
        facts.extend(
            session
                .links
                .iter()
                .filter(|link| link.kind != LinkKind::Other)
                .map(|link| format!(" {:?} {}", link.kind, link.url)),
        );
        facts.push('\n');
    }
    facts.extend(
        post.other_slides.iter().map(|link| format!("deck {} line {}\n", link.url, link.line)),
    );
    facts.extend(findings.iter().map(|finding| {
        format!("{} {}:{} {finding}\n", finding.severity(), finding.line, finding.column)
    }));
    expected.assert_eq(&facts);
}

fn from(evidence: Evidence) -> String {
    match evidence {
        Evidence::Title => "(title)".to_owned(),
        Evidence::FileName => "(file name)".to_owned(),
        Evidence::Line(line) => format!("(line {line})"),
    }
}

#[track_caller]
fn check(markdown: &str, expected: Expect) {
    check_file("post.md", markdown, expected);
}

#[test]
fn items_under_day_labels() {
    check_file(
        "oceancon-2024.md",
        "---\ntitle: OceanCon 2024 후기\n---\n\n들어가는 말\n\n**첫째날**\n- Grace Hopper 키노트\n  - 컴파일러 이야기\n- 파도 세기\n  - 수식이 많았다\n\n**둘째날 (5월 4일)**\n- 아침은 건너뛰고 오후에 갔다.\n- 조개의 분산 처리\n  - 좋았다\n\n**아쉬운 점**\n- 자리가 좁았다\n",
        expect![[r#"
            event "OceanCon" Some(2024) (title)
            day 1 "첫째날" (line 7)
            day 2 "둘째날" (line 13)
            4..8 notes, 2 blocks
            8..10 Keynote "Grace Hopper 키노트" day 1 by Grace Hopper
            10..13 Talk "파도 세기" day 1
            13..15 notes, 2 blocks
            15..18 Talk "조개의 분산 처리" day 2
            18..20 notes, 2 blocks
        "#]],
    );
}

#[test]
fn headings_with_speakers_in_the_first_item() {
    check(
        "### 모래로 짓는 캐시\n- 김하나님 \n- [발표 자료](https://drive.google.com/file/d/1/view)\n- 캐시는 모래성\n\n---\n\n### 등대와 합의 알고리즘\n- 이두리님(등대지기), 박세찬님\n- [Github](https://github.com/lighthouse/raft)\n- 역시 세찬님!\n\n---\n\n### 더 읽을 자료\n- [물결](https://speakerdeck.com/wave/one)\n",
        expect![[r#"
            1..8 Talk "모래로 짓는 캐시" by 김하나 Slides https://drive.google.com/file/d/1/view
            8..15 Talk "등대와 합의 알고리즘" by 이두리 by 박세찬 Code https://github.com/lighthouse/raft
            15..17 notes, 2 blocks
            deck https://speakerdeck.com/wave/one line 16
            note 1:1 expected front matter between two lines `---`, found ### 모래로 짓는 캐시
        "#]],
    );
}

#[test]
fn headings_with_sub_headings_inside() {
    check(
        "## 다녀온 후기\n- 재밌었다\n\n## 갈매기 예측\n---\n- 김하나님, 바다연구소\n\n### 접근 방법\n- 관찰\n\n### 결론\n- 난다\n\n## 조류 지도 만들기\n---\n- 바다상사 : 지도 회사\n\t- CTO, 이두리님 \n\n### Tips\n- 작게\n",
        expect![[r#"
            1..4 notes, 2 blocks
            4..14 Talk "갈매기 예측" by 김하나
            14..21 Talk "조류 지도 만들기" by 이두리
            note 1:1 expected front matter between two lines `---`, found ## 다녀온 후기
        "#]],
    );
}

#[test]
fn embedded_decks_with_captions() {
    let frame = |key: &str, title: &str| {
        format!(
            "<iframe src=\"//www.slideshare.net/slideshow/embed_code/key/{key}\"> </iframe> <div> <strong> <a href=\"//www.slideshare.net/sea/{key}-1\" title=\"{title}\">{title}</a> </strong> from <strong><a href=\"https://www.slideshare.net/sea\">Sea</a></strong> </div>\n\n"
        )
    };
    check_file(
        "seacon-2023-day2.md",
        &format!(
            "---\ntitle: 'SeaCon 2023 2일차 후기'\n---\n{}- 좋은 발표\n\n{}- 더 좋은 발표\n\n끝으로 한마디.\n",
            frame("aaa", "[112]산호의 스트림"),
            frame("bbb", "해류 DB")
        ),
        expect![[r#"
            event "SeaCon" Some(2023) (title)
            day 2 "2일차" (title)
            4..8 Talk "산호의 스트림" code 112 day 2 Slides //www.slideshare.net/slideshow/embed_code/key/aaa Slides //www.slideshare.net/sea/aaa-1
            8..12 Talk "해류 DB" day 2 Slides //www.slideshare.net/slideshow/embed_code/key/bbb Slides //www.slideshare.net/sea/bbb-1
            12..13 notes, 1 blocks
        "#]],
    );
}

#[test]
fn time_slots_in_headings() {
    check_file(
        "reefcon-2022-day1.md",
        "---\ntitle: \"REEFCON DAY 1 REVIEW\"\n---\n### -10:00/ REGISTER & BOOTH\n줄이 길었다\n\n### 10:00-10:45/ 산호 관측\n적어 둔 것\n\n### 11:00~11:45/ \\[DAY 1\\] Meet the Speakers!\n\n### 12:00 / 말미잘의 비동기\n끝\n",
        expect![[r#"
            event "REEFCON" Some(2022) (title)
            day 1 "DAY 1" (title)
            4..7 notes, 2 blocks
            7..10 Talk "산호 관측" 10:00-10:45 day 1
            10..12 Workshop "[DAY 1] Meet the Speakers!" 11:00-11:45 day 1
            12..14 Talk "말미잘의 비동기" 12:00- day 1
        "#]],
    );
}

#[test]
fn a_post_without_a_programme_has_no_session() {
    check(
        "# 바다에 다녀와서\n\n## 등록\n줄을 섰다\n\n## 점심\n김밥\n\n## 느낀 점\n- 바다는 넓다\n- 다음에 또 가야지\n",
        expect![[r#"
            1..12 notes, 7 blocks
            note 1:1 expected front matter between two lines `---`, found # 바다에 다녀와서
        "#]],
    );
}

#[test]
fn bad_input_is_named_and_kept() {
    check(
        "\u{feff}---\r\ntitle: \"열린\r\ndate: 언젠가\r\n---\r\n글\u{1}\r\n\r\n```\r\n끝없는 코드\r\n",
        expect![[r#"
            1..9 notes, 3 blocks
            error 2:8 expected a closing quotation mark, found "열린
            warning 3:7 expected a date like 2026-05-14, found 언젠가
            warning 5:2 expected printable text, found U+0001
            warning 7:1 expected a closing code fence, found none
        "#]],
    );
}

#[test]
fn the_author_says_which_headings_are_sessions() {
    let post = |hugi: &str| {
        format!(
            "---\ntitle: 바다 모임\nhugi:\n{hugi}---\n\n## 파도\n\n글\n\n## 산책\n\n글\n\n### 조개\n\n끝으로\n"
        )
    };
    check(
        &post("  level: 2\n  not_sessions: [산책]\n  day: 2\n  event: SeaCon 2024\n"),
        expect![[r#"
            event "SeaCon" Some(2024) (line 7)
            day 2 "2" (line 6)
            9..10 notes, 0 blocks
            10..14 Talk "파도" day 2
            14..21 notes, 4 blocks
        "#]],
    );
    check(
        &post("  sessions: [조개, 끝으로, 없는 말]\n"),
        expect![[r#"
            6..15 notes, 4 blocks
            15..17 Talk "조개"
            17..18 Talk "끝으로"
            warning 4:23 expected a title that stands in the post, found 없는 말
        "#]],
    );
    check(
        &post("  level: 9\n  days: 2\n"),
        expect![[r#"
        7..19 notes, 6 blocks
        warning 4:10 expected a heading level from 1 to 6, found 9
        warning 5:9 expected event, day, level, sessions, not_sessions or speakers, found days
    "#]],
    );
    check(
        "---\ntitle: 후기\nhugi: false\n---\n\n## [101] 파도\n\n[발표 자료](https://speakerdeck.com/a/b)\n\n## [102] 바다\n\n[발표 자료](https://speakerdeck.com/a/c)\n",
        expect![[r#"
            5..13 notes, 4 blocks
            deck https://speakerdeck.com/a/b line 8
            deck https://speakerdeck.com/a/c line 12
        "#]],
    );
}

#[test]
fn a_plan_lends_its_times_and_speakers_to_the_notes() {
    check(
        "# SeaCon 2024\n\n## 일정\n\n- 10:00 ~ 10:40 파도 세기 (김하나)\n- 11:00 ~ 11:40 바다 재기 (이두리)\n- 13:00 ~ 13:40 모래 나누기 (박세찬)\n\n## 파도 세기\n\n좋았다.\n\n## 바다 재기\n\n길었다.\n",
        expect![[r#"
            event "SeaCon" Some(2024) (title)
            1..9 notes, 3 blocks
            9..13 Talk "파도 세기" 10:00-10:40 by 김하나
            13..16 Talk "바다 재기" 11:00-11:40 by 이두리
            note 1:1 expected front matter between two lines `---`, found # SeaCon 2024
        "#]],
    );
}

#[test]
fn rows_of_a_table() {
    check(
        "## 밋업\n\n| 발표자 | 주제 | 발표 자료 |\n|---|---|---|\n| 김하나님 | 파도 세기 | [받기](https://a.org/1.pdf) |\n| 이두리님 | 바다 재기 | [받기](https://a.org/2.pdf) |\n",
        expect![[r#"
            1..5 notes, 2 blocks
            5..6 Talk "파도 세기" by 김하나 Slides https://a.org/1.pdf
            6..7 Talk "바다 재기" by 이두리 Slides https://a.org/2.pdf
            note 1:1 expected front matter between two lines `---`, found ## 밋업
        "#]],
    );
}
