// Finding a talk again: while typing, on a page of its own and over any other, by keyboard alone, and in a link for others.
import { visit } from './editions.mjs';
import { answers, expect, test } from './story.mjs';

test.use({ language: '' });

const field = (page) => page.getByRole('searchbox', { name: '찾기' });
const found = (page) => page.locator('.found-row .found-title');
const status = (page) => page.locator('.search-status');
const palette = (page) => page.getByRole('dialog', { name: '찾기' });
const focused = (page) => page.evaluate(() => document.activeElement.className);

/** What is found first by 최적화. */
const OPTIMISING = 'ML/AI 개발자를 위한 단계별 Python 최적화 가이드라인';

/** The words that are marked in a post. */
const marked = (page) =>
  page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((range) => range.toString()).join('|'));

/** Where the marked words are on the screen: from 0 at its top to 1 at its bottom. */
const markedAt = (page) =>
  page.evaluate(() => [...CSS.highlights.get('found')][0].getBoundingClientRect().top / innerHeight);

/** Opens the page of the search, and looks for something. */
async function lookFor(page, typed) {
  await page.goto('search/');
  await field(page).fill(typed);
  await expect(found(page).first()).toBeVisible();
}

test('what is typed is found, stands in the address, and is found there again', async ({ page }) => {
  await page.goto('');
  await page.locator('.site-nav').getByRole('link', { name: '찾기' }).click();
  await expect(field(page)).toBeFocused();
  await field(page).pressSequentially('최적화');
  await expect(found(page).first()).toHaveText(OPTIMISING);
  await expect(found(page).first().locator('mark')).toHaveText('최적화');
  await expect(status(page)).toHaveText(/^\d+개를 찾았습니다$/);
  await expect(page).toHaveURL(/search\/\?q=%EC%B5%9C%EC%A0%81%ED%99%94$/);
  await expect(page).toHaveTitle('최적화 · 찾기 · 후기');
  await page.reload();
  await expect(field(page)).toHaveValue('최적화');
  await expect(found(page).first()).toHaveText(OPTIMISING);
});

test('Back returns to the results, and to the line', async ({ page }) => {
  await lookFor(page, '파이썬');
  // In one go: more may be found meanwhile.
  const before = await found(page).last().evaluate((last) => {
    last.scrollIntoView({ block: 'nearest' });
    const at = Math.round(scrollY);
    last.click();
    return at;
  });
  expect(before).toBeGreaterThan(100);
  await expect(page.locator('article')).toBeVisible();
  await page.goBack();
  await expect(field(page)).toHaveValue('파이썬');
  await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(before);
});

test('the address follows when nobody types, and is right for who leaves before', async ({ page }) => {
  // Browsers refuse to have it changed a hundred times in half a minute.
  await page.addInitScript(() => {
    const { replaceState } = history;
    window.replaced = 0;
    history.replaceState = (...given) => {
      window.replaced += 1;
      replaceState.apply(history, given);
    };
  });
  await page.goto('search/');
  await expect(field(page)).toBeFocused();
  const before = await page.evaluate(() => window.replaced);
  const start = Date.now();
  for (const letter of '파이썬 데이터 분석 파이썬 데이터 분석') {
    await page.keyboard.insertText(letter);
    await page.waitForTimeout(30);
  }
  await expect(status(page)).toHaveText(/찾/);
  expect((await page.evaluate(() => window.replaced)) - before).toBeLessThanOrEqual(1 + (Date.now() - start) / 400);
  await field(page).fill('최적화');
  await expect(found(page).first()).toHaveText(OPTIMISING);
  await page.evaluate(() => document.querySelector('.found-title').click());
  await expect(page.locator('article')).toBeVisible();
  await page.goBack();
  await expect(field(page)).toHaveValue('최적화');
  await expect(found(page).first()).toHaveText(OPTIMISING);
});

test('Back from a search to an empty one leaves it empty', async ({ page }) => {
  await page.goto('search/');
  await page.goto('search/?q=luigi');
  await expect(found(page).first()).toBeVisible();
  await page.evaluate(() => document.querySelector('.site-nav a[href$="search/"]').click());
  await expect(field(page)).toHaveValue('');
  await page.goBack();
  await expect(field(page)).toHaveValue('luigi');
  await expect(found(page).first()).toBeVisible();
  await page.goForward();
  await expect(field(page)).toHaveValue('');
  await expect(page).toHaveURL(/search\/$/);
  await field(page).fill('최적화');
  await expect(page).toHaveURL(/search\/\?q=%EC%B5%9C%EC%A0%81%ED%99%94$/);
});

test('over any page by / or Ctrl-K, by keyboard alone', async ({ page }) => {
  await page.goto('posts/pycon-2016/');
  await answers(page);
  await page.keyboard.press('/');
  await expect(palette(page)).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('luigi');
  await expect(found(page).first()).toHaveText(/Luigi/i);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focused(page)).toContain('found-title');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await field(page).fill('');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await expect(field(page)).toHaveValue('');
  await page.keyboard.type('luigi');
  await expect(found(page).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page).toHaveURL(/posts\/2018-08-18-pycon-2018-day1\//);
});

