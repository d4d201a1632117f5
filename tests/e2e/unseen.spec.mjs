// What is not seen is not laid out: and yet found, led to, and come back to, as if it were.
import { PAGES, test as plain } from './before.mjs';
import { answers, expect } from './story.mjs';

const test = plain.extend({ viewport: { width: 1100, height: 700 } });

const LATE = '꼬마 모차르트가 되어보자';
const sessions = (page) => page.locator('.session');
const late = (page) => page.locator('.session', { has: page.getByRole('heading', { name: LATE }) });
const isLaidOut = (locator) => locator.locator('.session-alone').evaluate((it) => it.checkVisibility({ contentVisibilityAuto: true }));

/** The line at the top of the screen: the session, and what stands there. */
const lineAtTop = (page) =>
  page.evaluate(() => {
    const passed = [...document.querySelectorAll('.session')].filter((it) => it.getBoundingClientRect().top <= 0).at(-1);
    return `${passed?.id} ${Math.round(passed?.getBoundingClientRect().top)}`;
  });

/** How far a line is from another, in pixels. */
function apart(line, other) {
  const [[id, top], [here, now]] = [line, other].map((it) => it.split(' '));
  return id === here ? Math.abs(top - now) : NaN;
}

/** Jumps over most sessions, reads on a little, and tells the line. */
async function readFarDown(page) {
  await page.locator('.rail a').filter({ hasText: LATE }).click();
  await expect(late(page)).toBeInViewport();
  await page.mouse.move(400, 300);
  await page.mouse.wheel(0, 700);
  await expect.poll(() => lineAtTop(page)).not.toBe('undefined NaN');
  await page.waitForTimeout(300);
  const line = await lineAtTop(page);
  expect(line).toContain('s-꼬마');
  return line;
}

test('a post is laid out as far as it is seen, and is about as high as it will be', async ({ page }) => {
  await page.goto(PAGES.post);
  await answers(page);
  expect(await isLaidOut(sessions(page).first())).toBe(true);
  expect(await isLaidOut(sessions(page).last())).toBe(false);
  const [before, after] = await page.evaluate(() => {
    const height = () => document.documentElement.scrollHeight;
    const unseen = height();
    for (const it of document.querySelectorAll('.session')) it.style.contentVisibility = 'visible';
    return [unseen, height()];
  });
  expect(Math.abs(before - after) / after).toBeLessThan(0.15);
});

test('an address of a session opens at it', async ({ page }) => {
  await page.goto(PAGES.post);
  const id = await late(page).getAttribute('id');
  for (const app of ['before the app', 'with the app']) {
    await page.goto('slides/');
    await page.goto(`${PAGES.post}#${encodeURIComponent(id)}`);
    if (app === 'with the app') await answers(page);
    await expect.poll(() => late(page).evaluate((it) => Math.round(it.getBoundingClientRect().top)), app).toBeLessThan(160);
    expect(await late(page).evaluate((it) => it.getBoundingClientRect().top), app).toBeGreaterThan(-2);
    expect(await isLaidOut(late(page)), app).toBe(true);
  }
});

test('what is not laid out yet is found by the browser’s search', async ({ page }) => {
  await page.goto(PAGES.post);
  await answers(page);
  const words = (await late(page).locator('.prose li').nth(3).textContent()).trim().split('\n')[0].slice(0, 24);
  expect(await isLaidOut(late(page))).toBe(false);
  expect(await page.evaluate((text) => window.find(text), words)).toBe(true);
  await expect(late(page)).toBeInViewport();
  expect(await isLaidOut(late(page))).toBe(true);
});

test('Back finds the line, also behind sessions that were jumped over', async ({ page }) => {
  await page.goto(PAGES.post);
  await answers(page);
  await page.evaluate(() => (window.stays = true));
  const line = await readFarDown(page);
  // By itself: a mouse would have to scroll up first.
  await page.locator('.site-nav a').nth(1).evaluate((link) => link.click());
  await expect(page).toHaveURL(/slides\/$/);
  await expect(sessions(page)).toHaveCount(0);
  await page.goBack();
  await expect(late(page)).toBeInViewport();
  await expect.poll(async () => apart(line, await lineAtTop(page))).toBeLessThan(3);
  await page.waitForTimeout(500);
  expect(apart(line, await lineAtTop(page))).toBeLessThan(3);
  expect(await page.evaluate(() => window.stays)).toBe(true);
});

for (const [what, leave] of Object.entries({
  'a reload': (page) => page.reload(),
  'another site, and Back': async (page) => {
    await page.goto('about:blank');
    await page.goBack();
  },
})) {
  test(`${what} finds the line, too`, async ({ page }) => {
    await page.goto(PAGES.post);
    await answers(page);
    const line = await readFarDown(page);
    await leave(page);
    await answers(page);
    await expect.poll(async () => apart(line, await lineAtTop(page))).toBeLessThan(3);
  });
}

test('the numbers that hang beside the sessions are whole', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(PAGES.post);
  await answers(page);
  const later = sessions(page).nth(1);
  await later.scrollIntoViewIfNeeded();
  const clipped = await later.evaluate((it) => {
    const [number, box] = [it.querySelector('.session-number'), it].map((element) => element.getBoundingClientRect());
    const margin = parseFloat(getComputedStyle(it).overflowClipMargin);
    return { hangs: number.right < box.left, within: number.left >= box.left - margin };
  });
  expect(clipped).toEqual({ hangs: true, within: true });
});
