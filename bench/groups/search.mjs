// Finding: bytes and time until the first result, time from each key to results, what is found of what is there by the way it
// is typed, and the order of what is found; beside the searches that other sites have.
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fresh, launch } from '../lib/browser.mjs';
import { documents } from '../lib/documents.mjs';
import { strokes } from '../lib/hangul.mjs';
import { missing, packages } from '../lib/peers.mjs';
import { CLASSES, LITERAL, folded, queries } from '../lib/queries.mjs';
import { byWay, found, judgements, mean, ndcg, withoutSyntax, withoutWholes } from '../lib/relevance.mjs';
import { serve } from '../lib/server.mjs';
import { ratio, spread } from '../lib/stats.mjs';
import { SLOWED, TOLD } from '../page/workers.mjs';
import { bundle, copyApp } from '../sites/build.mjs';
import { collect } from './scale.mjs';
import { searchers } from './searchers.mjs';

/** How many posts, and within how many milliseconds a key must be answered. */
const SIZES = { 1_000: 16, 10_000: 50 };

/** How many queries of each class. */
const COUNT = 100;

/** So often a first search is made, each time for another word, in turn; of engines that load more than so many bytes once. */
const TURNS = 5;
const HEAVY = 1e6;

/** So often queries are typed, after once to warm up; and of how many classes how many. */
const TYPED = 3;
const OF_EACH = 2;

/** Milliseconds after which an engine has shown enough, of one class or one turn of typing; of a class, if it fetches anew. */
const ENOUGH = 15_000;
const ENOUGH_ANEW = 20_000;

const PATIENCE = 600_000;
const SLOW = { network: true, processor: true };

/** What a service worker keeps for later is no part of a search. */
const ALONE = { serviceWorkers: 'block' };

const BEFORE = { 'search.js': SLOWED, 'pagefind-worker.js': SLOWED };

