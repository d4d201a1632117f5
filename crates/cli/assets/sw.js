// Hugi's service worker: after one visit every page works without a network.
//
// It keeps one cache per version, and guarantees:
// - A cache is filled as a whole or not at all; a file is kept only if its digest is the expected one.
// - It holds the app, what lists ask of every post, and the newest posts: its size does not grow with the library.
// - What a reader keeps beyond that, all posts or those of a conference, has a cache of its own, which no version owns.
//   A new version is not ready before that is of it, too; both stand side by side there, told apart by digests.
// - A new version is fetched beside the old one and waits until the reader says yes, or has closed every page.
// - A page that stays open over an update still finds the files of its own version: their names carry digests, so
//   versions never mix, and an older cache goes only when no page is left that could read from it.
// - What is missing from the cache, or was damaged there, comes from the network, and is kept again.
// - The caches and the pages of other apps on the same origin are left alone.
//
// `hugi bundle` fills in the four values below.

const VERSION = '%VERSION%';
const DEV = '%DEV%';
// Every file that is kept, relative to the scope, with the first half of its SHA-256.
const FILES = '%FILES%';
// The list of what a reader can keep: addresses by conference. A post's ends in its digest.
const LIST = '%LIST%';

const SCOPE = new URL(self.registration.scope);
// Other apps, and other libraries, may live on the same origin: their caches carry other names.
const PREFIX = `hugi:${SCOPE.pathname}:`;
const CACHE = PREFIX + VERSION;
// What the reader keeps: a cache for each choice. The name ends in the conference's key; in nothing for all posts.
const KEEP = `${PREFIX}keep:`;
// How many files are fetched before the page has to ask for more: browsers stop a worker that works for long.
const ROUND = 64;
// How long a file may take, in milliseconds.
const PATIENCE = 30000;
// What only one version can mean: its name ends in the digest of its content.
const NAMED = /[0-9a-f]{16}(_bg)?\.\w+$/;
// The addresses of `src/routes.rs`. Other folders below the scope may belong to other apps.
const PAGE = /^(index\.html|(conferences|events|page|posts|search|settings|slides|speakers|tags|years)\/.*)?$/;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

self.addEventListener('message', (event) => {
  const [, what, key] = /^(\w+):(.*)$/.exec(event.data) || [];
  // The reader's yes.
  if (event.data === 'SKIP_WAITING') self.skipWaiting();
  if (what) event.waitUntil(({ ask, keep: more, stop, drop })[what](key));
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
  } else if (isPost(path) && path.endsWith('.md')) {
    event.respondWith(post(request));
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
  try {
    await each(Object.keys(FILES), (path) => keep(cache, known, path));
    for (const name of names) if (name.startsWith(KEEP)) await renew(name, known);
  } catch (error) {
    // When a host goes back to the version that is in use, its cache is not ours to delete.
    if (!names.includes(CACHE)) await caches.delete(CACHE);
    throw error;
  }
  // While developing, nothing comes from the cache as long as there is a network, so nothing needs to wait.
  if (DEV) self.skipWaiting();
}

/** Does some work for every file: a few at a time, so that the page that is being read gets its share of the line. */
async function each(queue, work) {
  const line = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await work(next);
  };
  await Promise.all([line(), line(), line(), line()]).finally(() => (queue.length = 0));
}

/** Brings what is kept for good to this version, as far as the host has it and the device has room. */
async function renew(name, known) {
  const { cache, missing, state, lost } = await review(name.slice(KEEP.length));
  if (lost) throw lost;
  if (state !== 'old') return;
  await each(missing, (path) => keep(cache, known, path, AbortSignal.timeout(PATIENCE)).catch((error) => {
    // Without a network there is no new version yet; what has come stays.
    if (!isFinal(error)) throw error;
  }));
}

/** Whether trying again soon is in vain: the host has another file, or none, or there is no room. */
function isFinal({ name }) {
  return name === 'Error' || name === 'QuotaExceededError';
}

