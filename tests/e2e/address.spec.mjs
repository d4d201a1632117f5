// The address bar: deep links, Back, the keyboard after a navigation, siblings, and hosts that do not know an address.
import { visit } from './editions.mjs';
import { answers, expect, test } from './story.mjs';

const heading = (page) => page.locator('main h1');

test('an address that the host does not know is handed over to the app', async ({ page, site, journal }) => {
  journal.allow(/404/);
  await page.goto('no/such/page?x=1#y');
  await expect(heading(page)).toHaveText('Page not found');
  await expect(page).toHaveURL(`${site.url}no/such/page?x=1#y`);
});

test('broken percent signs are an address like any other', async ({ page, journal }) => {
  journal.allow(/404/);
  await page.goto('%E0%A4%A/');
  await expect(heading(page)).toHaveText('Page not found');
});

test('a sibling of the path is another site, also for the worker', async ({ page, site, journal }) => {
  test.skip(site.base === '/', 'everything lies below the root');
  journal.allow(/404/);
  const sibling = `${site.url.slice(0, -1)}-archive/`;
  await visit(page);
  await expect(heading(page)).toBeVisible();
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: 'sibling' });
    document.querySelector('main').prepend(link);
  }, sibling);
  await page.getByText('sibling').click();
  await expect(page).toHaveURL(sibling);
  await expect(page.locator('body')).toHaveText('Another site lies here.');
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
});

test('a deep link opens, and so does its reload', async ({ page }) => {
  await page.goto('posts/pycon-2016/');
  await expect(heading(page)).toHaveText('PyCon APAC 2016 후기');
  await page.reload();
  await expect(heading(page)).toHaveText('PyCon APAC 2016 후기');
  await expect(page.getByRole('article')).toContainText('TOROS');
});

test('Back finds the choice and the line that the reader left', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 400 });
  await page.goto('?slides');
  await expect(page.locator('main h3')).toHaveCount(2);
  const link = page.locator('main a[href*="/posts/"]').last();
  await link.scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollBy(0, -20));
  const top = await page.evaluate(() => window.scrollY);
  expect(top).toBeGreaterThan(50);
  await link.click();
  await expect(page).toHaveURL(/\/posts\//);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(page).toHaveURL(/\?slides$/);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(top);
  await page.reload();
  await expect(heading(page)).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(top);
});

test('after a navigation the keyboard is at the heading, and the page is announced', async ({ page }) => {
  await page.goto('');
  await answers(page);
  await page.locator('.site-nav a').nth(1).press('Enter');
  await expect(heading(page)).toBeFocused();
  await expect(page.locator('[aria-live]')).toHaveText('Slides · Hugi');
  await expect(page).toHaveTitle('Slides · Hugi');
});