/** Measures libraries of both sizes, or of those that `sizes` names, and the order of what is found in the posts of `app`. */
export async function search({ cache, app, root, hugi, posts, library, sizes = Object.keys(SIZES).map(Number) }) {
  const peers = await packages(cache, 'search');
  const folder = join(cache, 'searched');
  await rm(folder, { recursive: true, force: true });
  const browser = await launch();
  try {
    const relevance = await order(browser, { folder: join(folder, 'order'), app, root, peers });
    const libraries = [];
    for (const size of sizes) {
      const source = await collect(join(folder, `posts-${size}`), size, posts, library);
      if (!source) continue;
      console.log(`   ${size} posts: building …`);
      const dist = join(folder, `dist-${size}`);
      await copyApp(app, dist);
      await bundle(hugi, source, dist);
      libraries.push({ size, ...(await measure(browser, { dist, folder: join(folder, `peers-${size}`), root, peers })) });
    }
    return { count: COUNT, turns: TURNS, typed: TYPED, libraries, relevance, rows: [...libraries.flatMap(judge), ...judgeOrder(relevance)] };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Everything about one library. */
async function measure(browser, { dist, folder, root, peers }) {
  const sessions = await documents(dist);
  const slugs = [...new Set(sessions.map(({ slug }) => slug))];
  console.log(`   ${sessions.length} sessions: making queries and indexes …`);
  const asked = queries(sessions, slugs, COUNT, { apart: await aliases(root) });
  const engines = await searchers({ folder, packages: peers, dist, sessions, pages: 'posts/*/index.html' });
  const hosts = { plain: await serve(dist, { '/bench/': folder }, { 'search.js': TOLD }), slowed: await serve(dist, { '/bench/': folder }, BEFORE) };
  try {
    for (const engine of engines) {
      console.log(`   ${engine.name}: what is found …`);
      engine.classes = await recall(browser, hosts.plain, engine, asked, new Map(slugs.map((slug, at) => [slug, at])));
    }
    await inTurn(browser, hosts.slowed, engines, asked);
    const typing = Object.keys(CLASSES).flatMap((kind) => asked.filter((query) => query.kind === kind).slice(0, OF_EACH));
    for (const engine of engines) {
      console.log(`   ${engine.name}: typing …`);
      engine.keys = await keys(browser, hosts.slowed, engine, typing.map(({ typed }) => typed)).catch((error) => lost(engine, 'typing', error));
    }
    const weight = (turns, key) => turns.map((turn) => turn[key]);
    return {
      sessions: sessions.length,
      engines: engines.map(({ name, version, classes, firsts, keys: turns = [], slowest }) => ({
        name, version, classes, slowest,
        bytes: spread(weight(firsts, 'bytes')), all: spread(weight(firsts, 'all')), cold: spread(weight(firsts, 'time')), firsts,
        keys: turns[0]?.count ?? 0, p50: spread(weight(turns, 'p50')), p95: spread(weight(turns, 'p95')), laid: spread(weight(turns, 'laid')), painted: spread(weight(turns, 'painted')),
      })),
    };
  } finally {
    await Promise.all(Object.values(hosts).map(({ stop }) => stop()));
  }
}

/** Words that mean the same as others, where ours has a table of them. */
async function aliases(root) {
  const table = await readFile(join(root, 'crates/cli/assets/aliases.txt'), 'utf8').catch(() => '');
  const lines = table.split('\n').filter((line) => !line.startsWith('#'));
  return new Set(lines.flatMap((line) => folded(line).split(/[,\s]+/)));
}

function lost({ name }, what, error) {
  missing.push({ name: `${name}, ${what}`, why: error.message.split('\n')[0] });
}

/** What an engine finds of what it must, by class. */
async function recall(browser, host, engine, asked, places) {
  const { page, close } = await fresh(browser, {}, ALONE);
  const classes = {};
  try {
    await page.goto(`${host.url}bench/`);
    await page.evaluate(engine.open, engine.given);
    for (const kind of Object.keys(CLASSES)) {
      const of = asked.filter((query) => query.kind === kind);
      const answers = await page.evaluate(askAll, { all: of.map(({ typed }) => typed), enough: engine.given ? ENOUGH : ENOUGH_ANEW });
      const judged = answers.map(({ results, why }, at) => {
        if (why) lost(engine, `“${of[at].typed}”`, new Error(why));
        return { ...found(results.map((result) => places.get(engine.place(result).slug)), of[at]), typed: of[at].typed };
      });
      const faults = judged.filter(({ recall, precision }) => recall < 1 || precision < 1).map(({ typed, recall, precision }) => [typed, recall, precision]);
      classes[kind] = { asked: judged.length, recall: mean(judged.map((it) => it.recall)), precision: mean(judged.map((it) => it.precision)), faults: engine.name === 'Hugi' ? faults : [] };
    }
  } catch (error) {
    lost(engine, 'what is found', error);
  } finally {
    await close();
  }
  return classes;
}

/** In the page: asks one after another, until it is enough. */
async function askAll({ all, enough }) {
  const answers = [];
  const end = performance.now() + enough;
  for (const typed of all) {
    if (performance.now() > end) break;
    answers.push(await Promise.resolve().then(() => window.search(typed)).then((results) => ({ results }), ({ message }) => ({ results: [], why: message })));
  }
  return answers;
}

/** First searches of all engines, in turn. */
async function inTurn(browser, host, engines, asked) {
  const words = asked.filter(({ kind, typed }) => kind === 'full word' && /[가-힣]/.test(typed)).slice(0, TURNS);
  engines.forEach((engine) => { engine.firsts = []; });
  // What has no Brotli gets it before it counts.
  for (const engine of engines) await first(browser, host, engine, words[0].typed, {}).catch(() => undefined);
  for (const [turn, { typed }] of words.entries()) {
    console.log(`   first search ${turn + 1} of ${words.length} …`);
    for (const engine of engines) {
      if (turn > 0 && engine.bytes > HEAVY) continue;
      await first(browser, host, engine, typed, SLOW).then((it) => engine.firsts.push(it), (error) => lost(engine, 'the first search', error));
    }
  }
}

/** Milliseconds and bytes from the first key to the first result, and bytes until nothing more comes, where nothing is kept. */
async function first(browser, host, engine, typed, slow) {
  const { page, close } = await fresh(browser, slow, ALONE);
  page.setDefaultTimeout(PATIENCE);
  try {
    const isOurs = engine.name === 'Hugi';
    await page.goto(host.url + (isOurs ? 'search/' : 'bench/'), { waitUntil: 'networkidle' });
    const before = host.sent();
    const start = performance.now();
    if (isOurs) {
      await page.evaluate(type, typed);
      await page.locator('.found-row').first().waitFor();
    } else {
      await page.evaluate(engine.open, { ...engine.given, first: true });
      await page.evaluate(async (typed) => { await window.search(typed); }, typed);
    }
    const [time, bytes] = [performance.now() - start, host.sent() - before];
    await quiet(host);
    return { typed, time, bytes, all: host.sent() - before };
  } finally {
    await close();
  }
}

/** In the page: puts into the field of our search what somebody types. */
function type(typed) {
  const field = document.querySelector('main .search-field');
  field.value = typed;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Nothing more is sent. */
async function quiet(host) {
  for (let before = -1; before !== host.sent(); ) {
    before = host.sent();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Milliseconds from each key to results where all that is needed is there, some turns of it. */
async function keys(browser, host, engine, typed) {
  const { page, wire, close } = await fresh(browser, {}, ALONE);
  page.setDefaultTimeout(PATIENCE);
  const all = typed.flatMap(strokes);
  try {
    const isOurs = engine.name === 'Hugi';
    await page.goto(host.url + (isOurs ? 'search/' : 'bench/'), { waitUntil: 'networkidle' });
    if (isOurs) await page.evaluate(prepareOurs);
    else await page.evaluate(engine.open, { ...engine.given, each: false });
    // Ours answers before all has come, and leaves what is on its way for the next key: it takes two turns to have all.
    for (const enough of isOurs ? [PATIENCE, PATIENCE] : [ENOUGH]) await page.evaluate(typeAll, { all, enough });
    await quiet(host);
    await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const turns = [];
    for (let turn = 0; turn < TYPED; turn += 1) {
      const times = await page.evaluate(typeAll, { all, enough: ENOUGH });
      const at = (key, part) => times.map((it) => it[key]).sort((a, b) => a - b)[Math.ceil(times.length * part) - 1];
      turns.push({ count: times.length, p50: at('answered', 0.5), p95: at('answered', 0.95), laid: at('laid', 0.95), painted: at('painted', 0.95) });
      engine.slowest = times.sort((a, b) => b.answered - a.answered).slice(0, 10);
    }
    return turns;
  } finally {
    await close();
  }
}

/**
 * In the page of our search: a key is answered when results stand in the page, which they do after what the worker told was
 * heard; where nothing changes by that, a task later. The other engines are answered when the page has a list, of which nothing
 * stands in it yet.
 */
function prepareOurs() {
  const { port1, port2 } = new MessageChannel();
  let [asked, isTold, answered] = ['', false, () => {}];
  port1.onmessage = () => answered();
  const found = document.querySelector('.search-found');
  new MutationObserver(() => isTold && answered()).observe(found, { childList: true, subtree: true });
  const { addEventListener } = Worker.prototype;
  Worker.prototype.addEventListener = function listen(type, hear, ...others) {
    const heard = (event) => {
      isTold = type === 'message' && event.data.startsWith(`${asked}\n`);
      hear.call(this, event);
      if (isTold) port2.postMessage('');
    };
    addEventListener.call(this, type, heard, ...others);
  };
  window.search = async (typed) => {
    const field = document.querySelector('main .search-field');
    [asked, isTold, field.value] = [typed, false, typed];
    const heard = new Promise((resolve) => { answered = resolve; });
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await heard;
  };
  window.layOut = () => document.querySelector('.search-found').getBoundingClientRect();
}

/** In the page: types key by key, until it is enough, and never in step with the frames. */
async function typeAll({ all, enough }) {
  const times = [];
  const end = performance.now() + enough;
  for (const stroke of all) {
    if (performance.now() > end) break;
    await new Promise((resolve) => setTimeout(resolve, 60 + (times.length % 17)));
    const start = performance.now();
    // What an engine cannot read takes it no time.
    await Promise.resolve(stroke).then(window.search).catch(() => undefined);
    const answered = performance.now() - start;
    window.layOut?.();
    const laid = performance.now() - start;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    times.push({ stroke, answered, laid, painted: performance.now() - start });
  }
  return times;
}

/** How well engines order what they find in the bundled posts, where that was judged. */
export async function order(browser, { folder, app, root, peers }) {
  const text = await readFile(join(root, 'crates/search/tests/relevance/queries.txt'), 'utf8').catch(() => undefined);
  if (!text) {
    missing.push({ name: 'the order of what is found', why: 'crates/search/tests/relevance/queries.txt is not there' });
    return [];
  }
  const dist = join(folder, 'dist');
  await cp(app, dist, { recursive: true });
  const sessions = await documents(dist);
  const engines = await searchers({ folder: join(folder, 'peers'), packages: peers, dist, sessions, pages: '{posts/*,posts/*/*}/index.html' });
  const host = await serve(dist, { '/bench/': join(folder, 'peers') }, { 'search.js': TOLD });
  try {
    const results = [];
    for (const engine of engines) results.push({ name: engine.name, version: engine.version, ...(await ordered(browser, host, engine, sessions, judgements(text))) });
    return results;
  } finally {
    await host.stop();
  }
}

async function ordered(browser, host, engine, sessions, judged) {
  const { page, close } = await fresh(browser, {}, ALONE);
  try {
    await page.goto(`${host.url}bench/`);
    await page.evaluate(engine.open, engine.given);
    const isOurs = engine.name === 'Hugi';
    const all = judged.map(({ typed }) => (isOurs ? typed : withoutSyntax(typed, engine.knows)));
    const answers = await page.evaluate(askAll, { all, enough: PATIENCE });
    const values = answers.map(({ results }, at) => {
      // Only ours tells a post from what stands around its sessions.
      const worth = isOurs ? judged[at].worth : withoutWholes(judged[at].worth);
      return ndcg(results.map((result) => worth[placeOf(engine.place(result), sessions, isOurs)] ?? 0), Object.values(worth));
    });
    return { ndcg: mean(values), ways: byWay(judged, values), of: values };
  } finally {
    await close();
  }
}

/** The place of a result, as judgements name it. */
function placeOf({ slug, id }, sessions, isOurs) {
  const isWhole = id === '*';
  const { year, at } = sessions.find((it) => it.slug === slug && it.id === (isWhole ? '' : id)) ?? {};
  return isOurs && isWhole ? `${year}` : `${year}/${at}`;
}

/** A part of a whole, rounded down: 0.996 is not 1. */
const part = (value) => Math.floor(value * 100 + 1e-9) / 100;

function judge({ size, engines }) {
  const [ours, pagefind] = ['Hugi', 'Pagefind'].map((name) => engines.find((engine) => engine.name === name));
  const name = `${size.toLocaleString('en-US')} posts`;
  const least = (figure, kinds, key, bound) => {
    const values = kinds.map((kind) => part(ours.classes[kind]?.[key] ?? NaN));
    return { figure: `${name}: ${figure}`, ...spread(values), median: Math.min(...values), bound, least: true };
  };
  const bytes = (engine) => engine.firsts.map((it) => it.bytes);
  return [
    { figure: `${name}: p95 from a key to results, ms`, ...ours.p95, bound: SIZES[size] ?? SIZES[10_000] },
    ...(pagefind ? [{ figure: `${name}: bytes before the first result ÷ Pagefind's`, ...ratio(bytes(ours), bytes(pagefind)), bound: 1 }] : []),
    least('recall of what is typed as it stands', LITERAL, 'recall', 1),
    least('precision of these', LITERAL, 'precision', 1),
    ...Object.keys(CLASSES).filter((kind) => !LITERAL.includes(kind)).map((kind) => least(`recall, ${kind}`, [kind], 'recall', 0.98)),
  ];
}

export function judgeOrder(relevance) {
  const [ours, ...peers] = relevance;
  const best = peers.reduce((a, b) => (a && a.ndcg >= b.ndcg ? a : b), undefined);
  if (!best) return [];
  const value = ours.ndcg / best.ndcg;
  return [{ figure: `NDCG@10 ÷ that of ${best.name}`, median: value, min: value, max: value, bound: 1.2, least: true }];
}
