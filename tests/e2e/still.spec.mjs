// Without JavaScript: every page of the built app is there, with its text, and leads on.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addresses } from './pages.mjs';
import { dist, expect, test } from './story.mjs';

test.use({ javaScriptEnabled: false, language: '' });

/** What can be seen of a page: its heading, its text, where its links lead, and what a fragment can lead to. */
const look = () => ({
  headings: [...document.querySelectorAll('main h1')].map((heading) => heading.innerText.trim()),
  text: document.querySelector('main').innerText,
  article: document.querySelector('article')?.textContent ?? '',
  links: [...document.querySelectorAll('a[href]')].map((link) => link.href),
  ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
});

/** A part of an address as `addresses` spells it. */
const spelled = (part, at) => (at < 3 ? part : encodeURIComponent(decodeURIComponent(part)));

test('every page has its heading and its text, and every link of it leads somewhere', async ({ page, site, journal }) => {
  test.slow();
  journal.allow(/preloaded using link preload but not used/);
  const seen = new Map();
  for (const address of addresses(dist)) {
    const response = await page.goto(address);
    expect(response.status(), address).toBe(200);
    seen.set(site.url + address, await page.evaluate(look));
  }
  expect(seen.size).toBeGreaterThan(80);

  const answers = new Map();
  const answer = async (url) => {
    if (!answers.has(url)) answers.set(url, (await page.request.get(url)).status());
    return answers.get(url);
  };
  const wrong = [];
  for (const [address, { headings, text, links }] of seen) {
    // What the reader can set, and what is found, the app alone can draw.
    if (/\/(search|settings)\/$/.test(address)) continue;
    if (headings.length !== 1 || !headings[0] || text.length < 40) wrong.push(`${address}: ${headings} ${text}`);
    for (const link of links.filter((link) => link.startsWith(site.origin))) {
      const [target, fragment] = link.split('#');
      if ((await answer(target)) !== 200) wrong.push(`${address}: ${link} answers ${await answer(target)}`);
      const known = seen.get(target) ?? seen.get(target.split('/').map(spelled).join('/'));
      if (fragment && !known?.ids.includes(decodeURIComponent(fragment))) wrong.push(`${address}: nothing at ${link}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('a post is whole: every word of its text is in its page', async ({ page, journal }) => {
  journal.allow(/preloaded using link preload but not used/);
  for (const file of readdirSync(join(dist, 'posts')).filter((name) => name.endsWith('.md'))) {
    await page.goto(`posts/${encodeURIComponent(file.replace(/\.md$/, ''))}/`);
    const { article } = await page.evaluate(look);
    const [, body] = readFileSync(join(dist, 'posts', file), 'utf8').normalize('NFC').split(/^---\n[^]*?\n---\n/);
    const words = body.replace(/\]\([^)]*\)/g, ' ').match(/[가-힣]{3,}/g);
    expect(words.length).toBeGreaterThan(100);
    expect(words.filter((word) => !article.includes(word))).toEqual([]);
  }
});

test('the days of a post and of a conference are pages, and the programme leads to every session', async ({ page, journal }) => {
  journal.allow(/preloaded using link preload but not used/);
  await page.goto('posts/pycon-2016/');
  const contents = page.getByRole('navigation', { name: '차례' });
  await expect(contents.getByRole('link', { name: '첫째날' })).toHaveAttribute('href', /events\/pycon-apac-2016\/day-1\/$/);
  await contents.getByRole('link', { name: /TOROS/ }).click();
  await expect(page).toHaveURL(/\/posts\/pycon-2016\/#s-/);
  await expect(page.getByRole('heading', { name: /TOROS/ })).toBeInViewport();
  await contents.getByRole('link', { name: '둘째날' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^둘째날/);
  await page.getByRole('link', { name: '책장' }).click();
  await page.getByRole('link', { name: '첫째날', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^첫째날/);
});

test('a choice on the shelf is a page, and another choice beside it is the shelf', async ({ page, site, journal }) => {
  journal.allow(/preloaded using link preload but not used/);
  await page.goto('');
  const chip = (text) => page.getByRole('navigation', { name: '골라 보기' }).getByRole('link').filter({ hasText: text });
  await chip('lecture').click();
  await expect(page).toHaveURL(`${site.url}tags/lecture/`);
  await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveCount(2);
  await chip('lecture').click();
  await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveCount(5);
});

test('a search in the page finds words of the text', async ({ page, journal }) => {
  journal.allow(/preloaded using link preload but not used/);
  await page.goto('posts/pycon-2016/');
  const found = await page.evaluate(() => window.find('추천') && window.getSelection().toString());
  expect(found).toBe('추천');
});
