//! What readers search: the texts of the posts in blocks; of a large library also lists of what stands where, and its words;
//! and the list of all these files.
//!
//! A block whose posts have not changed is not made again: what stands for it leads to the file that is there. Lists and
//! words are made anew when much has changed, and until then a reader looks through what they do not know.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;

use hugi_app::routes::SEARCH;
use notes::catalog::{from_bytes, to_bytes};
use notes::index::hash;
use rayon::prelude::*;
use search::aliases::Aliases;
use search::dictionary::{Order, Vocabulary};
use search::document::Document;
use search::grams::Grams;
use search::lists::Listed;
use search::manifest::{BLOCK, Block, Lists, Manifest, WordFile, digest};

use super::files::{Problem, read, short_digest};
use super::library::Library;
use super::output::{Output, stamp};

/// Up to how many bytes of posts a reader looks through: compressed, they are what lists and their program's part would be.
const LOOKED_THROUGH: u32 = 300_000;

/// How many bytes of lists stand in a file, at least.
const LISTS: usize = 4_000;

/// About how many bytes of words stand in a file: compressed, a quarter of it for test posts.
const WORDS: usize = 32_000;

/// The folder, and what the names of blocks, of lists and of files of words start with.
const FOLDER: &str = "library/";
const BLOCKS: &str = "library/text-";
const GRAMS: &str = "library/gram-";
const SPELLED: &str = "library/word-";

/// A block as it is written.
struct Cut {
    block: Block,
    path: String,
    /// How many bytes of posts it holds.
    bytes: u32,
    /// What it holds, if it was made now.
    made: Option<Vec<Document>>,
}

/// Writes the blocks, the lists, and the list of both, and returns that. `stamps` stand for the posts.
pub(super) fn write(
    library: &Library,
    stamps: &[u64],
    aliases: &Aliases,
    output: &Output,
) -> Result<Manifest, Problem> {
    let before = output.before(BLOCKS);
    let cut = cut(library).into_par_iter().map(|posts| {
        let bytes: Vec<u8> =
            stamps[posts.clone()].iter().flat_map(|stamp| stamp.to_le_bytes()).collect();
        write_block(library, posts, stamp(&[&bytes]), &before, output)
    });
    let mut blocks = cut.collect::<Result<Vec<Cut>, Problem>>()?;
    let manifest = match kept_lists(&mut blocks, output) {
        Some(manifest) => manifest,
        None => lists(&mut blocks, output)?,
    };
    let blocks = blocks.into_iter().map(|cut| cut.block).collect();
    let manifest = Manifest { blocks, aliases: aliases.clone(), ..manifest };
    output.put_bytes(SEARCH, &to_bytes(&manifest))?;
    Ok(manifest)
}

/// The files in which a reader without a network finds the newest posts, by their paths.
pub(super) fn of_newest(manifest: &Manifest, posts: u32) -> Vec<String> {
    let mut before = 0_u32;
    let blocks = manifest.blocks.iter().take_while(|block| {
        let is_wanted = before < posts;
        before = before.saturating_add(block.posts);
        is_wanted
    });
    blocks.map(|block| format!("{FOLDER}{}", block.name())).chain([SEARCH.to_owned()]).collect()
}

/// Cuts a library into blocks, after posts that their own names choose: so that a new post does not move all others.
fn cut(library: &Library) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut start = 0;
    let posts = &library.catalog.posts;
    for (at, post) in posts.iter().enumerate() {
        let length = at + 1 - start;
        let is_chosen = (hash(&post.slug) as usize).is_multiple_of(BLOCK);
        if length == 2 * BLOCK || at + 1 == posts.len() || is_chosen {
            blocks.push(start..at + 1);
            start = at + 1;
        }
    }
    blocks
}

fn write_block(
    library: &Library,
    posts: Range<usize>,
    stamp: u64,
    before: &HashMap<u64, &str>,
    output: &Output,
) -> Result<Cut, Problem> {
    let documents = || -> Vec<Document> {
        let open = posts.clone().filter_map(|at| library.open(at));
        open.map(|open| Document::new(&open.entry, &open.post)).collect()
    };
    let (path, made, bytes) = match before.get(&stamp) {
        Some(path) => ((*path).to_owned(), None, None),
        None => {
            let made = documents();
            let bytes = to_bytes(&made);
            (format!("{BLOCKS}{}.bin", short_digest(&bytes)), Some(made), Some(bytes))
        }
    };
    output.put(&path, stamp, || Ok(bytes.unwrap_or_else(|| to_bytes(&documents()))))?;
    let bytes = posts.clone().map(|at| library.published(at).0).fold(0, u32::saturating_add);
    let digest = named(&path)?;
    let posts = u32::try_from(posts.len()).unwrap_or(u32::MAX);
    Ok(Cut { block: Block { digest, posts, first: None }, path, bytes, made })
}

