//! What the page gets to see of a post.

use expect_test::{Expect, expect};

use super::*;

const WORDS: Words<'static> = Words {
    load_embed: "show",
    load_image: "load",
    no_alt: "no description",
    footnote_back: "back",
    copy: "copy",
};

fn html(markdown: &str, remote_images: bool) -> String {
    let (post, _) = crate::parse(markdown, &crate::Source { name: "a.md".to_owned() });
    let options = Options { remote_images, heading_base: 2, words: WORDS };
    let mut footnotes = Footnotes::of(&post);
    post.segments.iter().map(|segment| render(&segment.blocks, &mut footnotes, &options)).collect()
}

#[track_caller]
fn check(markdown: &str, expected: Expect) {
    expected.assert_eq(&html(markdown, true));
}

#[test]
fn running_text() {
    check(
        "**머신러닝(ML)**은 *쉽다* ~~아니다~~ `a<b`  \n둘째 줄\n",
        expect![[r#"
            <p><strong>머신러닝(ML)</strong>은 <em>쉽다</em> <s>아니다</s> <code>a&lt;b</code><br>
            둘째 줄</p>
        "#]],
    );
}

#[test]
fn lists_and_tasks() {
    check(
        "3. 셋\n4. 넷\n   - [x] 한 일\n   - [ ] 할 일\n",
        expect![[r#"
            <ol start="3">
            <li>셋</li>
            <li>넷<ul>
            <li class="task"><input type="checkbox" disabled checked> 한 일</li>
            <li class="task"><input type="checkbox" disabled> 할 일</li>
            </ul>
            </li>
            </ol>
        "#]],
    );
}

#[test]
fn headings_are_fitted_under_the_page() {
    check(
        "### 가\n\n##### 나\n\n[위로](#가)\n",
        expect![[r##"
            <h2 id="n-가">가</h2>
            <h4 id="n-나">나</h4>
            <p><a href="#n-가">위로</a></p>
        "##]],
    );
}

#[test]
fn code_and_tables() {
    check(
        "```rust,ignore\nlet a = \"<b>\";\n```\n\n| 가 | 나 |\n|---|---|\n| 1 | `2` |\n",
        expect![[r#"
            <div class="code"><button type="button" class="copy">copy</button><pre tabindex="0"><code data-language="rust">let a = &quot;&lt;b&gt;&quot;;
            </code></pre></div>
            <div class="table" tabindex="0"><table>
            <thead><tr><th>가</th><th>나</th></tr></thead><tbody>
            <tr><td>1</td><td><code>2</code></td></tr>
            </tbody></table></div>
        "#]],
    );
}

#[test]
fn a_table_without_rows_is_nothing() {
    check(
        "<table>\n\n뒤[^1]\n\n[^1]: <table>\n",
        expect![[r##"
        <p>뒤<sup class="footnote-reference"><a href="#n-fn-1" id="n-fn-1-from">1</a></sup></p>
        <section class="footnotes"><ol>
        <li id="n-fn-1"><a class="footnote-back" href="#n-fn-1-from" aria-label="back">↩</a></li>
        </ol></section>
    "##]],
    );
}

#[test]
fn images_with_captions() {
    check(
        "![무대](https://a.org/1.png)*발표장*\n![둘](b.png)\n",
        expect![[r#"
            <figure class="image"><img loading="lazy" decoding="async" referrerpolicy="no-referrer" src="https://a.org/1.png" alt="무대"><figcaption>발표장</figcaption></figure>
            <figure class="image"><img loading="lazy" decoding="async" referrerpolicy="no-referrer" src="b.png" alt="둘"></figure>
        "#]],
    );
}

#[test]
fn remote_images_wait_for_the_reader() {
    let html = html("- <img src=\"https://a.org/1.png\">\n", false);
    assert!(!html.contains("<img"), "{html}");
    assert!(
        html.contains(
            "<button type=\"button\" class=\"image-load\" data-src=\"https://a.org/1.png\""
        ),
        "{html}"
    );
    assert!(html.contains("no description"), "{html}");
}

#[test]
fn frames_become_cards() {
    check(
        "<iframe src=\"//www.slideshare.net/slideshow/embed_code/key/4N\" srcdoc=\"<script>x</script>\" onload=x></iframe>\n",
        expect![[r#"
            <figure class="embed" data-embed="https://www.slideshare.net/slideshow/embed_code/key/4N" data-host="slideshare.net" data-title="slideshare.net"><button type="button" class="embed-load">show · slideshare.net</button><figcaption><a class="chip chip-slides" href="https://www.slideshare.net/slideshow/embed_code/key/4N" target="_blank" rel="noopener noreferrer">slideshare.net</a></figcaption></figure>
        "#]],
    );
}

#[test]
fn footnotes_stand_at_the_end() {
    check(
        "말[^가].\n\n[^가]: 덧붙임\n[^나]: 아무도 안 부름\n",
        expect![[r##"
            <p>말<sup class="footnote-reference"><a href="#n-fn-1" id="n-fn-1-from">1</a></sup>.</p>
            <aside class="footnote"><p>나</p>
            <p>아무도 안 부름</p>
            </aside>
            <section class="footnotes"><ol>
            <li id="n-fn-1"><p>덧붙임</p>
            <a class="footnote-back" href="#n-fn-1-from" aria-label="back">↩</a></li>
            </ol></section>
        "##]],
    );
}

#[test]
fn a_footnote_is_written_once_however_many_sessions_refer_to_it() {
    let session = |n| format!("## {n}:00 파도 {n}\n\n발표자: 김하나\n\n글[^a]\n\n");
    let post = (10..20).map(session).collect::<String>() + "[^a]: 덧붙임\n";
    let html = html(&post, true);
    assert_eq!(html.matches("덧붙임").count(), 1, "{html}");
    assert_eq!(html.matches("href=\"#n-fn-1\"").count(), 10, "{html}");
    assert_eq!(html.matches("id=\"n-fn-1-from\"").count(), 1, "{html}");
}

#[test]
fn raw_html_is_rebuilt() {
    check(
        "<div class=x onclick=y><b>굵게</b> <font color=red>색</font><br>Vec<T>는\n</div>\n\n<h3>제목</h3>\n<ul><li>하나<li>둘</ul>\n",
        expect![[r#"
            <p><strong>굵게</strong> 색<br>
            Vec&lt;T&gt;는 </p>
            <h2 id="n-제목">제목</h2>
            <ul>
            <li>하나</li>
            <li>둘</li>
            </ul>
        "#]],
    );
}

#[test]
fn nothing_hostile_gets_through() {
    let hostile = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1)) ![b](javascript:alert(1))",
        "<a href=\"java\tscript:alert(1)\">a</a>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<math><mtext><style><img src onerror=alert(1)></style></mtext></math>",
        "`<script>`\n\n    <script>alert(1)</script>\n",
        "<style>*{background:url(//evil.example)}</style>",
        "<form action=//evil.example><input name=q></form>",
        "# <img src=x onerror=alert(1)>\n\n| <script>x</script> |\n|---|\n",
    ];
    for markdown in hostile {
        let html = html(markdown, true).to_lowercase();
        for sign in [
            "<script", "javascript:", "<iframe", "<svg", "<math", "<style", "<form", "<input",
            " srcdoc", " on",
        ] {
            let as_attribute =
                sign.starts_with(' ') && tags(&html).iter().any(|tag| tag.contains(sign));
            let as_tag = sign.starts_with('<') && html.contains(sign);
            let as_url = sign == "javascript:" && tags(&html).iter().any(|tag| tag.contains(sign));
            assert!(!as_attribute && !as_tag && !as_url, "{markdown}\n{html}");
        }
    }
}

#[test]
fn what_stands_where_only_a_cell_can_keeps_its_text() {
    for text in [
        "<table><td><table><td>가</table></table>\n",
        "<table><tr><td><table><tr><td>가<td>나</table>다</table>\n",
        "<table><tr><td>라<blockquote>가</blockquote></table>\n",
        "<table><tr><blockquote>가</blockquote></tr></table>\n",
        "<table><tr><td><li>가</li></td></tr></table>\n",
        "<table><li>가</li></table>\n",
        "<table><tr><td><ul><li>가<li>나</ul></td></tr></table>\n",
        "<h2><li>가</li></h2>\n",
        "<h2><ul><li>가</ul></h2>\n",
        "<table><pre>가</pre></table>\n",
        "<table><tr><pre>가</pre></table>\n",
        "<table><tr><ul><li>가</ul></table>\n",
    ] {
        let html = html(text, true);
        assert!(html.contains("가"), "{text}{html}");
    }
}

/// The tags of some HTML, without the text between them.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag)).collect()
}
