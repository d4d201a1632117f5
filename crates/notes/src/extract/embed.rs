//! Embedded decks and the captions that name them.

use crate::LinkKind;
use crate::extract::leaf::{Body, is_blank};
use crate::extract::link;
use crate::tree::{Block, BlockKind, Inline};

/// Gives embedded decks without a title of their own the one in their caption, so that the frame has a name.
pub(crate) fn name_by_captions(blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let BlockKind::Paragraph(content) = &blocks[at].kind else { continue };
        let Some(title) = deck(content).and_then(|_| caption(blocks, at)) else { continue };
        if let BlockKind::Paragraph(content) = &mut blocks[at].kind {
            for inline in content {
                if let Inline::Embed(embed) = inline
                    && embed.title.is_empty()
                {
                    embed.title.clone_from(&title);
                    embed.captioned = true;
                }
            }
        }
    }
}

/// The deck that a line embeds, if it starts with it.
pub(crate) fn deck(line: &[Inline]) -> Option<&crate::tree::Embed> {
    match line.iter().find(|inline| !is_blank(inline))? {
        Inline::Embed(embed) => {
            let slides = link::kind(&embed.url, &embed.title) == LinkKind::Slides;
            (slides || !embed.url.contains('/')).then_some(embed)
        }
        _ => None,
    }
}

/// The title of an embedded deck: the label of the first link to slides in its paragraph or the next one.
fn caption(blocks: &[Block], at: usize) -> Option<String> {
    let near = &blocks[at..(at + 2).min(blocks.len())];
    let texts =
        near.iter().take_while(|block| matches!(block.kind, BlockKind::Paragraph(_))).count();
    let links = link::collect(&Body::new(&near[..texts]).leaves);
    let caption = links
        .into_iter()
        .find(|link| link.kind == LinkKind::Slides && !link.embedded && !link.label.is_empty());
    caption.map(|link| link.label)
}
