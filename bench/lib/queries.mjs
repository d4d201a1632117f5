// What readers type, made from the texts of a library, and where it must be found; the same texts and seed give the same.
import { half, initials, isClosed, isHangul, letters, mistaken } from './hangul.mjs';

/**
 * How many posts hold, at most, what was typed. A query that finds more is none of ours: nobody reads on, and a library that
 * sends what a reader needs would have to send all of itself.
 */
const MOST = 100;

/** Ways to type, by what the report calls them; literal ones stand in the text as they are typed. */
export const CLASSES = {
  'full word': { literal: true, type: (text, draw) => draw(text) },
  prefix: { literal: true, type: (text, draw, n) => cut(draw(text, (word) => word.length > 2), (word) => word.slice(0, 2 + (n % (word.length - 2)))) },
  'inside a word': { literal: true, type: (text, draw, n) => cut(draw(text, (word) => word.length > 3), (word) => word.slice(1, 3 + (n % (word.length - 3)))) },
  'several words': { literal: true, type: (text, draw) => pair(draw(text), draw(text)) },
  'mixed scripts': { literal: true, type: (text, draw) => pair(draw(text, isLatin), draw(text, isHangul)) },
  'with a particle': { type: (text, draw, n) => cut(draw(text, (word) => isLong(word) && !ENDING.test(word)), (word) => ({ typed: word + particle(word, n), meant: word })) },
  'half-typed': { type: (text, draw) => cut(draw(text, isLong), (word) => ({ typed: half(word), meant: word })), reads: letters },
  initials: { type: (text, draw) => cut(draw(text, isLong), (word) => ({ typed: initials(word), meant: word })), reads: initials },
  'one typo': { type: (text, draw, n) => cut(draw(text, (word) => (isHangul(word) ? word.length > 3 : isLatin(word) && word.length > 4)), (word) => ({ typed: typo(word, n), meant: word })), isWrong: true },
};

/** Names of the ways whose words stand in the text as they are typed. */
export const LITERAL = Object.keys(CLASSES).filter((name) => CLASSES[name].literal);

/** What may end a word besides its own syllables: such a word takes no other particle. */
const ENDING = /[은는이가을를과와로의에도만랑서다며고요게지해]$|부터$|까지$|처럼$|보다$/;

/** Particles and endings, also those that make a noun a verb, of which a word is found without, too, behind what has them; the longer first. */
const PARTICLE = /^([가-힣a-z0-9]{2,}?)(이라고는|으로부터|에서부터|입니다|이라는|이라고|으로[는도의]|에서[는도의]|에게서|이라면|이었다|로부터|까지의|[이하]고|이[나란랑며다]|에[서게는도]|으로|라[는고]|까지|부터|처럼|보다|마다|만의|했습니다|[합됩]니다|하[는기다며면여]|해서|했다|되[는다]|[한할된될들은는이가을를과와로의에도만랑])$/;

const bare = (typed) => typed.split(' ').map((word) => word.replace(PARTICLE, '$1')).join(' ');

const isLatin = (word) => /^[a-z]+$/.test(word);
const isLong = (word) => isHangul(word) && word.length > 2;
const cut = (word, make) => word && make(word);
const pair = (a, b) => a && b && a !== b && `${a} ${b}`;

function particle(word, n) {
  return (isClosed(word.at(-1)) ? ['은', '을', '에서'] : ['는', '를', '에서'])[n % 3];
}

function typo(word, n) {
  const at = 1 + (n % (word.length - 1));
  const char = isHangul(word) ? mistaken(word[at], n) : String.fromCharCode(97 + ((word.charCodeAt(at) - 97 + 1 + (n % 25)) % 26));
  return word.slice(0, at) + char + word.slice(at + 1);
}

/** As it is compared: NFC, small letters. */
export const folded = (text) => text.normalize('NFC').toLowerCase();

