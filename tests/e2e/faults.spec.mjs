// Faults on the wire: whatever a host or a network does, nothing half-filled is used, and a later good try succeeds.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { accept, caches, dist, expect, isKept, isOf, lookForUpdate, notice, remover, visit, within } from './editions.mjs';
import { POST, comesBack, comesTo, heading, keptNothing, opensPost, showsShelf, test, updates, worksOffline } from './reader.mjs';

const NEW_POST = /posts\/next\.md$/;
const INDEX = /library\/index\.bin$/;
const CHUNK = /library\/chunk-/;
const WORKER = /\/sw\.js$/;

/** Whatever can become of an answer. */
const ANY = [404, 500, 'cut', 'truncated', 'corrupted', 'empty', 'wrongly encoded', 'redirected', 'a portal'];

/** The old version goes on, as if nothing had been tried. */
async function goesOn(page, site, before, next) {
  expect(await caches(page)).toEqual(before);
  await expect(notice(page)).toBeHidden();
  await site.stop();
  await opensPost(page);
  await page.reload();
  await expect(heading(page)).toHaveText(POST.title);
  await isOf(page, dist);
  await site.start(next);
}

/** Nothing can be kept at the first visit: the app works all the same, and is kept at the next. */
async function firstVisit(page, site, pattern, kind) {
  const fault = site.fault(pattern, kind);
  await page.goto('');
  await showsShelf(page);
  await expect.poll(() => fault.hits).toBeGreaterThan(0);
  await keptNothing(page);
  await opensPost(page);
  site.mend();
  await page.reload();
  await isKept(page);
  await worksOffline(page, site, dist);
}

for (const kind of ANY) {
  test(`first visit, a file is ${kind}: the app works, and the next visit keeps it`, async ({ page, site }) => {
    await firstVisit(page, site, /icons\/maskable/, kind);
  });

  test(`update, a file is ${kind}: the old version goes on, and the next try succeeds`, async ({ page, site, next }) => {
    await visit(page);
    const before = await caches(page);
    site.fault(NEW_POST, kind);
    await site.start(next);
    expect(await lookForUpdate(page)).toBe('redundant');
    await goesOn(page, site, before, next);
    site.mend();
    await updates(page, site, next);
  });
}

for (const kind of [404, 500, 'cut', 'truncated', 'redirected', 'a portal']) {
  test(`first visit, the worker is ${kind}: the app works, and the next visit keeps it`, async ({ page, site }) => {
    await firstVisit(page, site, WORKER, kind);
  });

  test(`update, the worker is ${kind}: the old version goes on, and the page looks again`, async ({ page, site, next }) => {
    await visit(page);
    const before = await caches(page);
    const fault = site.fault(WORKER, kind);
    await site.start(next);
    await comesBack(page);
    await expect.poll(() => fault.hits).toBeGreaterThan(0);
    await goesOn(page, site, before, next);
    site.mend();
    await comesBack(page);
    await expect(notice(page)).toBeVisible();
  });
}

test('an empty worker in place of the next: the app works, and a good one mends it', async ({ page, site, next }) => {
  await visit(page);
  site.fault(WORKER, 'empty');
  await comesBack(page);
  await accept(page);
  await showsShelf(page);
  await opensPost(page);
  site.mend();
  await site.start(next);
  await updates(page, site, next);
});

test.describe('the host dies', () => {
  test('in the middle of the first visit: the page stays, and the next visit keeps it', async ({ page, site }) => {
    const fault = site.fault(/icons\/maskable/, 'held');
    await page.goto('');
    await showsShelf(page);
    await expect.poll(() => fault.hits).toBe(1);
    await site.stop();
    await keptNothing(page);
    await page.getByRole('link', { name: 'Slides' }).first().click();
    await expect(heading(page)).toHaveText('Slides');
    site.mend();
    await site.start();
    await page.reload();
    await isKept(page);
    await worksOffline(page, site, dist);
  });

  test('in the middle of an update: the old version goes on, and the next try succeeds', async ({ page, site, next }) => {
    await visit(page);
    const before = await caches(page);
    const fault = site.fault(NEW_POST, 'held');
    await site.start(next);
    const outcome = lookForUpdate(page);
    await expect.poll(() => fault.hits).toBe(1);
    await site.stop();
    expect(await outcome).toBe('redundant');
    await goesOn(page, site, before, next);
    site.mend();
    await updates(page, site, next);
  });

  test('while somebody reads: every page opens', async ({ page, site }) => {
    await visit(page);
    await opensPost(page);
    await worksOffline(page, site, dist);
  });
});

