// What the WebAssembly is made of: bytes by crate, so that a kilobyte can be asked where it comes from.
import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { passes } from '../lib/build.mjs';
import { crateOf, read } from '../lib/module.mjs';
import { brotli } from '../lib/server.mjs';

const run = promisify(execFile);

/** What a first visit may cost; the same figure stands in xtask/src/budget.rs. */
const BUDGET = 250_000;

/** Weighs the app that cargo has left in `wasm`, through the same steps as the published one, but with names. */
export async function size({ cache, root, wasm, firstVisit }) {
  const folder = join(cache, 'size');
  await mkdir(folder, { recursive: true });
  await run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--out-dir', folder, wasm]);
  const named = join(folder, 'named.wasm');
  await run('wasm-opt', [...(await passes(root)), '-g', join(folder, 'hugi-app_bg.wasm'), '-o', named]);
  const module = read(await readFile(named));
  const crates = await byCrate(module.functions);
  const rows = [{ figure: 'Brotli bytes of WebAssembly, JavaScript and CSS', median: firstVisit, min: firstVisit, max: firstVisit, bound: BUDGET }];
  return { parts: module.parts, crates, largest: largest(module.functions), rows };
}

async function byCrate(functions) {
  const bodies = new Map();
  for (const { name, body } of functions) {
    const crate = crateOf(name);
    bodies.set(crate, [...(bodies.get(crate) ?? []), body]);
  }
  const weighed = [...bodies].map(async ([crate, all]) => {
    const bytes = Buffer.concat(all);
    return { crate, functions: all.length, bytes: bytes.length, brotli: (await brotli(bytes)).length };
  });
  return (await Promise.all(weighed)).sort((a, b) => b.bytes - a.bytes);
}

const largest = (functions) =>
  functions.map(({ name, body }) => ({ name, bytes: body.length })).sort((a, b) => b.bytes - a.bytes).slice(0, 20);
