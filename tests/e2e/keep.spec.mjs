// Posts that a reader keeps for a way without a network: the offer, its progress, and that it stays true.
import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { accept, caches, dist, expect, lookForUpdate, notice, test as plain, visit, within } from './editions.mjs';

/** So many that most are not kept unasked. */
const POSTS = 150;

/** What makes a post as long as it has to be for that. */
const FILLER = '- 물결은 높이보다 길이를 먼저 재고, 그다음에 바람이 어디서 오는지 묻는다.\n'.repeat(160);

const conference = (n) => (n % 30 === 0 ? '등대모임' : '물결회의');

/** A post of a conference, with a session of a dated day. */
function post(n, more = '') {
  const year = 2000 + Math.floor(n / 10);
  const date = `${year}-05-${String((n % 10) + 1).padStart(2, '0')}`;
  const name = `${conference(n)} ${year}`;
  return [
    ...['---', `title: ${name} 후기`, `date: ${date}`, `hugi: {event: ${name}}`, '---', ''],
    ...[`# 1일차 (${date})`, '', `## 10:00-10:40 ${n}번째 물결`, '- 김하늘님', `- 처음 적은 글.${more}`, FILLER, ''],
  ].join('\n');
}

function write(folder, more) {
  mkdirSync(folder, { recursive: true });
  for (let n = 1; n <= POSTS; n += 1) writeFileSync(join(folder, `wave-${n}.md`), post(n, more));
}