/** Puts one file into the cache: from a cache that has it already, else from the host. */
async function keep(cache, known, path, signal) {
  const url = new URL(path, SCOPE).href;
  const digest = digestOf(path);
  for (const other of known) {
    const same = (await whole(other, url, digest)) || (await whole(other, url.split('?')[0], digest));
    if (same) return cache.put(url, same);
  }
  const response = await fetch(url, { cache: 'no-cache', signal });
  if (!response.ok) throw new Error(`${path}: expected the file, found status ${response.status}`);
  const found = await sha256(response.clone());
  if (!found.startsWith(digest) && !DEV) throw new Error(`${path}: expected SHA-256 ${digest}, found ${found}`);
  // A copy: a response that was redirected or encoded on the way must not be replayed as it came.
  // And a post is text, whatever a host takes it for.
  const type = /\.md(\?|$)/.test(path) ? 'text/plain; charset=utf-8' : response.headers.get('Content-Type') || 'application/octet-stream';
  return cache.put(url, new Response(await response.blob(), { headers: { 'Content-Type': type } }));
}

/** Takes over every page. One page may be open: the one whose reader said yes, which loads again now. */
async function activate() {
  await tidy(1);
  await self.clients.claim();
}

/** Removes older versions, unless more pages are open than expected, or a newer version is being made. */
async function tidy(expected) {
  const older = (await ourCaches()).filter((name) => name !== CACHE && !name.startsWith(KEEP));
  if (await isAlone(expected)) await Promise.all(older.map((name) => caches.delete(name)));
}

/** Whether no page, and no other worker, can read from what this version has no use for. */
async function isAlone(expected) {
  const open = await pages();
  const { installing, waiting } = self.registration;
  return open.length <= expected && !installing && !waiting;
}

function pages() {
  return self.clients.matchAll({ type: 'window' });
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
  const found = (await whole(cache, url, digestOf(path))) || (DEV && (await cache.match(url)));
  if (found) return found;
  await keep(cache, [], path);
  return cache.match(url);
}

/** What is known of a file's digest: all of it for what is kept unasked, else what its name says. */
function digestOf(path) {
  return FILES[path] || /[0-9a-f]{16}(?=\.\w+$|$)/.exec(path)?.[0];
}

