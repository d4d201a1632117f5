// What more posts cost: building, building again after one edit, the first visit, a filter, memory; from 5 to 10,000.
import { execFile } from 'node:child_process';
import { appendFile, cp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ANSWERS } from '../lib/answers.mjs';
import { fresh, launch } from '../lib/browser.mjs';
import { hugo as installHugo, missing } from '../lib/peers.mjs';
import { serve } from '../lib/server.mjs';
import { ratio, spread } from '../lib/stats.mjs';
import { answer, visit } from '../lib/visit.mjs';
import { bundle, copyApp, hugo, hugoSource, seconds } from '../sites/build.mjs';

const run = promisify(execFile);

/** How many posts; the first are the bundled ones, the others come from `cargo xtask library`. */
export const SIZES = [5, 100, 1_000, 10_000];

/** So often everything is done, in turn with others. */
const TURNS = 5;

/** So often a site is built; once, if it takes longer than so many seconds: what takes long is not disturbed much. */
const BUILDS = 3;
const LONG = 20;

/** Measures libraries of all sizes, or of those that `sizes` names. */
export async function scale({ cache, app, hugi, posts, library, sizes = SIZES }) {
  const program = await installHugo(cache);
  const folder = join(cache, 'scale');
  await rm(folder, { recursive: true, force: true });
  const libraries = [];
  for (const size of sizes) {
    const source = await collect(join(folder, `posts-${size}`), size, posts, library);
    if (!source) continue;
    console.log(`   ${size} posts: building …`);
    libraries.push({ size, ...(await build(folder, size, source, { app, hugi, program })) });
  }
  const browser = await launch();
  try {
    await measure(browser, libraries);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
  return { turns: TURNS, builds: BUILDS, libraries: libraries.map(told), rows: judge(libraries) };
}

/** A folder with so many posts; nothing if they cannot be made. */
export async function collect(source, size, posts, library) {
  if (size === SIZES[0]) {
    await cp(posts, source, { recursive: true });
    return source;
  }
  const [command, ...words] = [...library, '--posts', String(size), '--out', source];
  return run(command, words, { maxBuffer: 1 << 28 }).then(
    () => source,
    (error) => {
      missing.push({ name: `library of ${size} posts`, why: String(error.stderr || error.message).trim().split('\n')[0] });
      return undefined;
    },
  );
}

/**
 * Builds ours and Hugo's in turn, each from nothing, then ours again after an edit of one post. Every build has a folder of
 * its own, and all stay till the end: a file system that has just deleted is slow to create.
 */
async function build(folder, size, source, { app, hugi, program }) {
  const site = join(folder, `hugo-${size}`);
  const built = { full: [], hugo: [], bare: [], again: [] };
  const enough = (times) => times.length >= BUILDS || times.some((time) => time > LONG);
  if (program) await hugoSource(site, source);
  let dist;
  while (!enough(built.full)) {
    const turn = built.full.length;
    dist = join(folder, `dist-${size}-${turn}`);
    await copyApp(app, dist);
    built.full.push(await seconds(() => bundle(hugi, source, dist)));
    if (!program) continue;
    built.hugo.push(await seconds(() => hugo(program, site, { into: `public-${turn}` })));
    built.bare.push(await seconds(() => hugo(program, site, { into: `bare-${turn}`, bare: true })));
  }
  const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
  while (!enough(built.again)) {
    await appendFile(join(source, names[names.length >> 1]), '\n덧붙인 문장.\n');
    built.again.push(await seconds(() => bundle(hugi, source, dist)));
  }
  return { dist, built };
}

/** Visits all libraries in turn. */
async function measure(browser, libraries) {
  for (const library of libraries) {
    library.host = await serve(library.dist);
    library.index = await indexBytes(library.dist);
    library.seen = { bytes: [], text: [], answers: [], first: [], next: [], heap: [], memory: [] };
    await seeHome(browser, library.host.url);
  }
  for (let turn = 0; turn < TURNS; turn += 1) {
    console.log(`   turn ${turn + 1} of ${TURNS} …`);
    for (const { host, seen } of libraries) {
      const found = await seeHome(browser, host.url);
      for (const [key, value] of Object.entries(found)) seen[key].push(value);
      seen.answers.push(await answer(browser, host.url, ANSWERS.chip).catch(() => NaN));
      const [first, ...next] = await filters(browser, host.url).catch(() => [NaN, NaN]);
      seen.first.push(first);
      seen.next.push(...next);
    }
  }
  await Promise.all(libraries.map(({ host }) => host.stop()));
}

/** Home as a new reader sees it; not numbers, where it does not come. */
async function seeHome(browser, url) {
  const lost = { bytes: NaN, lcp: NaN, heap: NaN, memory: NaN };
  const { bytes, lcp, heap, memory } = await visit(browser, url).catch(() => lost);
  return { bytes, text: lcp, heap, memory };
}

/** Bytes of what the library adds to the app for lists and filters, as they lie there. */
async function indexBytes(dist) {
  const names = (await readdir(join(dist, 'library'))).filter((name) => name.endsWith('.bin'));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(dist, 'library', name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Milliseconds from a click on a tag, on a page at rest to which the pointer has come, to the end of the frame that shows
 * what it filtered; of the first choice of a visit, and of the next ones.
 */
async function filters(browser, url) {
  const { page, wire, close } = await fresh(browser, {});
  try {
    await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 });
    await page.waitForTimeout(1_000);
    await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    return await page.evaluate(pressed);
  } finally {
    await close();
  }
}

/** In the page: chooses a tag or drops it, five times, and waits for the first frame that ends after the answer. */
async function pressed() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const heading = () => document.querySelector('h1').textContent;
  window.addEventListener('click', (event) => event.preventDefault());
  const found = [];
  while (found.length < 5) {
    const chips = document.querySelectorAll('a.filter-chip[data-tag]');
    const chip = chips[Math.min(3, chips.length - 1)];
    chip.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const before = heading();
    const start = performance.now();
    chip.click();
    do await frame(); while (heading() === before && performance.now() - start < 10_000);
    found.push(performance.now() - start);
  }
  return found;
}

/** The figures of a library, as the report shows them. */
function told({ size, built, index, seen }) {
  const spreads = (found) => Object.fromEntries(Object.entries(found).map(([key, values]) => [key, spread(values)]));
  return { size, index, built: spreads(built), seen: spreads(seen) };
}

function judge(libraries) {
  const [few, many] = [libraries[0], libraries.find(({ size }) => size === SIZES.at(-1))];
  if (!few || !many || few === many) return [];
  const against = (key) => ratio(many.seen[key], few.seen[key]);
  const rows = [
    { figure: '10,000 posts ÷ 5: bytes of a first visit of home', ...against('bytes'), bound: 1.3 },
    { figure: '10,000 posts ÷ 5: LCP of home', ...against('text'), bound: 1.3 },
    { figure: '10,000 posts ÷ 5: home answers a click', ...against('answers'), bound: 1.3 },
    { figure: '10,000 posts: the first filter of a visit, click to paint, ms', ...spread(many.seen.first), bound: 50 },
    { figure: '10,000 posts: a filter after it, click to paint, ms', ...spread(many.seen.next), bound: 50 },
    { figure: '10,000 posts: built again after an edit, s', ...spread(many.built.again), bound: 1 },
  ];
  const build = { figure: "10,000 posts: built from nothing ÷ Hugo's", ...ratio(many.built.full, many.built.hugo), bound: 1 };
  return many.built.hugo.length ? [...rows, build] : rows;
}
