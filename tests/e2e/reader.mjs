// A reader whose browser has everything against it, and whose settings must survive all of it.
import { accept, expect, isOf, isWhole, lookForUpdate, test as plain } from './editions.mjs';
import { remembers } from './story.mjs';

/** What the reader has set. */
const SETTINGS = { theme: '1 dark', 'text-size': '1 5', language: '1 en', 'images-of': '1 deview-2023-day2' };

/** What browsers and the worker say by themselves when a file does not come as it should. */
const OWN_WORDS = /Failed to|ERR_|expected (the file|SHA-256)|MIME|network error|wasm|WebAssembly|Quota|the script\.$|disallowed|preloaded|blocked by Playwright/i;

export const test = plain.extend({
  storageState: async ({ site }, use) => use(remembers(site, SETTINGS)),

  /** Whether the browser may say in its own words what it met. */
  noisy: [true, { option: true }],

  /** At the end of every story the settings are still there, and were used on the last page. */
  settings: [
    async ({ context, site, journal, noisy }, use) => {
      if (noisy) journal.allow(OWN_WORDS);
      await use();
      const { origins } = await context.storageState();
      const stored = origins.find(({ origin }) => origin === site.origin)?.localStorage ?? [];
      const kept = Object.fromEntries(stored.map(({ name, value }) => [name.replace(/^hugi:/, ''), value]));
      expect(kept, 'the settings are kept').toMatchObject(SETTINGS);
      for (const page of context.pages()) await isAsSet(page);
    },
    { auto: true },
  ],
});

/** A post that the next version has changed, by its page, its file and its heading. */
export const POST = {
  page: 'posts/pycon-2016/',
  file: /posts\/pycon-2016\.md$/,
  title: 'PyCon APAC 2016 후기',
};

export const heading = (page) => page.locator('main h1');

/** The shelf, whatever became of the rest. */
export async function showsShelf(page) {
  await expect(heading(page)).toHaveText('Notes from conferences');
  await expect(page.locator('main').getByRole('link', { name: POST.title })).toBeVisible();
}

/** Opens the post as a reader does. */
export async function opensPost(page) {
  await page.locator('.site-nav a').first().click();
  await page.locator('main').getByRole('link', { name: POST.title }).click();
  await expect(heading(page)).toHaveText(POST.title);
  await expect(page.getByRole('article')).not.toBeEmpty();
}

/** Every kind of page opens while the host is away, all of one version. */
export async function worksOffline(page, site, app) {
  await isWhole(page, app);
  // A page that no worker answers for may still ask for its icon.
  await page.waitForLoadState('networkidle');
  await site.stop();
  await page.goto(POST.page);
  await expect(heading(page)).toHaveText(POST.title);
  await page.locator('.site-nav').getByRole('link', { name: 'Slides' }).click();
  await expect(heading(page)).toHaveText('Slides');
  await opensPost(page);
  await isOf(page, app);
  await site.start(app);
}

/** The next version comes, the reader takes it, and it is whole. */
export async function updates(page, site, next) {
  expect(await lookForUpdate(page)).toBe('installed');
  await page.goto('');
  await accept(page);
  await expect(page.locator('main')).toContainText('새로 쓴 글');
  await isOf(page, next);
  await worksOffline(page, site, next);
}

/** Until the first visit has failed to keep anything: no worker is left, and no cache of ours. */
export async function keptNothing(page) {
  const left = () => page.evaluate(async () => [
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ...(await window.caches.keys()),
  ]);
  await expect.poll(left).toEqual([]);
}

/** Lets pages remember how the first try to install a worker ended. */
export async function watchInstall(page) {
  await page.addInitScript(() => {
    const register = ServiceWorkerContainer.prototype.register;
    ServiceWorkerContainer.prototype.register = async function watched(...args) {
      const registration = await register.apply(this, args);
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => (window.installed ??= worker.state));
      return registration;
    };
  });
}

/** Until the first try to install a worker has failed. */
export async function failsToInstall(page) {
  await page.waitForFunction(() => window.installed === 'redundant');
  await keptNothing(page);
}

/** Opens an address after the browser's own error: Chromium tries again by itself, which may come in between. */
export async function comesTo(page, address) {
  await expect(async () => page.goto(address)).toPass();
}

/** The reader comes back to the tab: the page looks for a new version. */
export async function comesBack(page) {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

async function isAsSet(page) {
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await expect(root).toHaveAttribute('data-text-size', '5');
  await expect(root).toHaveAttribute('lang', 'en');
}
