//! Files as hosts send them: each with a `.br` and a `.gz` beside it, made once instead of for every visitor.
//!
//! Pure, so that many files can be compressed at once; and the same bytes always give the same bytes.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use super::files::{Problem, remove, write};

/// How much time a file is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quality {
    /// For the app's own files, which every reader downloads, and for long pages that are few: Brotli 11 and gzip 9.
    Thorough,
    /// For pages in their thousands: Brotli 5 and gzip 6.
    ///
    /// Measured on 1,000 pages of 13.4 KB, Korean mostly, on one core, optimised for speed:
    ///
    /// | | MB/s | left |
    /// |---|---:|---:|
    /// | Brotli 3 | 68 | 37.0 % |
    /// | Brotli 4 | 67 | 35.0 % |
    /// | **Brotli 5** | **46** | **31.9 %** |
    /// | Brotli 6 | 35 | 31.8 % |
    /// | Brotli 7 | 27 | 30.9 % |
    /// | Brotli 9 | 1.6 | 30.9 % |
    /// | gzip 4 | 109 | 35.3 % |
    /// | **gzip 6** | **116** | **35.1 %** |
    /// | gzip 9 | 78 | 34.7 % |
    ///
    /// Brotli 4 saves nothing over gzip, 5 saves a tenth, 7 three hundredths more for twice the time. With a window of
    /// 2^22 bytes, whatever the size of the page, Brotli 5 takes twice the time.
    Quick,
}

/// A file's bytes in other codings, where they are worth it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Compressed {
    /// Brotli.
    pub(super) br: Option<Vec<u8>>,
    /// gzip.
    pub(super) gz: Option<Vec<u8>>,
}

/// The kinds of files that shrink. Pictures and fonts are compressed already.
const KINDS: [&str; 13] = [
    "html", "css", "js", "mjs", "wasm", "json", "webmanifest", "xml", "svg", "md", "txt", "bin",
    "ico",
];

/// A smaller file fits into one packet as it is.
const LEAST: usize = 512;

/// Whether a file of that path and size is worth compressing.
pub(super) fn is_worth_it(path: &str, bytes: usize) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let kind = name.rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase());
    bytes >= LEAST && kind.is_some_and(|kind| KINDS.contains(&kind.as_str()))
}

/// Some bytes in both codings; what saves less than a twentieth is left out.
pub(super) fn compressed(bytes: &[u8], quality: Quality) -> Compressed {
    let worth = |coded: Vec<u8>| (coded.len() + bytes.len() / 20 < bytes.len()).then_some(coded);
    // Writing into memory does not fail; should it, the host sends the file as it is.
    Compressed {
        br: brotli(bytes, quality).ok().and_then(worth),
        gz: gzip(bytes, quality).ok().and_then(worth),
    }
}

fn brotli(bytes: &[u8], quality: Quality) -> io::Result<Vec<u8>> {
    let (quality, least) = if quality == Quality::Thorough { (11, 10) } else { (5, 18) };
    // A window just as large as the file. Below 2^18 the encoder of the middle qualities is forty times slower.
    let bits = bytes.len().max(2).next_power_of_two().ilog2();
    let lgwin = i32::try_from(bits).unwrap_or(22).clamp(least, 22);
    let params =
        BrotliEncoderParams { quality, lgwin, size_hint: bytes.len(), ..Default::default() };
    let mut coded = Vec::with_capacity(bytes.len() / 2);
    brotli::BrotliCompress(&mut &*bytes, &mut coded, &params)?;
    Ok(coded)
}

fn gzip(bytes: &[u8], quality: Quality) -> io::Result<Vec<u8>> {
    let level = Compression::new(if quality == Quality::Thorough { 9 } else { 6 });
    // No name, no time, no system: they would differ from machine to machine.
    let coder = GzBuilder::new().mtime(0).operating_system(255);
    let mut coder = coder.write(Vec::with_capacity(bytes.len() / 2), level);
    coder.write_all(bytes)?;
    coder.finish()
}

/// Writes the codings of a file beside it, and removes those of an earlier version that it no longer has.
pub(super) fn write_beside(file: &Path, compressed: &Compressed) -> Result<(), Problem> {
    for (beside, coded) in codings(file).iter().zip([&compressed.br, &compressed.gz]) {
        match coded {
            Some(bytes) => write(beside, bytes)?,
            None if beside.is_file() => remove(beside)?,
            None => {}
        }
    }
    Ok(())
}

