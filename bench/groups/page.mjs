// Reading Markdown in the page: MB/s of Hugi's whole way of a post against the plain Markdown of others.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fresh, launch } from '../lib/browser.mjs';
import { packageVersion, packages } from '../lib/peers.mjs';
import { brotli, serve } from '../lib/server.mjs';
import { ratio, spread } from '../lib/stats.mjs';
import { ENGINES } from '../page/engines.mjs';

/** So often each engine takes its turn; what is a hundred times slower than others once. */
const TURNS = 7;

/** So often the posts are read in a turn; by a slow engine once. */
const TIMES = 20;

/** Measures the posts of one or two folders: the bundled ones and, if they are there, the seeds. */
export async function page({ cache, parser, collections }) {
  const site = join(cache, 'page');
  const engines = await bundle(site, cache, parser);
  const browser = await launch();
  const host = await serve(site, { '/hugi/': parser });
  try {
    const results = [];
    for (const { name, folder } of collections) {
      const texts = await posts(folder);
      for (const [how, work] of Object.entries(WAYS)) {
        const title = `${name}, ${how}`;
        results.push({ name: title, engines: await measure(browser, host.url, engines, texts, work) });
      }
    }
    return { turns: TURNS, times: TIMES, collections: results, rows: results.flatMap(judge) };
  } finally {
    await host.stop();
    await browser.close();
  }
}

/** Each engine as one file of script, as a page would load it; those whose package is missing are left out. */
async function bundle(site, cache, parser) {
  await rm(site, { recursive: true, force: true });
  await mkdir(site, { recursive: true });
  await writeFile(join(site, 'index.html'), '<!doctype html><meta charset="utf-8"><title>bench</title>');
  const folder = await packages(cache, 'markdown');
  const engines = [];
  for (const [at, engine] of ENGINES.entries()) {
    if (!engine.own && !folder) continue;
    const script = `engine-${at}.js`;
    if (engine.own) await writeFile(join(site, script), engine.source);
    else await pack(folder, engine, join(site, script));
    const files = engine.own ? own(parser) : [join(site, script), ...(await webassembly(folder, engine, site))];
    engines.push({ ...engine, script, bytes: await weigh(files), version: engine.own ? '' : await packageVersion(folder, engine.package) });
  }
  return engines;
}

const own = (parser) => ['hugi_bench_page.js', 'hugi_bench_page_bg.wasm'].map((file) => join(parser, file));

/** Joins a peer and what it imports, made small. */
async function pack(folder, engine, outfile) {
  const { build } = await import(pathToFileURL(join(folder, 'node_modules/esbuild/lib/main.js')));
  await build({
    stdin: { contents: engine.source, resolveDir: folder, loader: 'js' },
    bundle: true, format: 'esm', minify: true, outfile, logLevel: 'error', platform: 'browser', loader: { '.wasm': 'empty' }, external: ['path', 'fs', 'fs/promises'],
  });
}

/** Puts a peer's WebAssembly beside its script. */
async function webassembly(folder, engine, site) {
  if (!engine.webassembly) return [];
  const there = join(site, basename(engine.webassembly));
  await copyFile(join(folder, 'node_modules', engine.webassembly), there);
  return [there];
}

async function weigh(files) {
  const sizes = await Promise.all(files.map(async (file) => (await brotli(await readFile(file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function posts(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

/** Bulk text in two ways: one long text, as other measures of parsers have it, and post by post, as readers have it. */
const WAYS = {
  'as one text': (texts, times) => ({ texts: [texts.map((text) => `${text}\n\n`).join('').repeat(times)], passes: 1 }),
  'post by post': (texts, times) => ({ texts, passes: times }),
};

/** Each engine in a page of its own that stays, all in turn; a first turn warms up and does not count. */
async function measure(browser, url, engines, texts, work) {
  const runs = [];
  for (const engine of engines) {
    const { page: tab, close } = await fresh(browser);
    await tab.goto(url);
    runs.push({ engine, tab, close, cold: await tab.evaluate(first, { script: engine.script, text: longest(texts) }), speeds: [] });
  }
  for (let turn = 0; turn <= TURNS; turn += 1) {
    for (const { engine, tab, speeds } of runs) {
      if (engine.slow && turn > 1) continue;
      const task = work(texts, engine.slow ? 1 : TIMES);
      const milliseconds = await tab.evaluate(timed, task);
      if (turn > 0) speeds.push((bytes(task.texts) * task.passes) / 1000 / milliseconds);
    }
  }
  await Promise.all(runs.map(({ close }) => close()));
  return runs.map(({ engine, cold, speeds }) => ({
    name: engine.name, version: engine.version, own: engine.own, bytes: engine.bytes, webassembly: Boolean(engine.webassembly || engine.own),
    cold, speeds, speed: spread(speeds),
  }));
}

const longest = (texts) => texts.reduce((a, b) => (b.length > a.length ? b : a), '');

/** In the page: loads the engine, and reads one post cold. */
async function first({ script, text }) {
  const { ready } = await import(`/${script}`);
  window.render = await ready();
  const start = performance.now();
  window.render(text);
  return performance.now() - start;
}

/** In the page: all posts, one after another, so many times. */
function timed({ texts, passes }) {
  let length = 0;
  const start = performance.now();
  for (let pass = 0; pass < passes; pass += 1) {
    for (const text of texts) length += window.render(text).length ?? 1;
  }
  window.kept = length;
  return performance.now() - start;
}

/** Ours against the fastest of the others in JavaScript. */
function judge({ name, engines }) {
  const ours = engines.find(({ own: part }) => part === 'whole');
  const peers = engines.filter((engine) => !engine.webassembly);
  const best = peers.reduce((a, b) => (a && a.speed.median >= b.speed.median ? a : b), undefined);
  if (!best) return [];
  const measured = ratio(ours.speeds, best.speeds);
  return [{ figure: `${name}: parse and render ÷ ${best.name}, MB/s`, ...measured, bound: 2, least: true, aim: 4 }];
}

const bytes = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
