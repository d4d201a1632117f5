// A library of more posts than a list shows at once: its lists have pages, each with an address and a file of its own.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { test as before } from './before.mjs';
import { dist, expect, test as plain, visit, within } from './editions.mjs';
import { addresses } from './pages.mjs';
import { answers } from './story.mjs';

const POSTS = 100;

/** The title of a post, by its number; the last is the newest. */
const named = (n) => `물결회의 ${2000 + n} 후기`;

/** A post with a session of a dated day, its speaker and its deck. */
function post(n) {
  const day = new Date(Date.UTC(2000 + n, 0, 1)).toISOString().slice(0, 10);
  return [
    ...['---', `title: ${named(n)}`, `date: ${day}`, `tags: [바다, 갈래${n % 14}]`, `hugi: {event: 물결회의 ${2000 + n}}`, '---', ''],
    ...[`# 1일차 (${day})`, '', `## 10:00-10:40 ${n}번째 물결`, `- 김하늘님`, `- [발표 자료](https://speakerdeck.com/wave/deck-${n})`],
    ...['- 물결은 높이보다 길이를 먼저 잰다.', '', '## 11:00-11:40 잔물결', '- 이바다님', '- 바람이 잔 뒤에도 너울은 온다.', ''],
  ].join('\n');
}