/// The lists and words of the last bundle, if there are any and they know of most posts; the blocks get their numbers there.
fn kept_lists(blocks: &mut [Cut], output: &Output) -> Option<Manifest> {
    let mut before = output.before(GRAMS);
    before.extend(output.before(SPELLED));
    let bytes = fs::read(output.dist().join(SEARCH)).ok().filter(|_| !before.is_empty())?;
    let manifest: Manifest = from_bytes(&bytes).ok()?;
    let known: HashMap<u64, Option<u32>> =
        manifest.blocks.iter().map(|block| (block.digest, block.first)).collect();
    for cut in &mut *blocks {
        cut.block.first = known.get(&cut.block.digest).copied().flatten();
    }
    let unknown = blocks.iter().filter(|cut| cut.block.first.is_none());
    let bytes = unknown.map(|cut| cut.bytes).fold(0, u32::saturating_add);
    let listed: Vec<(String, u64)> =
        manifest.listed().map(|(name, digest)| (format!("{FOLDER}{name}"), digest)).collect();
    let is_there =
        |(path, digest): &(String, u64)| before.get(digest).is_some_and(|known| known == path);
    if bytes > LOOKED_THROUGH || listed.is_empty() || !listed.iter().all(is_there) {
        return None;
    }
    listed.iter().for_each(|(path, digest)| output.note(path, *digest));
    Some(manifest)
}

/// Makes the lists of a large library, and writes its words; the blocks get their numbers there.
fn lists(blocks: &mut [Cut], output: &Output) -> Result<Manifest, Problem> {
    let all = blocks.iter().map(|cut| cut.bytes).fold(0, u32::saturating_add);
    if all <= LOOKED_THROUGH {
        blocks.iter_mut().for_each(|cut| cut.block.first = None);
        return Ok(Manifest::default());
    }
    // Many blocks at once: to join two sets of lists takes longer, the more of them there are.
    let parts = blocks.par_chunks_mut(64).map(|blocks| {
        let mut listed = Listed::default();
        for cut in blocks {
            let made = match cut.made.take() {
                Some(made) => made,
                None => from_bytes(&read(&output.dist().join(&cut.path))?).map_err(Problem::new)?,
            };
            cut.block.first = Some(listed.append(&Listed::of(&made)));
        }
        Ok(listed)
    });
    let mut listed = Listed::default();
    for (part, blocks) in
        parts.collect::<Result<Vec<_>, Problem>>()?.iter().zip(blocks.chunks_mut(64))
    {
        let first = listed.append(part);
        for cut in blocks {
            cut.block.first = cut.block.first.map(|own| first + own);
        }
    }
    let (names, texts) = (write_lists(&listed.names, output)?, write_lists(&listed.texts, output)?);
    let words = |order: Order| write_words(&listed.words, order, output);
    let (starts, ends) = (words(Order::Starts)?, words(Order::Ends)?);
    Ok(Manifest { names, texts, starts, ends, ..Manifest::default() })
}

/// About how many bytes of lists stand in a file, of so many in all. A first search fetches some four files, of which less
/// than half is left when compressed; and the manifest, in which nine bytes name each of all files, and stay nine: the sum of
/// both is least with the root of five times all.
fn in_a_file(all: usize) -> usize {
    all.saturating_mul(5).isqrt().max(LISTS)
}

fn write_lists(grams: &Grams, output: &Output) -> Result<Vec<Lists>, Problem> {
    let files = grams.files(in_a_file(grams.bytes())).into_par_iter();
    let write = |(from, bytes)| Ok(Lists { digest: write_named(GRAMS, bytes, output)?, from });
    files.map(write).collect()
}

fn write_words(
    words: &Vocabulary,
    order: Order,
    output: &Output,
) -> Result<Vec<WordFile>, Problem> {
    let files = words.files(order, WORDS).into_par_iter();
    let write = |(from, bytes)| Ok(WordFile { digest: write_named(SPELLED, bytes, output)?, from });
    files.map(write).collect()
}

/// Writes a file that has the digest of its content in its name; returns that.
fn write_named(start: &str, bytes: Vec<u8>, output: &Output) -> Result<u64, Problem> {
    let path = format!("{start}{}.bin", short_digest(&bytes));
    let digest = named(&path)?;
    output.put(&path, digest, || Ok(bytes))?;
    Ok(digest)
}

/// The digest in the name of a file.
fn named(path: &str) -> Result<u64, Problem> {
    let expected = || Problem::new(format!("expected 16 hexadecimal digits in {path}"));
    digest(path).ok_or_else(expected)
}