/** What a cache has under an address, if it is what it should be. Read twice: a clone would come much slower. */
async function whole(cache, url, digest) {
  const [found, copy] = [await cache.match(url), await cache.match(url)];
  return found && (await sha256(copy)).startsWith(digest) ? found : undefined;
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

/** A post that is not kept unasked: as the reader keeps it, if all of that is of this version; else the newest there is. */
async function post(request) {
  return answer(request, () => ofReader(request.url, true)).catch(async (error) => {
    const found = await ofReader(request.url);
    if (!found && request.mode !== 'navigate') throw error;
    return found || shell();
  });
}

/** A post as the reader keeps it. Of two, the newer came later. */
async function ofReader(url, current) {
  for (const name of await ourCaches()) {
    const cache = await caches.open(name);
    if (!name.startsWith(KEEP) || (current && !(await cache.match(new URL(LIST, SCOPE))))) continue;
    const { url: key } = (await cache.keys(url, { ignoreSearch: true })).pop() || {};
    const found = key && (await whole(cache, key, digestOf(key)));
    if (found) return found;
  }
  return undefined;
}

// What the reader keeps: a cache for each choice; to remove it is to delete that. A post stands there, as in the list,
// with its digest behind a `?`: so the names alone say what is missing, what is of another version and what can go, and
// nothing is remembered that could differ from what is there. The list itself comes last, as the mark that all has come.
// A new version is ready only when all of this is of it, unless the host lacks a file, or the device has no room: so it
// reads offline all the time.
//
// A page asks (`ask:`), and says what the reader wants, with the key of a choice: `keep:`, `stop:`,
// `drop:`. All pages are told how it stands, in lines of state, posts that are here, posts in all, and key. States:
// - `none`: nothing is kept. `whole`: everything. `part`: the reader has stopped.
// - `some`: more is to come, and the next page that says `keep:` has it fetched. `more`: that page may say so now.
// - `old`: all was kept once, but now something else belongs to it, or something was lost.
// - `lost`: the host or the network does not give the rest. `full`: the device has no room for it.

/** What is being fetched, by key: each can be stopped. */
const going = new Map();

/** Tells how everything stands. */
async function ask() {
  const names = (await ourCaches()).filter((name) => name.startsWith(KEEP) && name !== KEEP);
  await tell(...(await Promise.all([KEEP, ...names].map((name) => review(name.slice(KEEP.length))))));
}

/** Fetches some of what is missing. */
async function more(key) {
  if (going.has(key)) return;
  const stopped = new AbortController();
  going.set(key, stopped);
  const cache = await caches.open(KEEP + key);
  const known = await Promise.all((await ourCaches()).map((name) => caches.open(name)));
  const before = await review(key);
  const missing = before.missing || [];
  // The list, which is last, only when nothing else is missing: it says so.
  const queue = missing.slice(0, Math.min(ROUND, missing.length - 1) || 1);
  let [came, lost] = [0, before.lost];
  await each(queue, async (path) => {
    const late = setTimeout(() => stopped.abort(), PATIENCE);
    try {
      await keep(cache, known, path, stopped.signal);
      came += 1;
      if (isPost(path)) before.posts += 1;
      if (going.get(key) === stopped) await tell({ ...before, state: 'some' });
    } catch (error) {
      lost = error;
      // The others may well come where one is wrong, but not where the line is dead.
      if (error.name !== 'Error') queue.length = came = 0;
    }
    clearTimeout(late);
  });
  const after = await review(key);
  if (going.get(key) === stopped) {
    going.delete(key);
    if (after.state !== 'whole') after.state = came ? 'more' : lost?.name === 'QuotaExceededError' ? 'full' : 'lost';
  }
  await tell(after);
}

/** Fetches no more. What has come stays, but nothing is fetched unasked any longer. */
async function stop(key) {
  going.get(key)?.abort();
  going.delete(key);
  const cache = await caches.open(KEEP + key);
  for (const { url } of await cache.keys()) if (isList(url)) await cache.delete(url);
  await tell(await review(key));
}

/** Keeps nothing of it any longer. */
async function drop(key) {
  going.get(key)?.abort();
  going.delete(key);
  await caches.delete(KEEP + key);
  await tell(await review(key));
}

/** How a choice stands, and what is missing. What no longer belongs to it goes, as soon as no page can read it. */
async function review(key) {
  if (!(await caches.has(KEEP + key))) return { key, state: 'none', posts: 0, all: 0 };
  const cache = await caches.open(KEEP + key);
  const there = new Set((await cache.keys()).map(({ url }) => url.slice(SCOPE.href.length)));
  const count = (paths) => [...paths].filter(isPost).length;
  try {
    const lists = await (await kept(LIST)).json();
    // A conference may have gone from the library.
    const wanted = new Set(key ? lists[key] : Object.values(lists).flat()).add(LIST);
    const missing = [...wanted].filter((path) => !there.has(path));
    const posts = count(wanted) - count(missing);
    const state = missing.length === 0 ? 'whole' : [...there].some(isList) ? 'old' : 'part';
    if (state === 'whole' && (await isAlone(1))) {
      for (const path of there) if (!wanted.has(path)) await cache.delete(new URL(path, SCOPE));
    }
    return { key, state, posts, all: count(wanted), cache, missing };
  } catch (lost) {
    return { key, state: 'lost', posts: count(there), all: 0, lost };
  }
}

function isPost(path) {
  return path.startsWith('posts/');
}

function isList(path) {
  return path.includes('library/keep-');
}

async function tell(...reviews) {
  const text = reviews.map(({ state, posts, all, key }) => `${state} ${posts} ${all} ${key}`).join('\n');
  for (const page of await pages()) page.postMessage(text);
}

async function sha256(response) {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, 32);
}
