// How the report tells each group: a heading, what was done, tables, and the pictures that go with them.
import { shown, table } from './report.mjs';
import { barChart, lineChart, short } from './svg.mjs';
import { LITERAL } from './queries.mjs';

/** Text and pictures of each group, in the order of the report. */
export const SECTIONS = { page: pageText, load: loadText, scale: scaleText, search: searchText, size: sizeText, lighthouse: lighthouseText };

/** The pictures of a group by their file names. */
export const PICTURES = { page: pagePictures, load: loadPictures, scale: scalePictures, search: searchPictures };

function pageText({ turns, times, collections }) {
  const rows = (engines) => engines.map((it) => [it.own ? `**${it.name}**` : `${it.name} ${it.version}`, short(it.bytes), shown(it.speed), short(it.cold)]);
  const parts = collections.map(({ name, engines }, at) =>
    `**${name}**\n\n${table(['', 'bytes br', 'MB/s', 'longest post, cold ms'], rows(engines))}\n![](page-${at}.svg)\n`);
  return `## Markdown in the page\n\nPosts ×${times} to HTML, not slowed down, ${turns} turns after one to warm up. Ours is all that a page does: NFC, front\nmatter, tree, sessions, HTML.\n\n${parts.join('\n')}`;
}

function pagePictures({ collections }) {
  const chart = ({ name, engines }) => barChart(`${name}, MB/s`, engines.filter(({ own }) => own !== 'stage').map((it) => ({ name: it.name, ours: Boolean(it.own), value: it.speed })));
  return Object.fromEntries(collections.map((found, at) => [`page-${at}.svg`, chart(found)]));
}

function loadText({ turns, readings, longest, sites, shifts }) {
  const paints = { fcp: 'FCP ms', lcp: 'LCP ms', cls: 'CLS', bytes: 'bytes' };
  const of = (where, keys) => sites.map((it) => [`${it.name} ${it.version}`, ...keys.map((key) => shown(it[where][key]))]);
  const figures = (where, kinds) => table(['', ...Object.values(kinds)], of(where, Object.keys(kinds)));
  const clicks = sites.flatMap((it) => Object.entries(it.clicks).map(([key, value]) => [`${it.name}: ${key}`, shown(value)]));
  const jumps = shifts.map(({ name, cls, shifts: moved }) => [name, short(Math.max(...cls)), moved.slice(0, 3).join('; ')]);
  return `## Opening pages\n\n1.6 Mbit/s, 150 ms there and back, processor slowed 4×, nothing cached, HTTP/1.1, Brotli; ${turns} visits in turn,\n${readings} of the longest post. Bytes are the page's own, without what a service worker keeps for later.\n\n**The longest post** (\`${longest}\`)\n\n${figures('post', { text: 'first text ms', ...paints })}\n![](load.svg)\n\n**Home**\n\n${figures('home', paints)}\n**Until a click is answered**, from the start of the navigation, ms\n\n${table(['', 'ms'], clicks)}\n**What moves on our pages** until the app has started\n\n${table(['page', 'CLS', 'moved'], jumps)}`;
}

function loadPictures({ sites }) {
  return { 'load.svg': barChart('First text of the longest post, ms', sites.map((it) => ({ name: it.name, ours: it.name === 'Hugi', value: it.post.text }))) };
}

function scaleText({ turns, builds, libraries }) {
  const first = (it) => [short(it.size), shown(it.built.full), shown(it.built.hugo), shown(it.built.bare), shown(it.built.again), short(it.index)];
  const second = (it) => [short(it.size), ...['bytes', 'text', 'answers', 'first', 'next'].map((key) => shown(it.seen[key])), megabytes(it.seen.heap), megabytes(it.seen.memory)];
  return `## More posts\n\nBuilt ${builds} times, visited ${turns} times in turn; the visit as above, the filter on a page at rest. Hugi's\nbuilds have a page of every session, speaker, day and tag; Hugo's of posts and tags. Bare is Hugo without feeds and sitemap.\n\n${table(['posts', 'build s', 'Hugo s', 'Hugo bare s', 'after an edit s', 'lists and filters, bytes'], libraries.map(first))}\n${table(['posts', 'home bytes', 'home LCP ms', 'answers ms', 'first filter ms', 'next filter ms', 'JS heap MB', 'WebAssembly MB'], libraries.map(second))}\n![](scale-build.svg)\n\n![](scale-visit.svg)\n`;
}

const megabytes = ({ median }) => short(median / 1e6);

function scalePictures({ libraries }) {
  const line = (name, value) => ({ name, points: libraries.map((it) => [it.size, value(it)]) });
  return {
    'scale-build.svg': lineChart('Seconds to build, by posts', [line('Hugi', (it) => it.built.full.median), line('Hugo', (it) => it.built.hugo.median), line('after an edit', (it) => it.built.again.median)]),
    'scale-visit.svg': lineChart('Milliseconds on home, by posts', [line('LCP', (it) => it.seen.text.median), line('answers a click', (it) => it.seen.answers.median), line('first filter', (it) => it.seen.first.median), line('next filter', (it) => it.seen.next.median)]),
  };
}

