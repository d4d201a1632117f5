// Pages that are there before the app: it takes them over as they are, answers in them, and draws the next ones.
import { PAGES, test } from './before.mjs';
import { answers, expect } from './story.mjs';

const main = (page) => page.getByRole('main');
const title = (page) => page.getByRole('heading', { level: 1 });
const posts = (page) => main(page).getByRole('heading', { level: 3 });
const chip = (page, text) =>
  page.getByRole('navigation', { name: '골라 보기' }).getByRole('link').filter({ hasText: text });

/** Keeps what moves, and what changes in `<main>` once the document has been read. */
function watch() {
  window.shifts = [];
  window.changes = [];
  const shifted = (list) => {
    for (const { value, sources } of list.getEntries()) {
      window.shifts.push(`${value} ${sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName)}`);
    }
  };
  new PerformanceObserver(shifted).observe({ type: 'layout-shift', buffered: true });
  const changed = (records) => {
    if (document.readyState === 'loading') return;
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      // Where there may be something later, an empty text holds the place.
      if (type === 'childList' && [...addedNodes].every(({ data }) => data === '') && !removedNodes.length) continue;
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      // The rail of a post marks what is being read.
      if (!element?.closest('main') || element.closest('.rail[data-follows]')) continue;
      window.changes.push(`${type} ${attributeName ?? ''} ${element.outerHTML.slice(0, 80)}`);
    }
  };
  new MutationObserver(changed).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** The page as a second after now. */
async function aSecondLater(page) {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  return page.evaluate(() => ({ shifts: window.shifts, changes: window.changes }));
}

for (const [name, address] of Object.entries(PAGES)) {
  test(`the app takes over without moving or touching anything, and asks for nothing but itself: ${name}`, async ({ page, site }) => {
    await page.addInitScript(watch);
    const asked = [];
    page.on('request', (request) => asked.push(request.url().slice(site.url.length)));
    for (const width of [360, 768, 1280]) {
      asked.length = 0;
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address);
      await answers(page);
      expect(await aSecondLater(page), `${width} px`).toEqual({ shifts: [], changes: [] });
      const files = asked.filter((path) => !/^(favicon\.svg|icons\/|manifest\.webmanifest)/.test(path)).sort();
      const own = [/^app-\w+\.css$/, /^hugi-app-\w+\.js$/, /^hugi-app-\w+_bg\.wasm$/];
      // Shelves ask for what the first choice needs, as long as it is small.
      if (/^$|^(tags|conferences|years)\//.test(address)) own.push(/^library\/index\.bin$/);
      expect(files.filter((path) => path !== encodeURI(decodeURI(address))), `${width} px`).toEqual(own.map((file) => expect.stringMatching(file)));
    }
  });

  test(`what the app draws is what was drawn: ${name}`, async ({ page }) => {
    await page.goto(address);
    await answers(page);
    const kept = await page.evaluate(drawing);
    await page.locator('.site-nav a').last().click();
    await expect(title(page)).toHaveText('설정');
    await page.goBack();
    await expect(title(page)).not.toHaveText('설정');
    await expect.poll(() => page.evaluate(drawing)).toEqual(kept);
  });
}

/** What is drawn, element by element, without what only says where the reader is. */
function drawing() {
  return [...document.querySelectorAll('main *')].map((element) => {
    const follows = element.closest('.rail[data-follows]');
    const without = ['tabindex', 'style', 'data-style', ...(follows ? ['aria-current'] : [])];
    const names = element.getAttributeNames().filter((name) => !without.includes(name)).sort();
    const text = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data).join('');
    const { gridArea, cssText } = element.style;
    return [
      element.localName,
      // Links are written from here, or from the base.
      ...names.map((name) => `${name}=${name === 'href' ? element.href : element.getAttribute(name)}`),
      `style=${gridArea || cssText}`,
      follows && element.matches('.rail-reading') ? '' : text,
    ].join(' ');
  });
}

test('the settings, which the app alone can draw, come without moving anything', async ({ page }) => {
  await page.addInitScript(watch);
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('settings/');
    await expect(title(page)).toHaveText('설정');
    expect((await aSecondLater(page)).shifts, `${width} px`).toEqual([]);
  }
});