/** Numbers below another, always the same ones (mulberry32). */
export function random(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * Whether a text may be found by what was typed as it stands somewhere: it has all words, be it without their particles, and
 * the last one as far as its letters go, for nobody knows whether the next one is on its way: 4주 may become 4줄. A word that
 * is followed by another is done. What is only spelled alike is not meant: 862번 is not 861번.
 */
export function isMeant(typed, text, struck = () => letters(text)) {
  const words = typed.split(' ');
  const last = words.pop();
  const has = (word) => text.includes(bare(word));
  return words.every(has) && (has(last) || (HANGUL_LAST.test(last) && struck().includes(letters(last))));
}

/** A word that an input method may not have finished. */
const HANGUL_LAST = /[가-힣]$/;

/**
 * So many queries of every class, fewer where the texts have no more.
 *
 * A post must be found if one of its sessions has all words. It may be found if what was typed can be meant by what stands in
 * it or in its names: see `isMeant`; or if it can be read as the way to type says, letter by letter or by initials; of a typo,
 * if it has the word that was meant. So where words stand as they are typed, what an engine adds because it is spelled alike is
 * wrong, also if the engine says what it is and puts it last: it was the word. Posts are counted, for Pagefind finds pages.
 *
 * @param {{ slug: string, title: string, text: string, about: string }[]} library
 * @param {string[]} slugs of the posts
 * @param {{ apart?: Set<string>, seed?: number }} [options] `apart`: words that are not asked, for others are found with them
 * @returns {{ kind: string, typed: string, must: number[], may: number[] }[]} posts by their places among `slugs`
 */
export function queries(library, slugs, count, { apart = new Set(), seed = 1 } = {}) {
  const below = random(seed);
  const texts = library.map(({ title, text }) => folded(`${title}\n${text}`));
  const posts = posted(library, slugs, texts);
  const counts = vocabulary(texts);
  const draw = (text, fits = () => true) => {
    const fit = text.match(WORD)?.filter((word) => PLAIN.test(word) && fits(word) && !apart.has(bare(word)) && counts.get(word) <= MOST) ?? [];
    return fit[below(fit.length || 1)];
  };
  const struck = once(() => posts.map(({ whole }) => letters(whole)));
  return Object.entries(CLASSES).flatMap(([kind, { type, reads, isWrong }]) => {
    const read = posts.map(({ whole }) => (reads ? reads(whole) : whole));
    const made = new Map();
    for (let trial = 0; made.size < count && trial < count * 30; trial += 1) {
      const drawn = type(texts[below(texts.length)], draw, below(1 << 20));
      if (!drawn) continue;
      const { typed, meant } = drawn.typed ? drawn : { typed: drawn, meant: drawn };
      if (made.has(typed) || bare(typed).split(' ').some((word) => apart.has(word)) || (isWrong && posts.some(({ whole }) => whole.includes(typed)))) continue;
      const there = places(read, reads ? reads(typed) : bare(meant));
      if (!there) continue;
      const must = there.filter((at) => posts[at].sections.some((text) => holds(text, meant)));
      const isThere = new Set(there);
      const mayBe = ({ whole }, at) => isThere.has(at) || (!isWrong && isMeant(typed, whole, () => struck()[at]));
      const may = [...posts.keys()].filter((at) => mayBe(posts[at], at));
      made.set(typed, { kind, typed, must, may });
    }
    return [...made.values()];
  });
}

/** Each post's sections, and all that stands in it or is said of it. */
function posted(library, slugs, texts) {
  const posts = new Map(slugs.map((slug) => [slug, { sections: [], whole: '' }]));
  library.forEach(({ slug, about }, at) => {
    const post = posts.get(slug);
    post.sections.push(texts[at]);
    post.whole += `${texts[at]}\n${folded(about)}\n`;
  });
  return [...posts.values()];
}

function once(make) {
  let made;
  return () => (made ??= make());
}

const holds = (text, words) => words.split(' ').every((word) => text.includes(word));

/** The texts that hold all words; nothing if these are too many. */
function places(texts, words) {
  const found = [];
  for (const [at, text] of texts.entries()) {
    if (holds(text, words) && found.push(at) > MOST) return undefined;
  }
  return found;
}

const WORD = /[\p{L}\p{N}]{2,20}/gu;

/** What readers of Korean and English type. */
const PLAIN = /^[가-힣a-z0-9]+$/;

/** In how many sections each word stands. */
function vocabulary(texts) {
  const counts = new Map();
  for (const text of texts) for (const word of new Set(text.match(WORD))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
