// Posts and addresses that nobody would think of: none gives a blank page, a stop, or a word in the console.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { visit } from './editions.mjs';
import { mutateAddress, mutatePost, numbers } from './mutate.mjs';
import { addresses as pagesOf } from './pages.mjs';
import { answers, dist, expect, test } from './story.mjs';
import { tally } from './tally.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const POSTS = { rounds: 5, each: 2000 };
const ADDRESSES = { rounds: 4, each: 250 };

test.use({ language: '' });

/** Posts of our own, in all the shapes that the parser is tried on; long ones by a part that begins anywhere. */
const texts = ['posts', ...['shapes', 'typical', 'habits'].map((name) => `crates/notes/tests/${name}`)].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
);

test.describe('posts', () => {
  test.use({ serviceWorkers: 'block' });

  for (let round = 1; round <= POSTS.rounds; round += 1) {
    test(`${POSTS.each} mutated posts are pages, round ${round}`, async ({ page, site, journal }) => {
      test.setTimeout(600_000);
      // Images beside a post are not there; and no worker is to fetch thousands of posts.
      journal.allow(/404|Service Worker registration blocked by Playwright/);
      const random = numbers(round);
      const folder = mkdtempSync(join(tmpdir(), 'hugi-mutants-'));
      const [app, posts] = [join(folder, 'dist'), join(folder, 'posts')];
      cpSync(dist, app, { recursive: true });
      mkdirSync(posts);
      for (let n = 0; n < POSTS.each; n += 1) {
        const text = texts[Math.floor(random() * texts.length)];
        const start = random() < 0.5 ? 0 : Math.floor(random() * text.length);
        writeFileSync(join(posts, `m${n}.md`), mutatePost(text.slice(start, start + 2500), texts, random));
      }
      bundle(posts, app);
      await site.stop();
      await site.start(app);
      await page.goto('');
      await expect(page.getByRole('main').getByRole('heading', { level: 3 }).first()).toBeVisible({ timeout: 60_000 });
      await answers(page);
      const addresses = pagesOf(app).filter((address) => /^posts\/[^/]+\/$/.test(address));
      expect(addresses.length).toBeGreaterThan(POSTS.each * 0.9);
      const { opened, blank } = await page.evaluate(openAll, addresses);
      tally('mutated posts', { opened, blank: blank.length });
      expect(blank).toEqual([]);
      expect(opened).toBe(addresses.length);
      rmSync(folder, { recursive: true });
    });
  }
});

/** Runs in the page: opens posts by links of the app, and tells which left the page without text or stopped. */
async function openAll(addresses) {
  const home = location.href;
  const blank = [];
  let opened = 0;
  const soon = () => new Promise((resolve) => setTimeout(resolve));
  const shows = () => {
    const main = document.querySelector('main');
    const text = document.querySelector('main article') && document.querySelector('main h1')?.textContent.trim();
    return Boolean(text) && main.getBoundingClientRect().height > 0 && !document.querySelector('.panic, .status-loading');
  };
  for (const address of addresses) {
    // `watch.js` is told of every text as it is read.
    window.hugiReading = undefined;
    const link = Object.assign(document.createElement('a'), { href: home + address });
    document.body.append(link);
    link.click();
    link.remove();
    const end = performance.now() + 10_000;
    while (window.hugiReading === undefined && performance.now() < end) await soon();
    while (!shows() && performance.now() < end) await soon();
    if (shows()) opened += 1;
    else blank.push(address);
    if (document.querySelector('.panic')) break;
  }
  return { opened, blank };
}

for (let round = 1; round <= ADDRESSES.rounds; round += 1) {
  test(`${ADDRESSES.each} mutated addresses are pages, round ${round}`, async ({ page, site, journal }) => {
    test.setTimeout(600_000);
    // Addresses that look like files are the host's to answer.
    journal.allow(/404/);
    const random = numbers(1000 + round);
    const known = ['?tag=x', '?year=2019&slides', ...pagesOf(dist), 'page/2/', '?to=posts%2Fx%2F'];
    await visit(page);
    const blank = [];
    for (let n = 0; n < ADDRESSES.each; n += 1) {
      const address = mutateAddress(known[Math.floor(random() * known.length)], random);
      const url = below(site.url, address);
      await page.goto(url, { waitUntil: 'commit' });
      const shown = await page
        .waitForFunction(() => document.querySelector('main h1')?.textContent.trim(), undefined, { timeout: 10_000 })
        .catch(() => undefined);
      if (!shown || (await page.locator('.panic').count()) > 0) blank.push(url);
    }
    tally('mutated addresses', { opened: ADDRESSES.each, blank: blank.length });
    expect(blank).toEqual([]);
  });
}

/** An address below the base, whatever dots and slashes it starts with. */
function below(base, address) {
  const url = new URL(base + address.replace(/^[/\\.]+/, ''));
  return url.href.startsWith(base) ? url.href : base;
}
