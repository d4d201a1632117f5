//! A small library for the tests of feeds and heads: three posts, of which one says nearly nothing.

use notes::{Catalog, Date, Day, Entry, Evidence, Source, Time};

/// A post with a title and a date.
pub(super) fn post(slug: &str, year: i32) -> Entry {
    let text = format!("---\ntitle: {slug}\ndate: {year}-05-03\n---\n글.\n");
    parsed(&format!("{slug}.md"), &text)
}

fn parsed(file: &str, text: &str) -> Entry {
    let (post, findings) = notes::parse(text, &Source { name: file.to_owned() });
    let path = format!("posts/{}.md", post.slug);
    Entry::new(&post, file, path, findings)
}

/// Three posts: one whole, one that states a year only, one without any date.
pub(super) fn catalog() -> Catalog {
    let mut whole = parsed(
        "물결.md",
        "---\ntitle: 물결 서밋 2019 둘째 날 후기\ndate: 2019-08-18\nauthor: 김하나\ndescription: 소개 한 줄\n\
         tags: [Rust, 머신 러닝, 'a/b']\n---\n\n## 둘째날\n\n### 10:00-10:40/ 캐시는 왜 틀리는가\n- 이두리님, 박세나님\n\n글.\n\n\
         [발표 자료](https://speakerdeck.com/example/first)\n\n### 11:00-11:40/ \\</script> 없이 사는 법\n- 정다온님\n\n글.\n",
    );
    whole.days = vec![Day {
        n: 2,
        date: Date::new(2019, 8, 17),
        label: "둘째날".to_owned(),
        from: Evidence::Line(9),
    }];
    for (session, start) in whole.sessions.iter_mut().zip([10, 11]) {
        session.day = Some(2);
        session.start = Some(Time { hour: start, minute: 0 });
    }
    let english = parsed(
        "b.md",
        "---\ntitle: Harbor Conf 2017 notes\ntags: [rust]\n---\n\nI went to Harbor Conf 2017 and wrote these words down.\n\n\
         ## 10:00 - 10:40 Caches That Lie\n\nSpeaker: Abigail Thorne\n\nMany words in English about the talk that I heard there, one after the other.\n\n\
         ## 11:00 - 11:40 Queues Without Tears\n\nSpeaker: Cormac Delaney\n\nMore words in English about another talk.\n",
    );
    Catalog { posts: vec![whole, english, parsed("undated.md", "# undated\n\n글.\n")] }
}
