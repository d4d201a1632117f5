//! A post as HTML for feed readers: no buttons, which nothing there would answer.

use notes::Post;
use notes::html::{Footnotes, Options, Words, render};

use super::super::shell::escape;

/// No words: buttons do not stay.
const WORDS: Words<'_> =
    Words { load_embed: "", load_image: "", no_alt: "", footnote_back: "↩", copy: "" };

/// The whole post. Pictures are for the feed reader to load or not.
pub(in super::super) fn content(post: &Post) -> String {
    let mut footnotes = Footnotes::of(post);
    let mut html = String::new();
    for segment in &post.segments {
        let session = segment.session.and_then(|at| post.sessions.get(at));
        if let Some(session) = session {
            // Segments leave the title to the page; what else stands below it is in their blocks.
            html.push_str(&format!("<h2>{}</h2>\n", escape(&session.title)));
        }
        let heading_base = if session.is_some() { 3 } else { 2 };
        let options = Options { remote_images: true, heading_base, words: WORDS };
        html.push_str(&render(&segment.blocks, &mut footnotes, &options));
    }
    without_buttons(&html)
}

/// HTML of our own without its buttons: they hold text only, and no `<` stands in a value.
fn without_buttons(html: &str) -> String {
    let mut pieces = html.split("<button ");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |html, piece| {
        html + piece.split_once("</button>").map_or(piece, |(_, rest)| rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_whole_and_without_buttons() {
        let text = "---\ntitle: 물결 서밋 2019 후기\n---\n\n여는 글[^1].\n\n## 10:00-10:40/ 캐시는 \\<왜\\> 틀리는가\n- 이두리님\n\n글.\n\n\
                    ```rust\nfn x() {}\n```\n\n![그림](https://img.example.org/1.png)\n\n[^1]: 각주.\n\n\
                    ## 11:00-11:40/ 색인 다시 만들기\n- 정다온님\n\n<iframe src=\"https://www.youtube.com/embed/x0000000001\"></iframe>\n";
        let (post, _) = notes::parse(text, &notes::Source { name: "a.md".to_owned() });
        let html = content(&post);
        expect_test::expect![[r##"
            <p>여는 글<sup class="footnote-reference"><a href="#n-fn-1" id="n-fn-1-from">1</a></sup>.</p>
            <section class="footnotes"><ol>
            <li id="n-fn-1"><p>각주.</p>
            <a class="footnote-back" href="#n-fn-1-from" aria-label="↩">↩</a></li>
            </ol></section>
            <h2>캐시는 &lt;왜&gt; 틀리는가</h2>
            <ul>
            <li>이두리님</li>
            </ul>
            <p>글.</p>
            <div class="code"><pre tabindex="0"><code data-language="rust">fn x() {}
            </code></pre></div>
            <figure class="image"><img loading="lazy" decoding="async" referrerpolicy="no-referrer" src="https://img.example.org/1.png" alt="그림"></figure>
            <h2>색인 다시 만들기</h2>
            <ul>
            <li>정다온님</li>
            </ul>
            <figure class="embed" data-embed="https://www.youtube-nocookie.com/embed/x0000000001" data-host="youtube-nocookie.com" data-title="youtube-nocookie.com"><figcaption><a class="chip chip-slides" href="https://www.youtube-nocookie.com/embed/x0000000001" target="_blank" rel="noopener noreferrer">youtube-nocookie.com</a></figcaption></figure>
        "##]].assert_eq(&html);
    }
}
