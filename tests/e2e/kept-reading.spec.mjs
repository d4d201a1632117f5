// What a reader does in a page that was there before the app, and what they have set: as in the pages that the app draws.
import { PAGES, test } from './before.mjs';
import { answers, expect, remembers } from './story.mjs';

const main = (page) => page.getByRole('main');
const title = (page) => page.getByRole('heading', { level: 1 });
const contents = (page) => page.getByRole('navigation', { name: '차례' });
const root = (page) => page.locator('html');

/** Opens a page: as it was drawn at build time, or from another page, so that the app draws it. */
const WAYS = {
  'in the page as it was drawn': async (page, address) => {
    await page.goto(address);
    await answers(page);
  },
  'in a page that the app draws': async (page, address) => {
    await page.goto('settings/');
    await expect(title(page)).toHaveText('설정');
    await page.evaluate((to) => {
      const link = Object.assign(document.createElement('a'), { href: new URL(to, document.querySelector('.brand').href).href });
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
    await expect(title(page)).not.toHaveText('설정');
  },
};

for (const [where, open] of Object.entries(WAYS)) {
  test.describe(where, () => {
    test('the contents follow the scroll', async ({ page }) => {
      await page.setViewportSize({ width: 1000, height: 700 });
      await open(page, PAGES.post);
      const here = contents(page).locator('[aria-current=location]');
      for (const name of ['파이썬 3.7 어찌 그렇게 빨라졌나', '꼬마 모차르트가 되어보자', '파이썬 3.7 어찌 그렇게 빨라졌나']) {
        const session = main(page).getByRole('article').getByRole('heading', { name });
        await session.evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
        await expect(here).toContainText(name);
      }
    });

    test('on a phone the contents unfold, lead on, and fold', async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await open(page, PAGES.post);
      const toggle = page.getByRole('button', { name: /^차례/ });
      const line = contents(page).getByRole('link', { name: '꼬마 모차르트가 되어보자' });
      await expect(line).toBeHidden();
      await toggle.click();
      await expect(toggle).toHaveAttribute('aria-expanded', 'true');
      await line.click();
      await expect(toggle).toHaveAttribute('aria-expanded', 'false');
      await expect(line).toBeHidden();
      await expect(main(page).getByRole('article').getByRole('heading', { name: '꼬마 모차르트가 되어보자' })).toBeInViewport();
      await expect(page.locator('.rail-reading')).toHaveText('꼬마 모차르트가 되어보자');
      await toggle.click();
      await page.keyboard.press('Escape');
      await expect(toggle).toHaveAttribute('aria-expanded', 'false');
      await toggle.click();
      await main(page).getByRole('article').click({ position: { x: 5, y: 5 }, force: true });
      await expect(toggle).toHaveAttribute('aria-expanded', 'false');
    });

    test('code is copied by its button', async ({ page, context, site }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
      await open(page, 'posts/deview-2017-day2/');
      const code = page.locator('.code').first();
      await code.getByRole('button', { name: '복사' }).click();
      await expect(code.getByRole('button')).toHaveText('복사했습니다');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(await code.locator('pre').textContent());
      expect(copied.length).toBeGreaterThan(40);
    });

    test('images load one by one, or all, and the post remembers', async ({ page, context, site, journal }) => {
      journal.allow(/^https:\/\//);
      await context.route((url) => url.origin !== site.origin, (route) =>
        route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>' }),
      );
      await open(page, PAGES['post with images']);
      const images = main(page).getByRole('article').locator('img');
      await expect(images).toHaveCount(0);
      await page.getByRole('button', { name: /그림 불러오기 · / }).first().click();
      await expect(images).toHaveCount(1);
      await expect(images).toHaveJSProperty('naturalWidth', 8);
      await expect(images).toHaveAttribute('data-loaded', '');
      await page.getByRole('button', { name: '이 글의 그림 불러오기' }).click();
      await expect(page.getByRole('button', { name: /그림 불러오기 · / })).toHaveCount(0);
      expect(await page.evaluate(() => localStorage.getItem('hugi:images-of'))).toBe('1 deview-2023-day2');
    });
  });
}

test.describe('what the reader has set holds', () => {
  for (const [what, values, count] of [
    ['in this post', { 'images-of': '1 a deview-2023-day2' }, 10],
    ['everywhere', { images: '1 always' }, 10],
    ['in another post', { 'images-of': '1 pycon-2016' }, 0],
  ]) {
    test.describe(`images allowed ${what}`, () => {
      test.use({ storageState: async ({ site }, use) => use(remembers(site, values)) });

      test('they load in the page as it was drawn, or they do not', async ({ page, context, site, journal }) => {
        if (count > 0) journal.allow(/^https:\/\//);
        const answer = (route) => route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>' });
        await context.route((url) => url.origin !== site.origin, answer);
        await page.goto(PAGES['post with images']);
        await answers(page);
        const images = main(page).getByRole('article').locator('img');
        await expect(images).toHaveCount(count);
        await expect(page.locator('.image-load')).toHaveCount(10 - count);
        await expect(page.locator('.held-images')).toHaveCount(count > 0 ? 0 : 1);
        if (count > 0) await expect(images.first()).toHaveJSProperty('naturalWidth', 8);
      });
    });
  }

  test.describe('paper and size', () => {
    test.use({ storageState: async ({ site }, use) => use(remembers(site, { theme: '1 dark', 'text-size': '1 5' })) });

    test('they are there before the app, and stay', async ({ page, app }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(PAGES.post);
      const look = () => page.evaluate(() => {
        const { backgroundColor, fontSize } = getComputedStyle(document.documentElement);
        return { backgroundColor, fontSize, top: document.querySelector('article').getBoundingClientRect().top };
      });
      const before = await look();
      await expect(root(page)).toHaveAttribute('data-theme', 'dark');
      await expect(root(page)).toHaveAttribute('data-text-size', '5');
      await app.comes();
      expect(await look()).toEqual(before);
      await page.locator('.site-nav a').last().click();
      await expect(page.getByRole('radio', { name: '어두운 종이' })).toBeChecked();
      await expect(page.getByRole('radio', { name: '아주 크게' })).toBeChecked();
    });
  });

  test.describe('another language', () => {
    test.use({ language: 'en' });

    for (const [name, address, words] of [
      ['home', PAGES.home, 'Notes from conferences'],
      ['post', PAGES.post, '파이콘(PyCon) 2019 세션 정리'],
      ['slides', PAGES.slides, 'Slides'],
    ]) {
      test(`the text can be read until the app speaks it: ${name}`, async ({ page, app }) => {
        await page.goto(address);
        await expect(title(page)).toBeVisible();
        await expect(page.getByRole('link', { name: '책장' })).toBeVisible();
        await app.comes();
        await expect(page.getByRole('link', { name: 'Shelf' })).toBeVisible();
        await expect(title(page)).toHaveText(words);
        await expect(root(page)).toHaveAttribute('lang', 'en');
        await expect(page).toHaveTitle(/ · Hugi$|^Hugi$/);
        await expect(page.locator('.site-header')).toHaveCount(1);
        await expect(page.locator('.skip-link')).toHaveCount(1);
        await expect(page.locator('main > *')).toHaveCount(1);
      });
    }
  });
});

/** Keeps which lists of posts could be seen, at every frame. */
function watchLists() {
  window.lists = [];
  const look = () => {
    const seen = [...document.querySelectorAll('main h3, main h1')].filter((each) => each.checkVisibility({ visibilityProperty: true }));
    const list = seen.map((each) => each.textContent).join(' | ');
    if (list && list !== window.lists.at(-1)) window.lists.push(list);
    requestAnimationFrame(look);
  };
  look();
}

test('a choice in a query never shows other posts first', async ({ page, app }) => {
  await page.addInitScript(watchLists);
  await page.goto('?tag=lecture');
  await expect(page.locator('main h3').first()).toBeAttached();
  await expect(page.locator('main h3').first()).toBeHidden();
  await app.comes();
  await expect(main(page).getByRole('heading', { level: 3 })).toHaveCount(2);
  await expect(title(page)).toBeVisible();
  const lists = await page.evaluate(() => window.lists);
  expect(lists).toEqual(['lecture | 파이콘(PyCon) 2019 세션 정리 | PyCon 2018 - 1일차 후기 및 메모']);
});

test('an address that the host does not know never shows the shelf first', async ({ page, app, journal }) => {
  journal.allow(/404/);
  await page.goto('no/such/page/');
  await page.waitForURL(/\?to=/);
  await page.addInitScript(watchLists);
  await page.reload();
  await app.comes();
  await expect(title(page)).toHaveText('없는 페이지');
  expect(await page.evaluate(() => window.lists)).toEqual(['없는 페이지']);
});

test('a query that means nothing to the shelf hides nothing', async ({ page, app }) => {
  await page.goto('?utm_source=letter&fbclid=tag');
  await expect(title(page)).toBeVisible();
  await expect(main(page).getByRole('heading', { level: 3 })).toHaveCount(5);
  await app.comes();
  await expect(main(page).getByRole('heading', { level: 3 })).toHaveCount(5);
});

test('a fragment leads to its session before the app, and the app leaves it there', async ({ page, app }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.goto('posts/pycon-2016/');
  const name = /TOROS/;
  const href = await contents(page).getByRole('link', { name }).getAttribute('href');
  await page.goto('slides/');
  await page.goto(new URL(href, page.url().replace('slides/', 'posts/pycon-2016/')).href);
  const heading = main(page).getByRole('article').getByRole('heading', { name });
  await expect(heading).toBeInViewport();
  const top = await page.evaluate(() => window.scrollY);
  expect(top).toBeGreaterThan(100);
  await app.comes();
  await expect(contents(page).locator('[aria-current=location]')).toContainText('TOROS');
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - top)).toBeLessThanOrEqual(1);
});

test('a reload finds the line that the reader left, before the app comes and after', async ({ page, site, app }) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await page.goto('posts/pycon-2016/#s-wes-mckinney-키노트');
  await app.comes();
  const top = await readsOn(page);
  const again = site.fault(/_bg\.wasm$/, 'held');
  await page.reload();
  await expect.poll(() => again.hits).toBeGreaterThan(0);
  await expect.poll(() => place(page)).toBe(top);
  site.mend();
  await answers(page);
  await expect.poll(() => place(page)).toBe(top);
  await expect(contents(page).locator('[aria-current=location]')).toHaveCount(1);
});

test('Back from a page without the app finds the line that the reader left', async ({ page, site }) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await page.goto('posts/pycon-2016/');
  await answers(page);
  const top = await readsOn(page);
  await page.goto(`${site.url}library/posts.html`);
  await page.goBack();
  await answers(page);
  await expect.poll(() => place(page)).toBe(top);
});

/** How far down the reader is. */
const place = (page) => page.evaluate(() => window.scrollY);

/** Reads on with the wheel, and tells how far. */
async function readsOn(page) {
  const before = await place(page);
  await page.mouse.move(500, 250);
  await page.mouse.wheel(0, 900);
  await expect.poll(() => place(page)).toBe(before + 900);
  return before + 900;
}

test('a search in the page finds words of the text before and after the app comes', async ({ page, app }) => {
  const finds = () => page.evaluate(() => window.find('추천', false, false, true) && window.getSelection().toString());
  await page.goto('posts/pycon-2016/');
  expect(await finds()).toBe('추천');
  await app.comes();
  expect(await finds()).toBe('추천');
});
