// A reader whose browser has everything against it, and whose settings must survive all of it.
import { expect, isOf, test as plain } from './editions.mjs';

/** What the reader has set, as it stands in the storage. */
const SETTINGS = {
  'hugi:theme': '1 dark',
  'hugi:text-size': '1 5',
  'hugi:language': '1 en',
  'hugi:images-of': '1 deview-2023-day2',
};

/** What browsers and the worker say by themselves when a file does not come as it should. */
const OWN_WORDS = /Failed to|ERR_|expected (the file|SHA-256)|MIME|network error|wasm|WebAssembly|Quota|the script\.$|disallowed|preloaded/i;

export const test = plain.extend({
  storageState: async ({ site }, use) => {
    const localStorage = Object.entries(SETTINGS).map(([name, value]) => ({ name, value }));
    await use({ cookies: [], origins: [{ origin: site.origin, localStorage }] });
  },

  /** Whether the browser may say in its own words what it met. */
  noisy: [true, { option: true }],

  /** At the end of every story the settings are still there, and were used on the last page. */
  settings: [
    async ({ context, site, journal, noisy }, use) => {
      if (noisy) journal.allow(OWN_WORDS);
      await use();
      const { origins } = await context.storageState();
      const stored = origins.find(({ origin }) => origin === site.origin)?.localStorage ?? [];
      const kept = Object.fromEntries(stored.map(({ name, value }) => [name, value]));
      expect(kept, 'the settings are kept').toMatchObject(SETTINGS);
      for (const page of context.pages()) await isAsSet(page);
    },
    { auto: true },
  ],
});

/** A post that the next version has changed, by its page, its file and its heading. */
export const POST = {
  page: 'posts/pycon-2016/',
  file: /library\/posts\/pycon-2016-/,
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

/** Every kind of page opens while the host is away, and all of them are of one version. */
export async function worksOffline(page, site, app) {
  await site.stop();
  for (const [address, title] of [[POST.page, POST.title], ['slides/', 'Slides'], ['', 'Notes from conferences']]) {
    await page.goto(address);
    await expect(heading(page)).toHaveText(title);
    await isOf(page, app);
  }
  await opensPost(page);
  await site.start(app);
}

/** Until the first visit has failed to keep anything: no worker is left, and no cache of ours. */
export async function keptNothing(page) {
  const left = () => page.evaluate(async () => [
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ...(await window.caches.keys()),
  ]);
  await expect.poll(left).toEqual([]);
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