function searchText({ count, turns, typed, libraries, relevance }) {
  const kinds = Object.keys(libraries[0]?.engines[0].classes ?? {});
  const who = (it) => `${it.name} ${it.version}`;
  const costs = (it) => [who(it), shown(it.bytes), shown(it.all), shown(it.cold), shown(it.p50), shown(it.p95), shown(it.laid), shown(it.painted), it.keys];
  const parts = (it) => [who(it), ...kinds.map((kind) => both(it.classes[kind], count))];
  const of = ({ size, sessions, engines }) =>
    `**${short(size)} posts, ${short(sessions)} sessions**\n\n${table(['', 'bytes', 'of the whole answer', 'first result ms', 'key p50 ms', 'p95 ms', 'p95 laid out ms', 'p95 painted ms', 'keys'], engines.map(costs))}\n${table(['found / right of it', ...kinds], engines.map(parts))}\n![](search-${size}.svg)\n`;
  const ordered = relevance.length ? orderText(relevance) : '';
  return `## Finding\n\nUp to ${count} queries of a class, made from the texts, each with 100 posts to find at most; found is the part of posts that is there, right\nthe part that holds what was typed or can be read so (of a typo: the word that was meant). Ours and Pagefind\nare asked each as if it were the first of a visit. In brackets: how many were asked, where time was up before all.\nBytes and first result: ${turns} words in turn, from the first key on, on the phone of “Opening pages”, for ours on the page of search; heavy indexes\nonce. Keys: ${typed} turns of typing, letter by letter, with all at hand and the processor slowed 4×, WebAssembly of workers, too. A key\nis answered when results stand in our page; with the others when there is a list of numbers, which favours them. Then ours are laid out,\nand painted in the next frame.\n\n${libraries.map(of).join('\n')}\n${ordered}`;
}

/** The order of what is found, in all and by the way that is typed. */
function orderText(relevance) {
  const who = relevance.map((it) => `${it.name} ${it.version}`);
  const ways = Object.keys(relevance[0].ways).map((way) => [way, ...relevance.map((it) => it.ways[way].toFixed(2))]);
  const all = ['**all**', ...relevance.map((it) => it.ndcg.toFixed(3))];
  return `**Order**: NDCG@10 of ${relevance[0].of.length} judged queries of the bundled posts. Others are asked without names of fields, and without quotation\nmarks and words that are not wanted, where they do not know these.\n\n${table(['', ...who], [...ways, all])}\n`;
}

/** Both parts, and of how many queries, if time was up before all were asked. */
const both = (it, count) => (it?.asked ? `${it.recall.toFixed(3)} / ${Number.isFinite(it.precision) ? it.precision.toFixed(2) : '–'}${it.asked < count ? ` (${it.asked})` : ''}` : '–');

/** What is found of what stands in the texts as it is typed, beside what it costs. */
function searchPictures({ libraries }) {
  const value = (it) => {
    const parts = LITERAL.map((kind) => it.classes[kind]?.recall ?? NaN);
    const all = parts.reduce((sum, recall) => sum + recall, 0) / parts.length;
    return { median: all, min: Math.min(...parts), max: Math.max(...parts) };
  };
  const chart = ({ size, engines }) => barChart(`Found of what is typed as it stands, and bytes before: ${short(size)} posts`, engines.map((it) => ({ name: `${it.name}, ${short(it.bytes.median / 1e3)} KB`, ours: it.name === 'Hugi', value: value(it) })));
  return Object.fromEntries(libraries.map((library) => [`search-${library.size}.svg`, chart(library)]));
}

function sizeText({ parts, crates, largest }) {
  const all = crates.reduce((sum, { bytes }) => sum + bytes, 0);
  const shares = crates.slice(0, 25).map((it) => [it.crate, it.functions, short(it.bytes), `${short((it.bytes / all) * 100)} %`, short(it.brotli)]);
  const great = largest.map(({ name, bytes }) => [`\`${name.slice(0, 110)}\``, short(bytes)]);
  return `## What the WebAssembly is made of\n\nBytes of code by the crate whose name a function bears; generic code counts for the crate that wrote it. Brotli is of a crate's code\nalone, so that its sum is more than that of the whole.\n\n${table(['crate', 'functions', 'bytes', 'share', 'Brotli alone'], shares)}\n${table(['part', 'bytes'], Object.entries(parts).map(([name, bytes]) => [name, short(bytes)]))}\n**The largest functions**\n\n${table(['', 'bytes'], great)}`;
}

function lighthouseText({ pages }) {
  const weak = pages.map(({ name, failed }) => `- ${name}: ${failed.length ? failed.join('; ') : 'nothing'}`);
  return `## What Lighthouse finds wanting\n\n${weak.join('\n')}\n`;
}