test('a first visit without a network is the browser\'s own error; the next, with one, works', async ({ page, site }) => {
  await site.stop();
  await expect(page.goto('')).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  await site.start();
  await comesTo(page, '');
  await isKept(page);
  await worksOffline(page, site, dist);
});

test('a page whose first visit is broken off by closing it: the next visit keeps it', async ({ page, context, site }) => {
  const fault = site.fault(/icons\/maskable/, 'held');
  await page.goto('');
  await expect.poll(() => fault.hits).toBe(1);
  await page.close();
  site.mend();
  const again = await context.newPage();
  await visit(again);
  await worksOffline(again, site, dist);
});

test.describe('without a worker', () => {
  for (const kind of ['cut', 'truncated', 'a portal', 404]) {
    for (const [part, pattern] of [['script', /hugi-app-[^/]*\.js$/], ['WebAssembly', /\.wasm$/]]) {
      test(`the ${part} is ${kind}: the text stays, a page that waits says so, and opens again`, async ({ page, site }) => {
        const fault = site.fault(pattern, kind);
        await page.goto(POST.page);
        // It is asked for twice.
        await expect.poll(() => fault.hits).toBeGreaterThan(1);
        await expect(page.getByRole('article')).toContainText('TOROS');
        await page.getByRole('link', { name: '설정' }).click();
        await expect(page.getByText('It did not open.')).toBeVisible();
        await expect(page.locator('#loading-reason')).toHaveText(/hugi-app|wasm|WebAssembly|fetch|network|script/i);
        site.mend();
        await page.getByRole('link', { name: 'open it again' }).click();
        await expect(heading(page)).toHaveText('Settings');
        await page.goto('');
        await showsShelf(page);
        await isKept(page);
        await worksOffline(page, site, dist);
      });
    }

    for (const [part, address, pattern, words, file] of [
      ['index', '', INDEX, 'The list of posts could not be loaded', 'library/index.bin'],
      ['list', '', CHUNK, 'The list of posts could not be loaded', 'library/chunk-'],
      ['post', POST.page, POST.file, 'The post could not be loaded', 'posts/pycon-2016.md'],
    ]) {
      test(`the ${part} is ${kind}: the page says so, and a second try succeeds`, async ({ page, site }) => {
        site.fault(pattern, kind);
        await page.goto(address);
        // The shelf says it below its own heading, in place of its posts.
        await expect(page.getByRole('heading', { level: part === 'list' ? 2 : 1, name: words })).toBeVisible();
        const reason = { 404: '404', 'a portal': 'found a web page' }[kind] ?? file;
        await expect(page.getByRole('alert')).toContainText(reason);
        site.mend();
        await page.getByRole('button', { name: 'Try again' }).click();
        await expect(page.getByRole('alert')).toHaveCount(0);
        if (address) await expect(heading(page)).toHaveText(POST.title);
        else await showsShelf(page);
        await page.reload();
        await isKept(page);
        await worksOffline(page, site, dist);
      });
    }
  }
});

test('an unknown address, and a portal in place of the version: a readable page, and a second try succeeds', async ({ page, site }) => {
  const fault = site.fault(/version\.json$/, 'a portal');
  await page.goto('no/such/page/');
  await expect(page.getByRole('heading')).toContainText('Page not found');
  await expect.poll(() => fault.hits).toBeGreaterThan(0);
  site.mend();
  await page.reload();
  await expect(heading(page)).toHaveText('Page not found');
});

test('a worker that removes itself leaves a plain site after one visit', async ({ page, site }) => {
  await visit(page);
  await page.evaluate(() => window.caches.open('another app'));
  await within(async (removed) => {
    cpSync(dist, removed, { recursive: true });
    cpSync(remover, join(removed, 'sw.js'));
    await site.start(removed);
    await page.goto('');
    const left = () =>
      page.evaluate(async () => ({
        caches: await window.caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        controlled: Boolean(navigator.serviceWorker.controller),
      }));
    const plainSite = { caches: ['another app'], workers: 0, controlled: false };
    await expect.poll(() => left().catch(() => undefined)).toEqual(plainSite);
    await showsShelf(page);
    await opensPost(page);
    await site.stop();
    await expect(page.goto('slides/')).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
    await site.start(removed);
    await comesTo(page, 'slides/');
    await expect(heading(page)).toHaveText('Slides');
  });
});
