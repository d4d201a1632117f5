// What is built of our own before it is measured: the parser alone for the page, and the command.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const WASM = 'wasm32-unknown-unknown';

/** What rustc takes for granted of browsers; wasm-bindgen drops the note that says so. */
const FEATURES = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'].map((name) => `--enable-${name}`);

/** What wasm-opt does for the published app, as index.html says it. */
export async function passes(root) {
  const page = await readFile(join(root, 'index.html'), 'utf8');
  const words = /data-wasm-opt-params="([^"]*)"/.exec(page)?.[1] ?? '-Oz';
  return [...FEATURES, ...words.split(' ').filter((word) => word)];
}

/** Builds `crates/bench/page` as the app is built; gives its folder. */
export async function parser(root, target, cache) {
  const folder = join(cache, 'parser');
  await run('cargo', ['build', '--quiet', '--release', '--package', 'hugi-bench-page', '--target', WASM], { cwd: root });
  const built = join(target, WASM, 'release', 'hugi_bench_page.wasm');
  await run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--out-dir', folder, built]);
  const module = join(folder, 'hugi_bench_page_bg.wasm');
  await run('wasm-opt', [...(await passes(root)), module, '-o', module]);
  return folder;
}

/** Builds the `hugi` command as Trunk builds it for authors; gives its path. */
export async function command(root, target) {
  await run('cargo', ['build', '--quiet', '--profile', 'tool', '--package', 'hugi'], { cwd: root });
  return join(target, 'tool', process.platform === 'win32' ? 'hugi.exe' : 'hugi');
}