for (const [name, address] of [['shelf', ''], ['post', PAGES.post]]) {
  test(`what the reader has selected, and where they are, stays as the app comes: ${name}`, async ({ page, app }) => {
    await page.setViewportSize({ width: 1000, height: 500 });
    await page.goto(address);
    const text = main(page).locator(address ? '.prose li' : '.post-row-line').nth(2);
    await text.scrollIntoViewIfNeeded();
    await page.evaluate(() => window.scrollBy(0, 60));
    // At its start: further on there may be a link.
    await text.click({ clickCount: 3, position: { x: 8, y: 12 } });
    const before = await page.evaluate(() => {
      const selection = window.getSelection();
      window.before = { anchor: selection.anchorNode, focus: selection.focusNode };
      return { text: selection.toString(), top: window.scrollY };
    });
    expect(before.text.length).toBeGreaterThan(3);
    expect(before.top).toBeGreaterThan(0);
    await app.comes();
    await aSecondLater(page);
    const after = await page.evaluate(() => {
      const selection = window.getSelection();
      const same = selection.anchorNode === window.before.anchor && selection.focusNode === window.before.focus;
      return { text: selection.toString(), top: window.scrollY, same };
    });
    expect(after).toEqual({ ...before, same: true });
  });

  test(`the keyboard stays where it is as the app comes: ${name}`, async ({ page, app }) => {
    await page.goto(address);
    for (let presses = 0; presses < 9; presses += 1) await page.keyboard.press('Tab');
    const before = await page.evaluate(() => {
      window.before = document.activeElement;
      return document.activeElement.outerHTML;
    });
    expect(before).toMatch(/^<a /);
    await app.comes();
    expect(await page.evaluate(() => document.activeElement === window.before)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement.closest('main, header') && document.activeElement !== window.before)).toBe(true);
  });
}

test('a link that is followed before the app comes leads on, too', async ({ page, app }) => {
  await page.goto('');
  await posts(page).getByRole('link', { name: 'PyCon APAC 2016 후기' }).click();
  await expect(title(page)).toHaveText('PyCon APAC 2016 후기');
  await app.comes();
  await page.goBack();
  await expect(posts(page)).toHaveCount(5);
});

test('while the next page is on its way, the links of the one before lead where they led', async ({ page, site }) => {
  site.fault(/library\/index\.bin$/, 'held');
  await page.goto('', { waitUntil: 'commit' });
  await answers(page);
  await page.evaluate(() => (window.stays = true));
  await chip(page, 'lecture').click();
  await expect(page).toHaveURL(`${site.url}tags/lecture/`);
  const link = posts(page).getByRole('link', { name: 'PyCon APAC 2016 후기' });
  expect(await link.evaluate(({ href }) => href)).toBe(`${site.url}posts/pycon-2016/`);
  await link.click();
  await expect(page).toHaveURL(`${site.url}posts/pycon-2016/`);
  site.mend();
  await expect(title(page)).toHaveText('PyCon APAC 2016 후기');
  expect(await page.evaluate(() => window.stays)).toBe(true);
});

test('what is chosen before the index has come is shown when it comes', async ({ page, site }) => {
  site.fault(/library\/index\.bin$/, 'held');
  await page.goto('', { waitUntil: 'commit' });
  await answers(page);
  await chip(page, 'lecture').click();
  await expect(page).toHaveURL(`${site.url}tags/lecture/`);
  await expect(posts(page)).toHaveCount(5);
  site.mend();
  await expect(posts(page)).toHaveCount(2);
  await expect(chip(page, 'lecture')).toHaveAttribute('aria-current', 'true');
});

