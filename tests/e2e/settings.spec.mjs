// What the reader sets is there at once, before anything is drawn on the next visit, and stays.
import { answers, expect, test } from './story.mjs';

const title = (page) => page.getByRole('heading', { level: 1 });
const root = (page) => page.locator('html');
const radio = (page, name) => page.getByRole('radio', { name, exact: true });

/** Paper and root text as the reader sees them now. */
const look = (page) =>
  page.evaluate(() => {
    const { backgroundColor, fontSize } = getComputedStyle(document.documentElement);
    const [red, green, blue] = backgroundColor.match(/\d+/g).map(Number);
    return { dark: red + green + blue < 300, size: parseFloat(fontSize) };
  });

/** Keeps, on every page that is loaded, how the root was before there was a body: before anything could be painted. */
const watchBeginning = (page) =>
  page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (document.body) return watch.disconnect();
      const { theme, textSize } = document.documentElement?.dataset ?? {};
      window.beginning = { theme, textSize };
    });
    watch.observe(document, { attributes: true, childList: true, subtree: true });
  });

const beginning = (page) => page.evaluate(() => window.beginning);

test.describe('nothing chosen before', () => {
  test.use({ language: '' });

  for (const [name, theme, system] of [
    ['밝은 종이', 'light', 'dark'],
    ['어두운 종이', 'dark', 'light'],
  ]) {
    test(`${theme} paper stays, before the first paint and against the system`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: system });
      await watchBeginning(page);
      await page.goto('settings/');
      await radio(page, name).check();
      await expect(root(page)).toHaveAttribute('data-theme', theme);
      expect((await look(page)).dark).toBe(theme === 'dark');

      await page.reload();
      await expect(title(page)).toHaveText('설정');
      expect(await beginning(page)).toEqual({ theme, textSize: undefined });
      await expect(radio(page, name)).toBeChecked();
      expect((await look(page)).dark).toBe(theme === 'dark');

      await page.goto('slides/');
      await expect(title(page)).toHaveText('발표 자료');
      expect(await beginning(page)).toEqual({ theme, textSize: undefined });
      await expect(root(page)).toHaveAttribute('data-theme', theme);
    });
  }

  test('without a choice the paper is as the system has it, also when that changes', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await watchBeginning(page);
    await page.goto('settings/');
    await expect(radio(page, '시스템을 따름')).toBeChecked();
    expect(await beginning(page)).toEqual({ theme: undefined, textSize: undefined });
    expect((await look(page)).dark).toBe(true);
    await page.emulateMedia({ colorScheme: 'light' });
    expect((await look(page)).dark).toBe(false);

    await radio(page, '어두운 종이').check();
    expect((await look(page)).dark).toBe(true);
    await radio(page, '시스템을 따름').check();
    await expect(root(page)).not.toHaveAttribute('data-theme');
    expect((await look(page)).dark).toBe(false);
    await page.reload();
    await expect(radio(page, '시스템을 따름')).toBeChecked();
    expect((await look(page)).dark).toBe(false);
  });

  test('the text size scales the whole page, and stays', async ({ page }) => {
    await watchBeginning(page);
    await page.goto('settings/');
    const sizes = [];
    for (const name of ['아주 작게', '작게', '보통', '크게', '아주 크게']) {
      await radio(page, name).check();
      sizes.push((await look(page)).size);
    }
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
    const largest = sizes.at(-1);
    await page.reload();
    await expect(radio(page, '아주 크게')).toBeChecked();
    expect((await beginning(page)).textSize).toBe('5');
    expect((await look(page)).size).toBe(largest);
    await page.goto('slides/');
    await expect(title(page)).toHaveText('발표 자료');
    expect((await look(page)).size).toBe(largest);

    await page.goto('settings/');
    await radio(page, '보통').check();
    await page.reload();
    await expect(radio(page, '보통')).toBeChecked();
    expect((await look(page)).size).toBe(sizes[2]);
  });

  test('a library of Korean notes speaks Korean, and English on request', async ({ page }) => {
    await page.goto('');
    await answers(page);
    await expect(root(page)).toHaveAttribute('lang', 'ko');
    await expect(title(page)).toHaveText('컨퍼런스 후기 모음');
    await expect(page).toHaveTitle('후기');
    await page.getByRole('link', { name: '설정' }).click();
    await radio(page, 'English').check();
    await expect(title(page)).toHaveText('Settings');
    await expect(page).toHaveTitle('Settings · Hugi');
    await expect(root(page)).toHaveAttribute('lang', 'en');

    await page.reload();
    await expect(title(page)).toHaveText('Settings');
    await expect(root(page)).toHaveAttribute('lang', 'en');
    await page.getByRole('link', { name: 'Shelf' }).click();
    await expect(title(page)).toHaveText('Notes from conferences');
    await expect(page.getByRole('main')).toContainText('5 posts');

    await page.getByRole('link', { name: 'Settings' }).click();
    await radio(page, 'As the notes').check();
    await expect(title(page)).toHaveText('설정');
    await expect(root(page)).toHaveAttribute('lang', 'ko');
    await expect(radio(page, '글에 맞춤')).toBeChecked();
  });

  test('a page that is there already changes its language with the setting of another tab, when it is opened again', async ({ page, context }) => {
    await page.goto('slides/');
    await answers(page);
    const other = await context.newPage();
    await other.goto('settings/');
    await radio(other, 'English').check();
    await page.reload();
    await expect(title(page)).toHaveText('Slides');
    await expect(page.getByRole('link', { name: 'Shelf' })).toBeVisible();
    await expect(root(page)).toHaveAttribute('lang', 'en');
  });

  for (const locale of ['en-US', 'fr-FR', 'ko-KR']) {
    test.describe(`in a browser that speaks ${locale}`, () => {
      test.use({ locale });

      test('the interface speaks as the notes do', async ({ page }) => {
        await page.goto('speakers/');
        await answers(page);
        await expect(title(page)).toHaveText('발표자');
        await expect(root(page)).toHaveAttribute('lang', 'ko');
        await page.getByRole('link', { name: '설정' }).click();
        await expect(radio(page, '글에 맞춤')).toBeChecked();
      });
    });
  }

  test('images of other sites load everywhere or where allowed, as set', async ({ page, context, site, journal }) => {
    journal.allow(/^https:\/\/user-images\.githubusercontent\.com\//);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>';
    const answer = (route) => route.fulfill({ contentType: 'image/svg+xml', body: svg });
    await context.route((url) => url.origin !== site.origin, answer);
    const images = page.getByRole('article').locator('img');
    await page.goto('settings/');
    await radio(page, '늘 불러오기').check();
    await page.goto('posts/deview-2023-day2/');
    await expect(images.first()).toHaveJSProperty('naturalWidth', 8);

    await page.goto('settings/');
    await expect(radio(page, '늘 불러오기')).toBeChecked();
    await radio(page, '누를 때만').check();
    await page.goto('posts/deview-2023-day2/');
    await page.getByRole('button', { name: '이 글의 그림 불러오기' }).click();
    await expect(images).not.toHaveCount(0);

    await page.goto('settings/');
    await page.getByRole('button', { name: '글마다 준 허락 거두기' }).click();
    await page.goto('posts/deview-2023-day2/');
    await expect(page.getByRole('button', { name: '이 글의 그림 불러오기' })).toBeVisible();
    await expect(images).toHaveCount(0);
  });
});

test.describe('in English', () => {
  test.use({ language: 'en' });

  test('who has chosen English gets English, and Korean on request; the notes stay Korean', async ({ page }) => {
    await page.goto('');
    await expect(root(page)).toHaveAttribute('lang', 'en');
    await expect(title(page)).toHaveText('Notes from conferences');
    await page.getByRole('link', { name: 'PyCon APAC 2016 후기' }).click();
    await expect(title(page)).toHaveText('PyCon APAC 2016 후기');
    await expect(page.getByRole('article')).toHaveAttribute('lang', 'ko');

    await page.getByRole('link', { name: 'Settings' }).click();
    await radio(page, '한국어').check();
    await expect(title(page)).toHaveText('설정');
    await expect(root(page)).toHaveAttribute('lang', 'ko');
    await page.reload();
    await expect(title(page)).toHaveText('설정');
    await expect(root(page)).toHaveAttribute('lang', 'ko');
  });
});
