// The worker that removes itself, for the day when a published one must go.
//
// Put it in place of sw.js. Browsers fetch it at the next visit; it deletes the caches of this library, and no others,
// unregisters, and lets open pages load again from the network.

const PREFIX = `hugi:${new URL(self.registration.scope).pathname}:`;

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil(remove());
});

async function remove() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
  // Once: a page that loads again may register this worker again.
  if (names.length === 0) return;
  const pages = await self.clients.matchAll({ type: 'window' });
  await Promise.all(pages.map((page) => page.navigate(page.url).catch(() => undefined)));
}
