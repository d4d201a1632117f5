// How each search is made ready and asked: ours, Pagefind, and engines that a page loads with an index. All answer the same
// question, `search`, in the page.
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { constants, brotliCompress, gunzip } from 'node:zlib';
import { missing, packageVersion } from '../lib/peers.mjs';
import { SEARCHERS } from '../page/searchers.mjs';

const run = promisify(execFile);
const compress = promisify(brotliCompress);
const unzip = promisify(gunzip);

/** Indexes above so many bytes are compressed at quality 9: at the highest they would take an hour. */
const LARGE = 8e6;

/**
 * The searches of a bundled site.
 *
 * @param {string} folder where their files go
 * @param {string} dist the site
 * @param {object[]} sessions as `documents` reads them
 * @param {string} pages the pages that Pagefind reads
 * @returns {Promise<{ name: string, version: string, open: Function, given?: object, place: (result: any) => any, knows?: object }[]>} `open`
 *   makes `search` ready in a page; `place`: the session, or what stands for it, that a result is of; `knows`: what can be typed
 *   besides words, as `withoutSyntax` asks
 */
export async function searchers({ folder, packages, dist, sessions, pages }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>bench</title>');
  const ready = [{ name: 'Hugi', version: '', open: openHugi, place: ({ slug, id }) => ({ slug, id }) }];
  if (!packages) return ready;
  const made = [() => pagefind(packages, dist, pages), ...SEARCHERS.map((engine, at) => () => peer({ folder, packages, sessions, engine, at }))];
  for (const make of made) {
    const searcher = await make().catch((error) => {
      missing.push({ name: error.engine ?? 'Pagefind', why: `${sessions.length} sessions: ${String(error.message).split('\n')[0]}` });
    });
    if (searcher) ready.push(searcher);
  }
  return ready;
}

/** Pagefind's files, in the site: it reads pages, without what leads through them. */
async function pagefind(packages, dist, pages) {
  const program = join(packages, 'node_modules/pagefind/lib/runner/bin.cjs');
  const words = ['--site', dist, '--glob', pages, '--root-selector', 'main', '--exclude-selectors', 'nav, aside', '--quiet'];
  await run('node', [program, ...words], { maxBuffer: 1 << 28 });
  const fragments = join(dist, 'pagefind', 'fragment');
  const addresses = new Map();
  for (const name of await readdir(fragments)) {
    const text = (await unzip(await readFile(join(fragments, name)))).toString('utf8');
    addresses.set(name.replace('.pf_fragment', ''), JSON.parse(text.slice(text.indexOf('{'))).url);
  }
  const place = (result) => {
    const [, , slug, id = ''] = decodeURIComponent(addresses.get(result)).split('/');
    return { slug, id };
  };
  return { name: 'Pagefind', version: await packageVersion(packages, 'pagefind'), open: openPagefind, place, knows: { phrases: true } };
}

/** An engine of `page/searchers.mjs`: its script, and its index. */
async function peer({ folder, packages, sessions, engine, at }) {
  try {
    const { build } = await import(pathToFileURL(join(packages, 'node_modules/esbuild/lib/main.js')));
    const files = { index: join(folder, `index-${at}.mjs`), open: join(folder, `open-${at}.js`) };
    for (const [part, outfile] of Object.entries(files)) {
      await build({ stdin: { contents: engine[part], resolveDir: packages }, bundle: true, format: 'esm', minify: true, outfile, logLevel: 'error', platform: 'browser' });
    }
    const { index } = await import(`${pathToFileURL(files.index)}?${Date.now()}`);
    const given = sessions.map(({ title, text, about }, id) => ({ id, title, text, about }));
    const bytes = Buffer.from(await index(given));
    await writeFile(join(folder, `index-${at}.json`), bytes);
    const quality = bytes.length > LARGE ? 9 : 11;
    const packed = await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGWIN]: 24 } });
    await writeFile(join(folder, `index-${at}.json.br`), packed);
    return { name: engine.name, version: await packageVersion(packages, engine.package), open: openPeer, given: { at }, knows: engine.knows, bytes: packed.length, place: (id) => sessions[id] };
  } catch (error) {
    throw Object.assign(error, { engine: engine.name });
  }
}

/** In the page: a worker for each question, as if nobody had asked before; so many results as there are. */
function openHugi({ most = 1e6 } = {}) {
  const result = (row) => {
    const [, slug, , id = ''] = /href="[^"]*posts\/([^/"]+)\/([^"#]*)(?:#s-([^"]*))?"/.exec(row);
    return { slug: decodeURIComponent(slug), id: decodeURIComponent(id) || (row.includes('class="found-text"') ? '' : '*') };
  };
  window.search = (typed) => new Promise((resolve, reject) => {
    const worker = new Worker('/search.js', { type: 'module' });
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      if (!data.endsWith('\n.')) return;
      worker.terminate();
      const [, status] = data.split('\n', 2);
      if (status.startsWith('!')) reject(new Error(status));
      else resolve(data.split('<li class="found-row">').slice(1).map(result));
    };
    worker.postMessage(`ko\n${most}\n${typed}`);
  });
}

/** In the page: what Pagefind finds; anew for each question, if `each`: what it finds depends on what was asked before. */
async function openPagefind({ each = true, first = false } = {}) {
  let made = 0;
  const open = () => import(`/pagefind/pagefind.js?${made++}`);
  const kept = each ? undefined : await open();
  window.search = async (typed) => {
    const engine = kept ?? (await open());
    const { results } = await engine.search(typed);
    if (first) await results[0]?.data();
    if (each) await engine.destroy();
    return results.map(({ id }) => id);
  };
}

/** In the page: an engine and its index. */
async function openPeer({ at }) {
  const [{ open }, text] = await Promise.all([import(`/bench/open-${at}.js`), fetch(`/bench/index-${at}.json`).then((response) => response.text())]);
  window.search = await open(text);
}
