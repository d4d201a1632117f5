// Hugi's service worker: after one visit every page works without a network.
//
// It keeps one cache per version, and guarantees:
// - A cache is filled as a whole or not at all; a file is kept only if its digest is the expected one.
// - It holds the app, what lists ask of every post, and the newest posts: its size does not grow with the library.
// - A new version is fetched beside the old one and waits until the reader says yes, or has closed every page.
// - A page that stays open over an update still finds the files of its own version: their names carry digests, so
//   versions never mix, and an older cache goes only when no page is left that could read from it.
// - What is missing from the cache, or was damaged there, comes from the network, and is kept again.
// - The caches and the pages of other apps on the same origin are left alone.
//
// `hugi bundle` fills in the three values below.

const VERSION = '%VERSION%';
const DEV = '%DEV%';
// Every file that is kept, relative to the scope, with the first half of its SHA-256.
const FILES = '%FILES%';

const SCOPE = new URL(self.registration.scope);
// Other apps, and other libraries, may live on the same origin: their caches carry other names.
const PREFIX = `hugi:${SCOPE.pathname}:`;
const CACHE = PREFIX + VERSION;
// What only one version can mean: its name ends in the digest of its content.
const NAMED = /[0-9a-f]{16}(_bg)?\.\w+$/;
// The addresses of `src/routes.rs`. Other folders below the scope may belong to other apps.
const PAGE = /^(index\.html|(conferences|events|page|posts|settings|slides|speakers|tags|years)\/.*)?$/;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

self.addEventListener('message', (event) => {
  // The reader's yes.
  if (event.data === 'SKIP_WAITING') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
  if (!ours || request.method !== 'GET') return;
  const path = url.pathname.slice(SCOPE.pathname.length);
  if (request.mode === 'navigate') event.waitUntil(tidy(0).then(refill).catch(() => undefined));
  if (Object.hasOwn(FILES, path)) {
    event.respondWith(answer(request, () => kept(path)));
  } else if (request.mode === 'navigate') {
    // An address that is not known may be another app's; without a network, the page says that it is not known.
    event.respondWith(answer(request, shell, DEV || !PAGE.test(path) || path.endsWith('.md')));
  } else if (NAMED.test(path)) {
    event.respondWith(answer(request, () => ofOlder(url.href)));
  }
  // Everything else goes to the network.
});

/** Fetches every file of this version; if one is missing or differs, there is no new version. */
async function install() {
  const names = await ourCaches();
  const known = await Promise.all(names.map((name) => caches.open(name)));
  const cache = await caches.open(CACHE);
  const queue = Object.keys(FILES);
  // A few at a time, so that the page that is being read gets its share of the line.
  const line = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await keep(cache, known, next);
  };
  try {
    await Promise.all([line(), line(), line(), line()]);
  } catch (error) {
    queue.length = 0;
    // When a host goes back to the version that is in use, its cache is not ours to delete.
    if (!names.includes(CACHE)) await caches.delete(CACHE);
    throw error;
  }
  // While developing, nothing comes from the cache as long as there is a network, so nothing needs to wait.
  if (DEV) self.skipWaiting();
}

/** Puts one file into the cache: from a cache that has it already, else from the host. */
async function keep(cache, known, path) {
  const url = new URL(path, SCOPE).href;
  for (const other of known) {
    const same = await whole(other, url, FILES[path]);
    if (same) return cache.put(url, same);
  }
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${path}: expected the file, found status ${response.status}`);
  const found = await sha256(response.clone());
  if (found !== FILES[path] && !DEV) throw new Error(`${path}: expected SHA-256 ${FILES[path]}, found ${found}`);
  // A copy: a response that was redirected or encoded on the way must not be replayed as it came.
  // And a post is text, whatever a host takes it for.
  const type = path.endsWith('.md') ? 'text/plain; charset=utf-8' : response.headers.get('Content-Type') || 'application/octet-stream';
  return cache.put(url, new Response(await response.blob(), { headers: { 'Content-Type': type } }));
}

/** Takes over every page. One page may be open: the one whose reader said yes, which loads again now. */
async function activate() {
  await tidy(1);
  await self.clients.claim();
}

/** Removes older versions, unless more pages are open than expected, or a newer version is being made. */
async function tidy(expected) {
  const older = (await ourCaches()).filter((name) => name !== CACHE);
  const open = await self.clients.matchAll({ type: 'window' });
  const { installing, waiting } = self.registration;
  if (open.length > expected || installing || waiting) return;
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** Fetches once more what somebody has deleted from the cache. */
async function refill() {
  const cache = await caches.open(CACHE);
  const there = (await cache.keys()).map(({ url }) => url);
  for (const path of Object.keys(FILES)) {
    if (!there.includes(new URL(path, SCOPE).href)) await keep(cache, [], path);
  }
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** From the cache, else from the network; or the other way round. A cache that fails is one that has nothing. */
async function answer(request, fromCache, networkFirst = DEV) {
  const cached = () => fromCache().catch(() => undefined);
  if (networkFirst) return fetch(request).catch(async (error) => (await cached()) || Promise.reject(error));
  return (await cached()) || fetch(request);
}

/** A file of this version. If it has gone from the cache, or was damaged there, it is fetched once more. */
async function kept(path) {
  const cache = await caches.open(CACHE);
  const url = new URL(path, SCOPE).href;
  const found = await whole(cache, url, FILES[path]);
  if (found || DEV) return found || cache.match(url);
  await keep(cache, [], path);
  return cache.match(url);
}

/** What a cache has under an address, if it is what it should be. Read twice: a clone would come much slower. */
async function whole(cache, url, digest) {
  const [found, copy] = [await cache.match(url), await cache.match(url)];
  return found && (await sha256(copy)) === digest ? found : undefined;
}

/** A file of an older version, for a page that was open before this one took over. */
async function ofOlder(url) {
  for (const name of await ourCaches()) {
    const found = await (await caches.open(name)).match(url);
    if (found) return found;
  }
  return undefined;
}

/** The page for any address below the scope: one in which nothing is drawn, with its references made absolute. */
async function shell() {
  const page = await kept('shell.html');
  const html = (await page.text()).replace(/(["'`=])\.\//g, (_, before) => before + SCOPE.pathname);
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

async function sha256(response) {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, 32);
}