/// Where the codings of a file lie: Brotli, gzip.
pub(super) fn codings(file: &Path) -> [PathBuf; 2] {
    ["br", "gz"].map(|ending| {
        let mut name = file.as_os_str().to_owned();
        name.push(format!(".{ending}"));
        name.into()
    })
}

/// Whether a path is that of a coding beside another file: such files are of nobody's list.
pub(super) fn is_coding(path: &str) -> bool {
    let plain = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"));
    plain.is_some_and(|plain| is_worth_it(plain, LEAST))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read as _;

    use flate2::read::GzDecoder;
    use proptest::prelude::*;

    use super::*;

    fn back(compressed: &Compressed) -> [Option<Vec<u8>>; 2] {
        let br = compressed.br.as_ref().map(|bytes| {
            let mut plain = Vec::new();
            brotli::BrotliDecompress(&mut bytes.as_slice(), &mut plain).expect("it is Brotli");
            plain
        });
        let gz = compressed.gz.as_ref().map(|bytes| {
            let mut plain = Vec::new();
            GzDecoder::new(bytes.as_slice()).read_to_end(&mut plain).expect("it is gzip");
            plain
        });
        [br, gz]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn what_is_compressed_comes_back(word in "[a-z가-힣<>/ ]{1,40}", times in 1_usize..400) {
            let bytes = word.repeat(times).into_bytes();
            for quality in [Quality::Quick, Quality::Thorough] {
                let coded = compressed(&bytes, quality);
                prop_assert_eq!(&coded, &compressed(&bytes, quality));
                for plain in back(&coded).into_iter().flatten() {
                    prop_assert_eq!(&plain, &bytes);
                }
            }
        }
    }

    #[test]
    fn text_shrinks_and_noise_does_not() {
        let text = include_str!("compress.rs").as_bytes();
        let (quick, thorough) =
            (compressed(text, Quality::Quick), compressed(text, Quality::Thorough));
        let size = |coded: &Option<Vec<u8>>| coded.as_ref().map_or(usize::MAX, Vec::len);
        assert!(size(&thorough.br) < size(&quick.br) && size(&quick.br) < size(&quick.gz));
        assert!(size(&thorough.gz) <= size(&quick.gz) && size(&quick.gz) < text.len() / 2);
        // A multiplicative generator: no two bytes alike for long.
        let noise = (0..4096_u32).scan(1_u32, |state, _| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 24) as u8)
        });
        let noise: Vec<u8> = noise.collect();
        assert_eq!(compressed(&noise, Quality::Quick), Compressed::default());
        assert_eq!(compressed(b"", Quality::Quick), Compressed::default());
    }

    #[test]
    fn nothing_of_the_machine_is_in_it() {
        let gz = compressed(&[b'a'; 2000], Quality::Quick).gz.expect("it shrinks");
        assert_eq!(gz[..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
    }

    #[test]
    fn files_that_shrink() {
        for (path, expected) in [
            ("index.html", true),
            ("a/b.WASM", true),
            ("posts/후기.md", true),
            ("library/index-1.bin", true),
            ("icons/a.png", false),
            ("a.woff2", false),
            ("_headers", false),
            ("a.html/b", false),
            ("a.html.br", false),
        ] {
            assert_eq!(is_worth_it(path, 5000), expected, "{path}");
            assert!(!is_worth_it(path, 511), "{path}");
            assert_eq!(is_coding(&format!("{path}.br")), expected, "{path}");
        }
        assert!(!is_coding("index.html") && !is_coding("a.png.gz"));
    }

    #[test]
    fn what_is_stale_goes() {
        let folder = std::env::temp_dir().join(format!("hugi-compress-{}", std::process::id()));
        let file = folder.join("a.html");
        let long = compressed(&[b'a'; 2000], Quality::Quick);
        write_beside(&file, &long).expect("the test's own folder can be written");
        let read = |ending: &str| fs::read(folder.join(ending)).ok();
        assert_eq!((read("a.html.br"), read("a.html.gz")), (long.br, long.gz));
        write_beside(&file, &Compressed::default()).expect("its files can be removed");
        assert_eq!((read("a.html.br"), read("a.html.gz")), (None, None));
        let _ = fs::remove_dir_all(&folder);
    }
}
