// A static host like those that Hugi is published on, at any base path, which can also go away.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Faults, LOGIN, PORTAL } from './wire.mjs';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/**
 * Serves a folder until it is stopped.
 *
 * @param {string} dir the folder, usually a built `dist/`
 * @param {{ base?: string, port?: number, headers?: boolean, faults?: Faults, neighbours?: Record<string, string> }}
 *   [options] the path it lies under, `/notes/` for example; a port, when a story brings a server back; whether it takes
 *   the folder's `_headers`; what goes wrong on the way; other folders on the same host, by their paths
 * @returns {Promise<{ url: string, origin: string, port: number, stop: () => Promise<void> }>} where it is and how it
 *   goes away: at once, with all its connections
 */
export async function serve(dir, { base = '/', port = 0, headers = false, faults = new Faults(), neighbours = {} } = {}) {
  const sites = Object.entries({ ...neighbours, [base]: dir }).sort(([a], [b]) => b.length - a.length);
  const own = headers ? await ownHeaders(dir) : [];
  const server = createServer((request, response) => {
    respond(sites, own, faults, request, response).catch((error) => {
      response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(String(error));
    });
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { url: origin + base, origin, port: server.address().port, stop: () => stop(server) };
}

/** What the folder's `_headers` says: the headers of the paths that match, rule by rule. */
async function ownHeaders(dir) {
  const blocks = (await readFile(join(dir, '_headers'), 'utf8')).trim().split(/\n(?=\/)/);
  return blocks.map((block) => {
    const [path, ...lines] = block.split('\n');
    const literal = path.slice(1).split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    const headers = Object.fromEntries(lines.map((line) => line.trim().split(/: (.*)/, 2)));
    return { pattern: new RegExp(`^${literal.join('.*')}$`), headers };
  });
}

async function respond(sites, own, faults, request, response) {
  const [address] = request.url.split('?', 1);
  const [base, dir] = sites.find(([path]) => `${address}/`.startsWith(path)) ?? [];
  const reply = base ? await answer(dir, base, request) : plain(404, 'Another site lies here.');
  if (await faults.strike(address, reply, response)) return;
  const { status, headers, body } = address === LOGIN ? portal() : reply;
  const rules = own.filter(({ pattern }) => base && pattern.test(address.slice(base.length)));
  response.writeHead(status, Object.assign({ 'Cache-Control': 'no-cache' }, headers, ...rules.map((rule) => rule.headers)));
  response.end(request.method === 'HEAD' ? undefined : body);
}

function stop(server) {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** What the host says to one request. */
async function answer(dir, base, request) {
  const [address, query] = request.url.split('?', 2);
  const slash = { status: 301, headers: { Location: `${address}/${query === undefined ? '' : `?${query}`}` } };
  if (`${address}/` === base) {
    return slash;
  }
  if (!address.startsWith(base)) {
    return plain(404, 'Another site lies here.');
  }
  const path = decoded(address.slice(base.length));
  const file = path === undefined ? undefined : inside(dir, path);
  const kind = file && (await kindOf(file));
  if (kind === 'folder' && !address.endsWith('/')) {
    return slash;
  }
  if (kind === 'folder') {
    return (await found(join(file, 'index.html'), 200)) ?? missing(dir);
  }
  return (kind && !address.endsWith('/') && (await found(file, 200))) || missing(dir);
}

/** The path an address means; `undefined` when its percent signs mean nothing. */
function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}

/** The file for a path; `undefined` when the path leads out of the folder. */
function inside(dir, path) {
  const root = normalize(dir + sep);
  const file = normalize(join(root, path));
  return file.startsWith(root) && !path.includes('\0') ? file : undefined;
}

async function kindOf(file) {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

async function found(file, status) {
  try {
    const body = await readFile(file);
    const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
    return { status, headers: { 'Content-Type': type, 'Content-Length': body.length }, body };
  } catch {
    return undefined;
  }
}

async function missing(dir) {
  return (await found(join(dir, '404.html'), 404)) ?? plain(404, 'Nothing lies here.');
}

function portal() {
  return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: PORTAL };
}

function plain(status, body) {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body };
}