/** The app with all of them. */
const library = {
  shelf: [
    async ({}, use) => {
      await within(async (folder) => {
        const [app, posts] = [join(folder, 'dist'), join(folder, 'posts')];
        cpSync(dist, app, { recursive: true });
        mkdirSync(posts);
        for (let n = 1; n <= POSTS; n += 1) writeFileSync(join(posts, `wave-${n}.md`), post(n));
        bundle(posts, app);
        await use(app);
      });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  folder: async ({ shelf }, use) => use(shelf),
};
const kept = before.extend(library);
const test = plain.extend({ ...library, language: '' });

const main = (page) => page.getByRole('main');
const posts = (page) => main(page).getByRole('heading', { level: 3 });
const pages = (page) => page.getByRole('navigation', { name: '쪽' });
const filters = (page) => page.getByRole('navigation', { name: '골라 보기' });
const chip = (page, text) => filters(page).getByRole('link').filter({ hasText: text });

/** The titles on a page of the list of posts. */
const titles = (from, to) => Array.from({ length: from - to + 1 }, (_, at) => named(from - at));

kept.describe('without JavaScript', () => {
  kept.use({ javaScriptEnabled: false });

  kept('every page of a list is a page, and leads to the one before and after', async ({ page, journal, folder }) => {
    journal.allow(/preloaded using link preload but not used/);
    await page.goto('');
    await expect(posts(page)).toHaveText(titles(100, 61));
    await pages(page).getByRole('link', { name: /뒤쪽/ }).click();
    await expect(page).toHaveURL(/\/page\/2\/$/);
    await expect(posts(page)).toHaveText(titles(60, 21));
    await pages(page).getByRole('link', { name: /뒤쪽/ }).click();
    await expect(posts(page)).toHaveText(titles(20, 1));
    await expect(pages(page).getByRole('link')).toHaveCount(1);
    await pages(page).getByRole('link', { name: /앞쪽/ }).click();
    await expect(posts(page)).toHaveText(titles(60, 21));
    const lists = addresses(folder).filter((address) => /(^|\/)page\/\d+\/$/.test(address)).map(decodeURIComponent).sort();
    const three = ['', 'conferences/물결회의/', 'slides/', 'speakers/김하늘/', 'speakers/이바다/', 'tags/바다/'];
    expect(lists).toEqual(three.flatMap((list) => [`${list}page/2/`, `${list}page/3/`]).sort());
    for (const list of lists) {
      expect((await page.goto(list)).status()).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/./);
      await expect(pages(page).getByRole('link', { name: /앞쪽/ })).toBeVisible();
    }
  });
});

for (const list of ['', 'tags/바다/', 'slides/', 'speakers/김하늘/']) {
  kept(`from a page of a list to the next and back, by the app, at /${list}`, async ({ page, site }) => {
    await page.goto(list);
    await answers(page);
    await page.evaluate(() => (window.stays = true));
    const first = await main(page).innerText();
    const next = pages(page).getByRole('link', { name: /뒤쪽/ });
    await next.scrollIntoViewIfNeeded();
    const top = await page.evaluate(() => window.scrollY);
    await next.click();
    await expect(page).toHaveURL(`${site.url}${encodeURI(list)}page/2/`);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
    const second = await main(page).innerText();
    expect(second).not.toBe(first);
    await page.goBack();
    await expect.poll(() => main(page).innerText()).toBe(first);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(top);
    expect(await page.evaluate(() => window.stays)).toBe(true);
    await page.goForward();
    await page.reload();
    await answers(page);
    await expect.poll(() => main(page).innerText()).toBe(second);
    const later = await page.evaluate(() => {
      window.scrollTo(0, document.documentElement.scrollHeight / 2);
      return window.scrollY;
    });
    await page.reload();
    await answers(page);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(later);
  });
}

kept('a page of a list asks for the posts that it shows, and no others', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url().slice(site.url.length)));
  await page.goto('page/3/');
  await answers(page);
  await expect(posts(page)).toHaveText(titles(20, 1));
  // The index of a small library is asked for ahead.
  expect(asked.filter((path) => /^(library|posts)\//.test(path))).toEqual(['library/index.bin']);
  await pages(page).getByRole('link', { name: /앞쪽/ }).click();
  await expect(posts(page)).toHaveText(titles(60, 21));
  const files = asked.filter((path) => /^(library|posts)\//.test(path));
  expect(files).toHaveLength(6);
  expect(files[0]).toBe('library/index.bin');
  await posts(page).getByRole('link', { name: named(42) }).click();
  await expect(main(page).getByRole('article')).toContainText('42번째 물결');
  expect(asked.filter((path) => /^(library|posts)\//.test(path)).slice(6)).toEqual(['posts/wave-42.md']);
});

kept('a post that another choice leaves on the shelf stays the element that it was, and so does the choice', async ({ page }) => {
  await page.goto('');
  await answers(page);
  await chip(page, '갈래9').click();
  await expect(posts(page)).toHaveText([93, 79, 65, 51, 37, 23, 9].map(named));
  await filters(page).getByRole('button', { name: /^\+/ }).first().click();
  const row = posts(page).filter({ hasText: named(79) });
  const year = filters(page).getByRole('link', { name: /^2079 / });
  for (const [part, mark] of [[row, 'row'], [year, 'year']]) await part.evaluate((element, name) => { element.marked = name; }, mark);
  await year.click();
  await expect(posts(page)).toHaveText([named(79)]);
  for (const [part, mark] of [[row, 'row'], [year, 'year']]) await expect(part).toHaveJSProperty('marked', mark);
  await expect(year).toBeFocused();
  await year.click();
  await expect(posts(page)).toHaveText([93, 79, 65, 51, 37, 23, 9].map(named));
  await expect(row).toHaveJSProperty('marked', 'row');
});

kept('a choice on a later page leads to its first page, and is dropped to the first of all', async ({ page, site }) => {
  await page.goto('page/2/');
  await answers(page);
  await chip(page, '갈래9').click();
  await expect(page).toHaveURL(`${site.url}${encodeURI('tags/갈래9/')}`);
  await expect(posts(page)).toHaveText([93, 79, 65, 51, 37, 23, 9].map(named));
  await chip(page, '갈래9').click();
  await expect(page).toHaveURL(site.url);
  await expect(posts(page)).toHaveText(titles(100, 61));
});

kept('several choices have pages, too, in the query', async ({ page, site }) => {
  await page.goto(`?tag=${encodeURIComponent('바다')}&slides`);
  await expect(posts(page)).toHaveText(titles(100, 61));
  await pages(page).getByRole('link', { name: /뒤쪽/ }).click();
  await expect(page).toHaveURL(`${site.url}page/2/?tag=${encodeURIComponent('바다')}&slides`);
  await expect(posts(page)).toHaveText(titles(60, 21));
  await page.reload();
  await expect(posts(page)).toHaveText(titles(60, 21));
});

kept('a page that a list does not have is no page', async ({ page, journal }) => {
  journal.allow(/404/);
  for (const address of ['page/4/', 'page/0/', 'page/02/', 'slides/page/9/', 'speakers/page/2/', 'tags/갈래9/page/2/']) {
    await page.goto(address);
    await page.waitForURL(/\/page\/\d+\/$/);
    await expect(page.getByRole('heading', { name: '없는 페이지', exact: true }), address).toBeVisible();
    await expect(posts(page), address).toHaveCount(0);
  }
});

kept('choices that a row has no room for unfold and fold, in the page as it was drawn and in one that the app draws', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.goto('');
  await answers(page);
  for (const round of ['drawn', 'by the app']) {
    const more = filters(page).getByRole('button', { name: '+' }).last();
    const tags = page.locator('.filter-chips').filter({ hasText: '바다' });
    await expect(tags.getByRole('link')).toHaveCount(10);
    await expect(tags.getByRole('link', { includeHidden: true })).toHaveCount(15);
    const last = tags.getByRole('link', { includeHidden: true }).last();
    await expect(last, round).toBeHidden();
    await more.click();
    await expect(last, round).toBeVisible();
    await expect(more, round).toHaveAttribute('aria-expanded', 'true');
    await more.click();
    await expect(last, round).toBeHidden();
    await page.getByRole('link', { name: '설정' }).click();
    await page.getByRole('link', { name: '책장' }).click();
    await expect(posts(page)).toHaveCount(40);
  }
});

for (const [when, moment, marks] of [
  ['in the middle of it', '2050-01-01T10:20:00', 1],
  ['the day after', '2050-01-02T10:20:00', 0],
]) {
  kept(`a day marks the moment, if it is that day: ${when}`, async ({ page }) => {
    await page.clock.setFixedTime(moment);
    await page.goto('events/물결회의-2050/day-1/');
    await answers(page);
    await expect(page.locator('.axis-now')).toHaveCount(marks);
    if (marks) await expect(page.locator('.axis-now')).toBeInViewport();
    await expect(main(page).getByRole('link', { name: '50번째 물결' })).toBeVisible();
    await page.getByRole('link', { name: '설정' }).click();
    await page.goBack();
    await expect(main(page).getByRole('link', { name: '50번째 물결' })).toBeVisible();
    await expect(page.locator('.axis-now')).toHaveCount(marks);
  });
}

test('every page of every list opens without a network', async ({ page, site, folder }) => {
  await visit(page);
  await site.stop();
  const lists = addresses(folder).filter((address) => /(^|\/)page\/\d+\/$/.test(address));
  expect(lists).toHaveLength(12);
  for (const list of lists) {
    await page.goto(list);
    await expect(pages(page).getByRole('link', { name: /앞쪽/ }), list).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 }), list).not.toHaveText(/없|못/);
  }
  await page.goto('page/2/');
  await posts(page).getByRole('link', { name: named(42) }).click();
  await expect(main(page).getByRole('article')).toContainText('42번째 물결');
});
