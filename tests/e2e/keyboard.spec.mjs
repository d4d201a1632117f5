// Everything can be reached without a mouse, it shows where the keyboard is, and fingers find what they aim at.
import { answers, expect, test } from './story.mjs';

test.use({ language: '' });

const main = (page) => page.getByRole('main');
const title = (page) => main(page).getByRole('heading', { level: 1 });
const announced = (page) => page.getByRole('status').last();

/** The pages of the app, one of each kind. */
const PAGES = {
  shelf: '',
  tag: 'tags/lecture/',
  'empty shelf': '?tag=lecture&tag=딥러닝',
  post: 'posts/deview-2017-day2/',
  'post with images': 'posts/deview-2023-day2/',
  session: 'posts/2018-08-18-pycon-2018-day1/luigi로-data-pipeline-system-구현하기/',
  'day with times': 'events/naver-deview-2023/day-2/',
  'day without times': 'events/pycon-apac-2016/day-1/',
  slides: 'slides/',
  speakers: 'speakers/',
  speaker: 'speakers/한상곤/',
  settings: 'settings/',
  'no page': 'no/such/page/',
};

/** Opens a page, and waits until its content stands and the app answers. */
async function open(page, address) {
  await page.goto(address);
  await answers(page);
  await expect(title(page)).toBeVisible();
  await expect(title(page)).not.toHaveText('불러오는 중…');
  if (address !== PAGES['no page']) await expect(title(page)).not.toHaveText(/없습니다/);
}

/** Presses Tab until something holds the focus. */
async function tabTo(page, target) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}

test('the first Tab offers to skip the header', async ({ page }) => {
  await open(page, '');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '본문으로 건너뛰기' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(title(page)).toBeVisible();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.closest('main') !== null)).toBe(true);
});

test('from a filter to a post, a session and back, by keyboard alone', async ({ page }) => {
  await open(page, '');
  const filters = page.getByRole('navigation', { name: '골라 보기' });
  const filter = filters.getByRole('link').filter({ hasText: 'lecture' });
  await tabTo(page, filter);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tags\/lecture\/$/);
  await expect(main(page)).toContainText('글 2편');
  await expect(filter).toBeFocused();

  await tabTo(page, main(page).getByRole('link', { name: 'PyCon 2018 - 1일차 후기 및 메모' }));
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('PyCon 2018 - 1일차 후기 및 메모');
  await expect(title(page)).toBeFocused();
  await expect(announced(page)).toHaveText('PyCon 2018 - 1일차 후기 및 메모 · 후기');

  const session = 'Luigi로 Data Pipeline system 구현하기';
  await tabTo(page, main(page).getByRole('heading', { name: session }).getByRole('link'));
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText(session);
  await expect(title(page)).toBeFocused();
  await expect(announced(page)).toHaveText(`${session} · 후기`);

  // The keys for Back belong to the browser's window, which a story does not have.
  await page.goBack();
  await expect(title(page)).toHaveText('PyCon 2018 - 1일차 후기 및 메모');
  await expect(title(page)).toBeFocused();
  await expect(announced(page)).toHaveText('PyCon 2018 - 1일차 후기 및 메모 · 후기');
  await page.goBack();
  await expect(page).toHaveURL(/\/tags\/lecture\/$/);
  await expect(title(page)).toBeFocused();
  await expect(main(page)).toContainText('글 2편');
  await page.goForward();
  await expect(title(page)).toHaveText('PyCon 2018 - 1일차 후기 및 메모');
});

test('settings and contents answer to the keyboard', async ({ page }) => {
  await open(page, 'settings/');
  await tabTo(page, page.getByRole('radio', { name: '시스템을 따름' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '어두운 종이' })).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, 'posts/pycon-2016/');
  const contents = page.getByRole('button', { name: /^차례/ });
  await tabTo(page, contents);
  await page.keyboard.press('Enter');
  await expect(contents).toHaveAttribute('aria-expanded', 'true');
  await tabTo(page, page.getByRole('navigation', { name: '차례' }).getByRole('link', { name: /TOROS/ }));
  await page.keyboard.press('Escape');
  await expect(contents).toHaveAttribute('aria-expanded', 'false');
});

for (const [name, address] of Object.entries(PAGES)) {
  test(`the keyboard's place is always seen: ${name}`, async ({ page, journal }) => {
    journal.allow(/404/);
    await open(page, address);
    const unseen = [];
    let stops = 0;
    for (; stops < 40; stops += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const here = document.activeElement;
        if (here === document.body) return { end: true };
        // A choice is drawn by the label around it.
        const drawn = here.matches('input') ? [here, here.nextElementSibling, here.parentElement] : [here];
        const seen = drawn.filter(Boolean).some((element) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
          return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
        });
        const { width, height, bottom } = here.getBoundingClientRect();
        return { seen: seen && width > 1 && height > 1 && bottom > 0, what: here.outerHTML.slice(0, 120) };
      });
      if (stop.end) break;
      if (!stop.seen) unseen.push(stop.what);
    }
    expect(stops).toBeGreaterThan(6);
    expect(unseen).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  for (const [name, address] of Object.entries(PAGES)) {
    test(`what is to be touched is large enough: ${name}`, async ({ page, journal }) => {
      journal.allow(/404/);
      await open(page, address);
      const small = await page.evaluate(() => {
        const shown = (element) => element.checkVisibility({ opacityProperty: false, visibilityProperty: true });
        // A link inside running text is as high as its line; everything that stands by itself is a target.
        const inText = (link) => link.matches('.skip-link, .prose :is(p, li, td, th, figcaption, sup) a:not(.chip)');
        return [...document.querySelectorAll('a, button, label, summary')]
          .filter((element) => shown(element) && !inText(element))
          .map((element) => ({ height: element.getBoundingClientRect().height, what: element.outerHTML.slice(0, 120) }))
          .filter(({ height }) => height < 43.5);
      });
      expect(small).toEqual([]);
    });
  }

  for (const [name, address] of Object.entries(PAGES)) {
    test(`nothing is wider than the screen: ${name}`, async ({ page, journal }) => {
      journal.allow(/404/);
      await open(page, address);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(360);
    });
  }
});