for (const [name, address] of [['home', ''], ['tag', PAGES.tag], ['year', PAGES.year]]) {
  test(`a shelf that the reader points at is the app's own from then on, as it stands, and a choice changes only what differs: ${name}`, async ({ page }) => {
    await page.addInitScript(watch);
    await page.goto(address);
    await answers(page);
    expect((await aSecondLater(page)).changes).toEqual([]);
    const before = await page.evaluate(drawing);
    await page.evaluate(() => (window.chips = [...document.querySelectorAll('a.filter-chip')]));
    const pointed = main(page).locator('a.filter-chip:not([aria-current])').first();
    const at = await pointed.evaluate((chip) => window.chips.indexOf(chip));
    await pointed.hover();
    const { shifts, changes } = await aSecondLater(page);
    expect(shifts).toEqual([]);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter((change) => !change.startsWith('attributes href ')), 'only how links are written').toEqual([]);
    expect(await page.evaluate(drawing)).toEqual(before);
    await pointed.click();
    await expect.poll(() => page.evaluate((at) => window.chips[at].ariaCurrent, at)).toBe('true');
    expect(await page.evaluate((at) => document.activeElement === window.chips[at], at)).toBe(true);
    const drawn = await page.evaluate(drawing);
    await page.reload();
    await answers(page);
    expect(await page.evaluate(drawing)).toEqual(drawn);
  });
}

test('what a browser or an extension has put into a shelf does not come between', async ({ page }) => {
  await page.goto('');
  await answers(page);
  await page.evaluate(() => {
    // As translators do.
    const count = document.querySelector('.masthead-counts span');
    const font = document.createElement('font');
    font.textContent = `${count.textContent} (en)`;
    count.replaceChildren(font);
    document.querySelector('.filters').prepend(document.createElement('mark'));
    document.querySelector('.filter-chip').append('!');
  });
  await chip(page, 'lecture').click();
  await expect(posts(page)).toHaveCount(2);
  await expect(main(page).locator('mark, font')).toHaveCount(0);
  await page.goBack();
  await expect(posts(page)).toHaveCount(5);
  const drawn = await page.evaluate(drawing);
  await page.reload();
  await answers(page);
  expect(await page.evaluate(drawing)).toEqual(drawn);
});

test('the app is asked for once, also where the first frame is late', async ({ page }) => {
  await page.addInitScript(() => {
    const later = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (call) => setTimeout(() => later(call), document.readyState === 'loading' ? 1500 : 0);
  });
  await page.goto('');
  await answers(page);
  await aSecondLater(page);
  await aSecondLater(page);
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /_bg\.wasm/.test(name)).length);
  expect(asked).toBe(1);
});

test('a choice, Back, a post, Back: as always, and the page is never loaded again', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 400 });
  await page.goto('');
  await answers(page);
  await page.evaluate(() => (window.stays = true));
  await chip(page, 'lecture').click();
  await expect(posts(page)).toHaveCount(2);
  await expect(title(page)).toHaveText('lecture');
  await expect(chip(page, 'lecture')).toBeFocused();
  await page.goBack();
  await expect(posts(page)).toHaveCount(5);
  await expect(title(page)).toHaveText('컨퍼런스 후기 모음');
  const link = posts(page).getByRole('link', { name: 'PyCon APAC 2016 후기' });
  await link.scrollIntoViewIfNeeded();
  const top = await page.evaluate(() => window.scrollY);
  expect(top).toBeGreaterThan(50);
  await link.click();
  await expect(title(page)).toHaveText('PyCon APAC 2016 후기');
  await expect(title(page)).toBeFocused();
  await expect(page.locator('[aria-live]').last()).toHaveText('PyCon APAC 2016 후기 · 후기');
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(posts(page)).toHaveCount(5);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(top);
  expect(await page.evaluate(() => window.stays)).toBe(true);
});

test('from a kept post to its neighbour, its session and its day, and back by the history', async ({ page }) => {
  await page.goto('posts/pycon-2016/');
  await answers(page);
  await page.evaluate(() => (window.stays = true));
  const next = page.locator('.pager [rel=next]');
  await next.click();
  await expect(title(page)).toHaveText('Deview2017 2일차 후기');
  await page.goBack();
  await expect(title(page)).toHaveText('PyCon APAC 2016 후기');
  // The page goes to the line that was left, a moment after it stands: nobody points at anything before.
  await expect(next).toBeInViewport();
  await main(page).getByRole('heading', { name: /TOROS/ }).getByRole('link').click();
  await expect(title(page)).toHaveText(/TOROS/);
  await main(page).locator('.crumbs a').first().click();
  await expect(title(page)).toHaveText(/^첫째날/);
  for (const name of [/TOROS/, 'PyCon APAC 2016 후기']) {
    await page.goBack();
    await expect(title(page)).toHaveText(name);
  }
  expect(await page.evaluate(() => window.stays)).toBe(true);
});
