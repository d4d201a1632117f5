// Hugi's service worker: after one visit every page works without a network.
//
// It keeps one cache per version, filled as a whole or not at all. A new version is fetched beside the old one and
// waits until the reader says yes; only then does the old cache go. `hugi bundle` fills in the three values below.

const VERSION = '%VERSION%';
const DEV = '%DEV%';
// Every file of the app and the library, relative to the scope, with the first half of its SHA-256.
const FILES = '%FILES%';

const SCOPE = new URL(self.registration.scope);
// Other apps, and other libraries, may live on the same origin: their caches carry other names and are never touched.
const PREFIX = `hugi:${SCOPE.pathname}:`;
const CACHE = PREFIX + VERSION;

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
  const url = new URL(event.request.url);
  const ours = url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
  if (!ours || event.request.method !== 'GET') return;
  const path = url.pathname.slice(SCOPE.pathname.length);
  if (path in FILES) {
    event.respondWith(answer(event.request, () => kept(path)));
  } else if (event.request.mode === 'navigate' && isPage(path)) {
    event.respondWith(answer(event.request, shell));
  } else if (path === 'version.json') {
    // Without a network, this is the newest version there is.
    event.respondWith(fetch(event.request).catch(() => Response.json({ app: 'hugi', version: VERSION })));
  }
  // Everything else goes to the network.
});

/** Fetches every file of this version; if one is missing or differs, there is no new version. */
async function install() {
  const older = await olderCaches();
  const cache = await caches.open(CACHE);
  const queue = Object.entries(FILES);
  // A few at a time, so that the page that is being read gets its share of the line.
  const line = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await keep(cache, older, ...next);
  };
  try {
    await Promise.all([line(), line(), line(), line()]);
  } catch (error) {
    queue.length = 0;
    await caches.delete(CACHE);
    throw error;
  }
  // While developing, nothing comes from the cache as long as there is a network, so nothing needs to wait.
  if (DEV) self.skipWaiting();
}

/** Puts one file into the cache: from an older version if it is the same there, else from the host. */
async function keep(cache, older, path, digest) {
  const url = new URL(path, SCOPE).href;
  for (const old of older) {
    const known = await old.match(url);
    if (known && (await sha256(known.clone())) === digest) return cache.put(url, known);
  }
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${path}: expected the file, found status ${response.status}`);
  const found = await sha256(response.clone());
  if (found !== digest && !DEV) throw new Error(`${path}: expected SHA-256 ${digest}, found ${found}`);
  // A copy: a response that was redirected or encoded on the way must not be replayed as it came.
  const type = response.headers.get('Content-Type') || 'application/octet-stream';
  return cache.put(url, new Response(await response.blob(), { headers: { 'Content-Type': type } }));
}

/** Removes older versions of this library, and takes over the page if this is its first visit. */
async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
  if (names.length === 0) await self.clients.claim();
}

async function olderCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  return Promise.all(names.map((name) => caches.open(name)));
}

/** From the cache, else from the network; while developing the other way round. */
async function answer(request, fromCache) {
  if (DEV) return fetch(request).catch(async (error) => (await fromCache()) || Promise.reject(error));
  return (await fromCache()) || fetch(request);
}

async function kept(path) {
  if (path === '') return shell();
  return (await caches.open(CACHE)).match(new URL(path, SCOPE).href);
}

/** The page for any address below the scope: the kept one, with its relative references made absolute. */
async function shell() {
  const page = await (await caches.open(CACHE)).match(SCOPE.href);
  if (!page) return undefined;
  const html = (await page.text()).replace(/(["'`=])\.\//g, (_, before) => before + SCOPE.pathname);
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

/** Pages have no dot in their last part; a file that is not kept is for the network to find. */
function isPage(path) {
  return path.endsWith('index.html') || !path.slice(path.lastIndexOf('/') + 1).includes('.');
}

async function sha256(response) {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, 32);
}