test('Enter leads to what was found for the last letter, too', async ({ page }) => {
  await page.goto('posts/pycon-2016/');
  await answers(page);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('l');
  await expect(found(page).first()).not.toHaveText(/Luigi/i);
  // Faster than any answer.
  await field(page).evaluate((input) => {
    input.value = 'luigi';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.form.requestSubmit();
  });
  await expect(page).toHaveURL(/posts\/2018-08-18-pycon-2018-day1\//);
  await expect(palette(page)).toBeHidden();
});

test('a slash that is typed is a slash', async ({ page }) => {
  await lookFor(page, '파이썬');
  await field(page).press('End');
  await page.keyboard.type('/');
  await expect(field(page)).toHaveValue('파이썬/');
  await expect(palette(page)).toBeHidden();
});

test('a result leads to its sentence, for others, too', async ({ page, context }) => {
  await lookFor(page, '데이터 분석');
  const row = page.locator('.found-row').filter({ has: page.locator('.found-text mark') }).first();
  const words = await row.locator('.found-text mark').first().textContent();
  await row.locator('.found-title').click();
  await expect.poll(() => marked(page)).toContain(words);
  await expect.poll(() => markedAt(page)).toBeGreaterThan(0);
  expect(await markedAt(page)).toBeLessThan(1);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect.poll(() => marked(other)).toContain(words);
  await expect.poll(() => markedAt(other)).toBeLessThan(1);
  expect(await markedAt(other)).toBeGreaterThan(0);
  await page.locator('.brand').click();
  await expect.poll(() => marked(page)).toBe('');
});

test('syllables that are being put together are looked for, and Enter only ends them', async ({ page }) => {
  await page.goto('search/');
  await expect(field(page)).toBeFocused();
  const keyboard = await page.context().newCDPSession(page);
  for (const text of ['ㅊ', '최', '최ㅈ', '최저', '최적']) {
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await expect(found(page).first()).toHaveText(OPTIMISING);
  await expect(field(page)).toHaveValue('최적');
  await field(page).dispatchEvent('keydown', { key: 'ArrowDown', isComposing: true });
  await expect(field(page)).toBeFocused();
  await keyboard.send('Input.insertText', { text: '최적화' });
  await expect(field(page)).toHaveValue('최적화');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toContain('found-title');
});

test('what was found can be narrowed down, and widened again', async ({ page }) => {
  await lookFor(page, '파이썬');
  const years = page.locator('.filter-row').filter({ hasText: '연도' });
  const all = await status(page).textContent();
  const year = years.getByRole('link', { name: /^2019/ });
  const count = await year.locator('.filter-count').textContent();
  await year.click();
  await expect(field(page)).toHaveValue('파이썬 year:2019');
  await expect(status(page)).toHaveText(`${count}개를 찾았습니다`);
  await expect(found(page)).toHaveCount(Number(count));
  await years.getByRole('link', { name: /^2019/ }).click();
  await expect(status(page)).toHaveText(all);
});

test('where nothing is found, something near is offered', async ({ page }) => {
  await page.goto('search/?q=vkdlTjs');
  const offer = page.locator('.found-offers').getByRole('link', { name: '파이썬' });
  await expect(status(page)).toHaveText('찾은 것이 없습니다');
  await offer.click();
  await expect(field(page)).toHaveValue('파이썬');
  await expect(found(page).first()).toBeVisible();
  await field(page).fill('파이썬 없을낱말임');
  await expect(page.locator('.found-offers').getByRole('link', { name: '파이썬' })).toBeVisible();
  await expect(page.locator('.found-offers s')).toHaveText('없을낱말임');
});

test('what was looked for lately is at hand until it is forgotten', async ({ page }) => {
  await lookFor(page, '최적화');
  await found(page).first().click();
  await expect(page.locator('article')).toBeVisible();
  await page.keyboard.press('/');
  await page.getByRole('link', { name: '최적화', exact: true }).click();
  await expect(page).toHaveURL(/search\/\?q=/);
  await expect(found(page).first()).toBeVisible();
  await field(page).fill('');
  await page.getByRole('button', { name: '지우기' }).click();
  await expect(page.getByRole('link', { name: '최적화', exact: true })).toHaveCount(0);
});

test('without a network, the recent posts are found and read', async ({ page, site }) => {
  await visit(page);
  await site.stop();
  await page.goto('search/?q=최적화');
  await expect(found(page).first()).toHaveText(OPTIMISING);
  await found(page).first().click();
  await expect(page.locator('article')).toContainText('최적화');
});

for (const [name, file] of [['the program', /hugi-search/], ['the script', /search\.js/]]) {
  test(`${name} that searches does not come: the page says so, and tries again`, async ({ page, site, journal }) => {
    journal.allow(/search|404|wasm|script/i);
    site.fault(file, 'cut');
    await page.goto('search/?q=최적화');
    await expect(status(page)).toHaveText(/^찾지 못했습니다/);
    site.mend();
    await field(page).pressSequentially(' ');
    await expect(found(page).first()).toBeVisible();
  });
}

test('what is typed in letters beside each other is found as it is composed', async ({ page }) => {
  await lookFor(page, '최적화'.normalize('NFD'));
  await expect(found(page).first()).toHaveText(OPTIMISING);
});

for (const width of [360, 768, 1280]) {
  test(`nothing is wider than a screen of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await lookFor(page, '파이썬');
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wide()).toBeLessThanOrEqual(0);
    await page.goto('');
    await answers(page);
    await page.keyboard.press('/');
    await page.keyboard.type('파이썬');
    await expect(found(page).first()).toBeVisible();
    expect(await wide()).toBeLessThanOrEqual(0);
    expect(await palette(page).evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  });
}

test('more is shown on request, and the keyboard stays where it is', async ({ page }) => {
  await lookFor(page, '데이터');
  await expect(found(page)).toHaveCount(10);
  const more = page.getByRole('button', { name: '더 보기' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => found(page).count()).toBeGreaterThan(10);
  await expect(found(page).nth(10)).toBeFocused();
  await expect(more).toHaveCount(0);
});
