// Reading without a network, and how a new version takes over.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accept, caches, dist, expect, lookForUpdate, notice, remover, test, visit } from './editions.mjs';
import { addresses } from './pages.mjs';

test('after one visit every page opens without a network', async ({ page, site }) => {
  test.slow();
  await visit(page);
  await site.stop();
  const all = addresses(dist);
  expect(all.length).toBeGreaterThan(80);
  for (const address of all) {
    await page.goto(address);
    const heading = page.locator('main h1');
    await expect(heading, address).toBeVisible();
    await expect(heading, address).not.toHaveText(/not found|could not|no such/i);
    await expect(page.locator('main'), address).not.toContainText('could not be loaded');
  }
  await page.goto('no/such/page/');
  await expect(page.locator('main h1')).toHaveText('Page not found');
});

test('a new version waits for the reader, and leaves other apps alone', async ({ page, site, next, journal }) => {
  journal.allow(/ERR_CONNECTION_REFUSED/);
  await visit(page);
  const before = await caches(page);
  const neighbours = ['hugi:/other/:1', 'hugi:/notes', 'workbox-precache'];
  await page.evaluate((names) => Promise.all(names.map((name) => window.caches.open(name))), neighbours);

  await site.stop();
  await site.start(next);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(notice(page)).toBeVisible();
  await page.reload();
  await expect(page.locator('main')).not.toContainText('새로 쓴 글');
  expect(await caches(page)).toEqual(expect.arrayContaining(before));

  await accept(page);
  await expect(page.locator('main')).toContainText('새로 쓴 글');
  await expect(notice(page)).toBeHidden();
  const after = await caches(page);
  expect(after).toEqual(expect.arrayContaining(neighbours));
  expect(after).not.toEqual(expect.arrayContaining(before));
  expect(after).toHaveLength(neighbours.length + 1);

  await site.stop();
  await page.goto('posts/next/');
  await expect(page.locator('main')).toContainText('글: next.');
});

for (const [how, harm] of [
  ['is missing', (file) => rmSync(file)],
  ['differs', (file) => writeFileSync(file, 'half a file')],
]) {
  test(`a new version of which a file ${how} leaves the old one working`, async ({ page, site, next, journal }) => {
    journal.allow(/expected (the file|SHA-256)|404/);
    await visit(page);
    const before = await caches(page);
    const harmed = mkdtempSync(join(tmpdir(), 'hugi-harmed-'));
    cpSync(next, harmed, { recursive: true });
    harm(join(harmed, 'posts/next.md'));

    await site.stop();
    await site.start(harmed);
    expect(await lookForUpdate(page)).toBe('redundant');
    expect(await caches(page)).toEqual(before);
    await expect(notice(page)).toBeHidden();
    await site.stop();
    await page.goto('slides/');
    await expect(page.locator('main h1')).toHaveText('Slides');
    rmSync(harmed, { recursive: true });
  });
}

test('a worker that must go removes itself and its caches', async ({ page, site }) => {
  await visit(page);
  await page.evaluate(() => window.caches.open('another app'));
  const removed = mkdtempSync(join(tmpdir(), 'hugi-removed-'));
  cpSync(dist, removed, { recursive: true });
  cpSync(remover, join(removed, 'sw.js'));

  await site.stop();
  await site.start(removed);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready).update());
  await expect.poll(() => caches(page).catch(() => undefined)).toEqual(['another app']);
  await page.goto('slides/');
  await expect(page.locator('main h1')).toHaveText('Slides');
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
  rmSync(removed, { recursive: true });
});
