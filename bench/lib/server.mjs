// A static host as published sites have it: HTTP/1.1, folders answered by their index.html, and Brotli where the browser
// takes it. A `.br` beside a file is sent as it is; what has none is compressed once, at the highest quality, and kept.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** Types by ending, and whether hosts compress them. */
const TYPES = {
  '.bin': ['application/octet-stream', true],
  '.css': ['text/css; charset=utf-8', true],
  '.html': ['text/html; charset=utf-8', true],
  '.js': ['text/javascript; charset=utf-8', true],
  '.json': ['application/json', true],
  '.md': ['text/markdown; charset=utf-8', true],
  '.mjs': ['text/javascript; charset=utf-8', true],
  '.png': ['image/png', false],
  '.svg': ['image/svg+xml', true],
  '.txt': ['text/plain; charset=utf-8', true],
  '.wasm': ['application/wasm', true],
  '.webmanifest': ['application/manifest+json', true],
  '.woff2': ['font/woff2', false],
  '.xml': ['application/xml; charset=utf-8', true],
};

/**
 * Serves folders until it is stopped.
 *
 * @param {string} dir the folder at `/`
 * @param {Record<string, string>} [beside] folders at other paths, such as `/hugi/`
 * @param {Record<string, string>} [before] script that stands before that of files, by their names
 * @returns {Promise<{ url: string, sent: () => number, stop: () => Promise<void> }>} `sent`: how many bytes went over the wire
 */
export async function serve(dir, beside = {}, before = {}) {
  const places = Object.entries({ ...beside, '/': dir }).sort(([a], [b]) => b.length - a.length);
  const kept = new Map();
  const server = createServer((request, response) => {
    answer(places, kept, before, request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const sockets = [];
  server.on('connection', (socket) => sockets.push(socket));
  const sent = () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}/`, sent, stop };
}

async function answer(places, kept, before, request) {
  const path = decodeURIComponent(new URL(request.url, 'http://host/').pathname);
  const [at, dir] = places.find(([place]) => path.startsWith(place));
  const file = await found(dir, path.slice(at.length));
  if (!file) return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'Nothing lies here.' };
  if (file.folder) return { status: 301, headers: { Location: `${path}/` } };
  const [type, packs] = TYPES[extname(file.path)] ?? ['application/octet-stream', false];
  const takes = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-cache' };
  const first = before[basename(file.path)];
  const body = first ? await joined(first, file.path, kept) : packs && takes ? await packed(file.path, kept) : await readFile(file.path);
  if (first || (packs && takes)) headers['Content-Encoding'] = 'br';
  return { status: 200, headers: { ...headers, 'Content-Length': body.length }, body };
}

/** The file for a path: a folder's index.html, or a page's address without its `.html`. */
async function found(dir, path) {
  const whole = normalize(join(dir, path));
  if (!whole.startsWith(normalize(dir + sep)) && whole !== normalize(dir)) return undefined;
  const slash = path === '' || path.endsWith('/');
  for (const candidate of slash ? [join(whole, 'index.html')] : [whole, `${whole}.html`]) {
    const known = await stat(candidate).catch(() => undefined);
    if (known?.isFile()) return { path: candidate };
    if (known?.isDirectory()) return { folder: true };
  }
  return undefined;
}

/** A file's Brotli, by its path and time of writing. */
async function packed(path, kept) {
  const { mtimeMs } = await stat(path);
  const key = `${path} ${mtimeMs}`;
  if (!kept.has(key)) kept.set(key, readFile(`${path}.br`).catch(async () => brotli(await readFile(path))));
  return kept.get(key);
}

/** A script with another one before it. */
async function joined(first, path, kept) {
  if (!kept.has(path)) kept.set(path, readFile(path).then((rest) => brotli(Buffer.from(`${first}\n${rest}`))));
  return kept.get(path);
}

/** Bytes as Brotli at its highest quality. */
export function brotli(bytes) {
  return compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}
