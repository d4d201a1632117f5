// Measures what Hugi costs beside its peers and writes target/bench/report.md. `cargo xtask bench` builds the app and calls this:
//
//   node bench/run.mjs GROUP...      page, load, scale, search, size, lighthouse
//
// HUGI_APP: the built app; HUGI_FIRST_VISIT: its weight; HUGI_XTASK: the program that makes libraries; HUGI_CHROMIUM: the
// browser; CARGO_TARGET_DIR: where cargo builds.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lighthouse } from './groups/lighthouse.mjs';
import { load } from './groups/load.mjs';
import { page } from './groups/page.mjs';
import { scale } from './groups/scale.mjs';
import { search } from './groups/search.mjs';
import { size } from './groups/size.mjs';
import { command, parser } from './lib/build.mjs';
import { machine } from './lib/machine.mjs';
import { missing } from './lib/peers.mjs';
import { isMet, judged, report } from './lib/report.mjs';
import { PICTURES, SECTIONS } from './lib/sections.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR || join(root, 'target');
const out = join(root, 'target', 'bench');
const cache = join(out, 'peers');
const app = process.env.HUGI_APP || join(root, 'target', 'dist');
const posts = join(root, 'posts');
const common = { cache, app, posts, root };

/** What is measured, by the name the command line has for it. */
const GROUPS = {
  page: async () => page({ ...common, parser: await parser(root, target, cache), collections: collections() }),
  load: () => load(common),
  scale: async () => scale(await libraries()),
  search: async () => search(await libraries()),
  size: () => size({ ...common, wasm: join(target, 'wasm32-unknown-unknown/release/hugi-app.wasm'), firstVisit: Number(process.env.HUGI_FIRST_VISIT || NaN) }),
  lighthouse: () => lighthouse(common),
};

/** What it takes to bundle libraries of some sizes. */
async function libraries() {
  return { ...common, hugi: await command(root, target), library: [process.env.HUGI_XTASK || 'xtask', 'library'], sizes: sizes() };
}

/** The bundled posts and, where they lie beside the repository, the seeds. */
function collections() {
  const seeds = join(root, '..', 'shared', 'seeds');
  const known = [{ name: 'Bundled posts', folder: posts }, { name: 'Seeds', folder: seeds }];
  return known.filter(({ folder }) => existsSync(folder));
}

/** HUGI_SIZES=5,1000 measures some sizes of libraries only. */
function sizes() {
  return process.env.HUGI_SIZES?.split(',').map(Number);
}

async function measure(name) {
  console.log(`\n── Measuring ${name} …`);
  missing.length = 0;
  const result = await GROUPS[name]();
  const whole = { ...result, when: new Date().toISOString().slice(0, 16).replace('T', ' '), machine: machine(root), missing: [...missing] };
  await writeFile(join(out, `${name}.json`), JSON.stringify(whole, null, 1));
  for (const [file, picture] of Object.entries(PICTURES[name]?.(whole) ?? {})) await writeFile(join(out, file), picture);
  console.log(`\n${judged(whole.rows)}`);
  return whole.rows;
}

/** The report over all groups that were ever measured here. */
async function write() {
  const known = await Promise.all(Object.keys(SECTIONS).map(async (name) => [name, await readFile(join(out, `${name}.json`), 'utf8').catch(() => 'null')]));
  const results = Object.fromEntries(known.map(([name, text]) => [name, JSON.parse(text)]));
  await writeFile(join(out, 'report.md'), report({ results, sections: SECTIONS }));
  console.log(`Written to ${join(out, 'report.md')}.`);
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(GROUPS);
const unknown = wanted.filter((name) => !GROUPS[name]);
if (unknown.length) {
  console.error(`Expected one of ${Object.keys(GROUPS).join(', ')}; found ${unknown.join(', ')}.`);
  process.exit(2);
}
await mkdir(cache, { recursive: true });
let good = true;
for (const name of wanted) {
  // One group that fails does not take the others with it; what it left the last time stays in the report, with its date.
  const rows = await measure(name).catch((error) => console.error(`${name} could not be measured:`, error));
  good &&= rows?.every(isMet) ?? false;
  await write();
}
process.exitCode = good ? 0 : 1;