const test = plain.extend({
  /** A large library, and the same with other texts and one more post. */
  editions: [
    async ({}, use) => {
      await within(async (folder) => {
        const app = (name, more) => {
          const [to, posts] = [join(folder, name), join(folder, `${name}-posts`)];
          cpSync(dist, to, { recursive: true });
          write(posts, more);
          if (more) appendFileSync(join(posts, 'wave-30.md'), '\n## 11:00-11:40 나중 물결\n\n- 나중에 적은 글.\n');
          bundle(posts, to);
          return to;
        };
        await use({ first: app('first', ''), second: app('second', ' 고친 글.') });
      });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  folder: async ({ editions }, use) => use(editions.first),
});

const main = (page) => page.getByRole('main');
const line = (page) => main(page).locator('.keep').first();
const offer = (page) => line(page).getByRole('button', { name: /^Keep offline · / });
const remove = (page) => line(page).getByRole('button', { name: 'Remove' });
const address = `conferences/${encodeURIComponent('등대모임')}/`;
const keeps = async (page) => (await caches(page)).filter((name) => name.includes(':keep:'));

/** The offer of a conference, taken. */
async function keepsConference(page) {
  await page.goto(address);
  await offer(page).click();
  await expect(line(page)).toContainText('Kept offline');
}

test('a conference is kept with one click, and its posts, sessions and days open without a network', async ({ page, site, journal }) => {
  // A post that is not kept.
  journal.allow(/ERR_FAILED/);
  await visit(page);
  await page.goto(address);
  await expect(offer(page)).toHaveText(/^Keep offline · 5 posts, \d+ KB$/);
  await keepsConference(page);
  await expect(remove(page)).toBeFocused();
  await site.stop();
  for (const [at, text] of [
    [address, '등대모임 2003 후기'],
    ['posts/wave-30/', '처음 적은 글.'],
    ['events/등대모임-2003/day-1/', '30번째 물결'],
    [`posts/wave-60/${encodeURIComponent('60번째-물결')}/`, '처음 적은 글.'],
  ]) {
    await page.goto(at);
    await expect(main(page), at).toContainText(text);
  }
  await page.goto('posts/wave-31/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/could not be loaded/);
});

test('all posts are kept with progress, may be stopped and continued, and go again', async ({ page, site }) => {
  await visit(page);
  const held = site.fault(/posts\/wave-7\.md$/, 'held');
  await page.goto('settings/');
  await expect(offer(page)).toHaveText(/^Keep offline · 150 posts, \d\.\d MB$/);
  await offer(page).press('Enter');
  await expect.poll(() => held.hits).toBe(1);
  await expect(line(page).getByRole('progressbar', { name: 'Keeping' })).toBeVisible();
  await expect(line(page)).toContainText(/\d+ \/ 150/);
  await page.keyboard.press('Enter');
  await expect(line(page).getByRole('progressbar')).toHaveCount(0);
  await expect(line(page).getByRole('button', { name: 'Continue' })).toBeFocused();
  await page.reload();
  await expect(line(page)).toContainText(/1[0-4]\d \/ 150/);
  site.mend();
  await line(page).getByRole('button', { name: 'Continue' }).click();
  await expect(line(page)).toContainText('Kept offline');
  await page.goto(address);
  await expect(line(page)).toHaveText('Kept offline');
  await site.stop();
  for (const n of [1, 7, 75, 150]) {
    await page.goto(`posts/wave-${n}/`);
    await expect(main(page)).toContainText(`${n}번째 물결`);
  }
  await page.goto('speakers/김하늘/page/2/');
  await expect(main(page)).toContainText('번째 물결');
  await page.goto('settings/');
  await remove(page).click();
  await expect(offer(page)).toBeFocused();
  expect(await keeps(page)).toEqual([]);
});

test('what is kept is of the new version before that is ready', async ({ page, site, editions }) => {
  await visit(page);
  await keepsConference(page);
  await site.start(editions.second);
  expect(await lookForUpdate(page)).toBe('installed');
  await site.stop();
  await page.goto('posts/wave-30/');
  await expect(main(page)).toContainText('처음 적은 글.');
  await accept(page);
  await expect(notice(page)).toBeHidden();
  await expect(main(page)).toContainText('나중에 적은 글.');
  await page.goto(address);
  await expect(line(page)).toContainText('Kept offline');
  await page.goto('posts/wave-60/');
  await expect(main(page)).toContainText('고친 글.');
  await expect.poll(() => stored(page)).not.toContain('처음 적은 글.\n');
});

/** What is stored of one post, once for every version of it. */
const stored = (page) =>
  page.evaluate(async () => {
    const name = (await window.caches.keys()).find((key) => key.includes(':keep:'));
    const cache = await window.caches.open(name);
    const found = await cache.matchAll(new URL('../wave-30.md', document.baseURI), { ignoreSearch: true });
    return (await Promise.all(found.map((response) => response.text()))).join('\n');
  });

for (const kind of [404, 'corrupted', 'a portal', 'cut']) {
  test(`a post that is ${kind} is told, and the rest is there; trying again completes it`, async ({ page, site, journal }) => {
    journal.allow(/Failed to load|404|ERR_|expected/);
    await visit(page);
    await page.goto(address);
    site.fault(/posts\/wave-90\.md$/, kind);
    await offer(page).click();
    await expect(line(page).getByRole('status')).toHaveText(/^The rest did not come/);
    await expect(line(page)).toContainText(/[0-4] \/ 5/);
    site.mend();
    await line(page).getByRole('button', { name: 'Continue' }).click();
    await expect(line(page)).toContainText('Kept offline');
  });
}

test('two pages know of each other, and the offer comes without moving anything', async ({ page, context }) => {
  await visit(page);
  const other = await context.newPage();
  await other.goto(address);
  await expect(offer(other)).toBeVisible();
  await keepsConference(page);
  await expect(line(other)).toContainText('Kept offline');
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
  });
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.reload();
    await expect(remove(page)).toBeVisible();
    expect(await page.evaluate(() => window.shifts), `${width} px`).toEqual([]);
  }
  await remove(other).click();
  await expect(offer(page)).toBeVisible();
});

test.describe('without a worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('nothing is on offer', async ({ page, journal }) => {
    journal.allow(/Service Worker registration blocked by Playwright/);
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('등대모임');
    await expect(page.locator('.keep')).toBeHidden();
    await page.goto('settings/');
    await expect(page.locator('.keep')).toHaveCount(0);
  });
});
