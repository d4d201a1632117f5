// The page does not go blank: whatever stops the program, whatever the device refuses, whatever does not come.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, dist, expect, test as plain } from './story.mjs';

const test = plain.extend({
  /** A copy of the app to harm. */
  copy: async ({}, use) => {
    const copy = mkdtempSync(join(tmpdir(), 'hugi-harmed-'));
    cpSync(dist, copy, { recursive: true });
    await use(copy);
    rmSync(copy, { recursive: true });
  },
});

const POST = 'posts/deview-2017-day2/';
const heading = (page) => page.locator('main h1');
const stopped = (page) => page.locator('.panic').getByRole('heading', { name: /The reader has stopped|읽기를 멈췄습니다/ });
const part = (folder, ending) => join(folder, readdirSync(folder).find((name) => name.startsWith('hugi-app') && name.endsWith(ending)));

/** WebAssembly that stops at once, by a trap or for want of stack; what is thrown then comes from its own code. */
const TRAP = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
const RECURSION = [...TRAP.slice(0, 25), 10, 6, 1, 4, 0, 16, 0, 11];

/** Runs the WebAssembly in the page, as an event or a promise would. */
const run = (page, bytes, how) =>
  page.evaluate(
    async ([bytes, how]) => {
      const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes));
      if (how === 'an event') setTimeout(() => instance.exports.f());
      else void Promise.resolve().then(() => instance.exports.f());
    },
    [bytes, how],
  );

/** How a page can stop. */
const STOPS = [
  ['a trap in an event', (page) => run(page, TRAP, 'an event')],
  ['a trap in a promise', (page) => run(page, TRAP, 'a promise')],
  ['no more stack', (page) => run(page, RECURSION, 'an event')],
  [
    'a panic while a page is drawn',
    async (page) => {
      await page.evaluate(() => {
        // The browser's own function, called once with what it refuses: no script of a story is in the stack.
        const real = Document.prototype.createElement;
        Object.defineProperty(Document.prototype, 'createElement', {
          configurable: true,
          get: () => {
            Object.defineProperty(Document.prototype, 'createElement', { configurable: true, writable: true, value: real });
            return real.bind(document.body);
          },
        });
      });
      await page.locator('.site-nav a').last().click();
    },
  ],
  [
    'a fault while a post is read',
    async (page) => {
      await page.evaluate(() => {
        const real = String.prototype.normalize;
        Object.defineProperty(String.prototype, 'normalize', {
          configurable: true,
          get: () => {
            Object.defineProperty(String.prototype, 'normalize', { configurable: true, writable: true, value: real });
            return real.bind(undefined);
          },
        });
      });
      await page.locator('.pager a').first().click();
    },
  ],
];

for (const [drawn, language, contents, words] of [
  ['drew', 'en', 'Contents', ['title:', 'https://www.slideshare.net/']],
  ['keeps', '', '차례', ['로그 파이프라인은 수집, 버퍼, 가공, 색인으로 이어진다', '슬라이드']],
]) {
  test.describe(`a page that the app ${drawn}`, () => {
    test.use({ language });

    for (const [name, deed] of STOPS) {
      test(`within a second the page says that it has stopped, and shows what was being read: ${name}`, async ({ page, journal }) => {
        journal.allow(/panicked|Illegal invocation|null or undefined|unreachable|call stack/);
        await page.goto(POST);
        await answers(page);
        await expect(page.getByRole('navigation', { name: contents })).toBeVisible();
        // Measured in the page, from the last moment in which it was alive.
        await page.evaluate(() => {
          const start = performance.now();
          new MutationObserver(() => {
            if (document.querySelector('.panic')) window.noticedAfter ??= performance.now() - start;
          }).observe(document.body, { childList: true });
        });
        await deed(page);
        await expect(stopped(page)).toBeVisible();
        expect(await page.evaluate(() => window.noticedAfter)).toBeLessThan(1000);
        for (const word of words) await expect(page.locator('.panic')).toContainText(word);

        // What is dead is asked no more.
        await page.keyboard.press('Escape');
        await page.mouse.wheel(0, 200);
        await stopped(page).click();
        await expect(stopped(page)).toBeVisible();
        await page.goto(POST);
        await expect(heading(page)).toBeVisible();
        await expect(page.locator('.panic')).toHaveCount(0);
      });
    }
  });
}

test('the notice leads back to what was being read', async ({ page, journal }) => {
  journal.allow(/unreachable/);
  await page.goto(POST);
  await answers(page);
  const title = await heading(page).textContent();
  await run(page, TRAP, 'an event');
  await page.getByRole('link', { name: 'Open again' }).click();
  await expect(heading(page)).toHaveText(title);
  await expect(page.locator('.panic')).toHaveCount(0);
});

test("a fault that is not the app's stops nothing", async ({ page, journal }) => {
  journal.allow(/an extension/);
  await page.goto(POST);
  await answers(page);
  await page.evaluate(() => setTimeout(() => { throw new Error('of an extension'); }));
  await page.evaluate(() => void Promise.reject(new Error('of an extension, too')));
  // A listener that the app calls, by moving the focus.
  await page.evaluate(() => document.addEventListener('focusin', () => { throw new Error('of an extension, called by the app'); }));
  await page.locator('.site-nav a').last().click();
  await expect(heading(page)).toBeFocused();
  await page.locator('.site-nav a').first().click();
  await expect(page.locator('main a[href*="/posts/"]').first()).toBeVisible();
});

// What the device refuses to keep, or has kept badly: also a language that the reader has chosen.

/** The settings page and the shelf work, and what is chosen holds as long as the page. */
async function worksWithoutMemory(page) {
  await page.goto('settings/');
  await page.getByRole('radio', { name: /^(Dark paper|어두운 종이)$/ }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.locator('.site-nav a').first().click();
  await expect(page.locator('main a[href*="/posts/"]').first()).toBeVisible();
  await page.goto(POST);
  await answers(page);
  await expect(heading(page)).toBeVisible();
}

for (const [name, refuse] of [
  [
    'is blocked',
    () => {
      for (const kind of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, kind, { get: () => { throw new DOMException('blocked', 'SecurityError'); } });
      }
    },
  ],
  ['is full', () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }],
  ['is not there', () => { for (const kind of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, kind, { value: undefined }); }],
]) {
  test(`storage that ${name} changes nothing but the memory`, async ({ page }) => {
    await page.addInitScript(refuse);
    await worksWithoutMemory(page);
  });
}

for (const [name, value] of [
  ['garbage', '\u0000{"'],
  ['nothing', ''],
  ['the words of a future version', '999 dark'],
  ['a value that no version knows', '1 purple'],
  ['far too much', `1 ${'x'.repeat(100_000)}`],
]) {
  test(`storage that holds ${name} is as good as empty`, async ({ page }) => {
    await page.addInitScript((value) => {
      const names = ['theme', 'text-size', 'language', 'images', 'images-of', 'scroll', 'positions'];
      if (sessionStorage.getItem('once')) return;
      for (const name of names) {
        localStorage.setItem(`hugi:${name}`, value);
        if (value.length < 1000) sessionStorage.setItem(`hugi:${name}`, value);
      }
      sessionStorage.setItem('once', 'yes');
    }, value);
    await page.goto(POST);
    await answers(page);
    await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'purple');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await worksWithoutMemory(page);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
}

// What does not come, or cannot run: a page with text stays as it is; one that the app alone can draw says what is wrong.

const WAITS = 'settings/';

/** The page says that it did not open and why, and its links lead to the posts as they were written. */
async function saysWhy(page, reason) {
  await expect(page.getByText('It did not open.')).toBeVisible();
  await expect(page.locator('#loading-reason')).toContainText(reason);
  await expect(page.getByText('Opening the notes')).toBeHidden();
  await leadsToTheTexts(page);
}

async function leadsToTheTexts(page) {
  await page.getByRole('link', { name: 'All posts as Markdown' }).click();
  const posts = page.getByRole('listitem').getByRole('link');
  await expect(posts).toHaveCount(5);
  for (const href of await posts.evaluateAll((links) => links.map((link) => link.href))) {
    const file = await page.request.get(href);
    expect(file.status(), href).toBe(200);
    expect(await file.text(), href).toContain('title:');
  }
}

/** The page stays as it was drawn, says nothing, and leads on. */
async function staysReadable(page) {
  await expect(heading(page)).toHaveText('Deview2017 2일차 후기');
  await expect(page.getByRole('article')).toContainText('로그 파이프라인은 수집');
  await expect(page.locator('.panic, #loading')).toHaveCount(0);
  await page.locator('.pager a').first().click();
  await expect(heading(page)).toHaveText('PyCon APAC 2016 후기');
  await expect(page.getByRole('article')).toContainText('TOROS');
  await page.getByRole('link', { name: '책장' }).click();
  await expect(heading(page)).toHaveText('컨퍼런스 후기 모음');
  await expect(page.locator('.panic, #loading')).toHaveCount(0);
}

for (const [name, harm, reason] of [
  ['the WebAssembly is missing', (folder) => rmSync(part(folder, '.wasm')), /./],
  ['the WebAssembly is cut short', (folder) => truncateSync(part(folder, '.wasm'), 100_000), /WebAssembly/],
  ['the WebAssembly is another', (folder) => writeFileSync(part(folder, '.wasm'), '<!doctype html>'), /WebAssembly/],
  ['the script is missing', (folder) => rmSync(part(folder, '.js')), /\.js/],
  ['the script is cut short', (folder) => truncateSync(part(folder, '.js'), 9_000), /./],
  ['the script is a sign-in page', (folder) => writeFileSync(part(folder, '.js'), '<!doctype html>'), /./],
]) {
  test(`readable pages when ${name}`, async ({ page, site, copy, journal }) => {
    journal.allow(/./);
    harm(copy);
    await site.stop();
    await site.start(copy);
    await page.goto(WAITS);
    await saysWhy(page, reason);
    const failed = page.waitForEvent('pageerror');
    await page.goto(POST);
    await failed;
    await staysReadable(page);
    expect(journal.outside).toEqual([]);
  });
}

test('readable pages when the browser knows no WebAssembly', async ({ page, journal }) => {
  journal.allow(/WebAssembly/);
  await page.addInitScript(() => { delete window.WebAssembly; });
  await page.goto(WAITS);
  await saysWhy(page, /WebAssembly/);
  const failed = page.waitForEvent('pageerror');
  await page.goto(POST);
  await failed;
  await staysReadable(page);
});

test('readable pages when a policy of the host forbids WebAssembly', async ({ page, journal }) => {
  journal.allow(/WebAssembly|Content Security Policy/);
  // On every page, the shelf among them: there too the app must not come and say it in English.
  await page.route(({ pathname }) => pathname.endsWith('/'), async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "script-src 'self' 'unsafe-inline'" } });
  });
  await page.goto(WAITS);
  await saysWhy(page, /WebAssembly/);
  const failed = page.waitForEvent('pageerror');
  await page.goto(POST);
  await failed;
  await staysReadable(page);
});

test('what is asked for by a query is shown by the app alone; without it, the shelf is', async ({ page, site, copy, journal }) => {
  journal.allow(/./);
  rmSync(part(copy, '.wasm'));
  await site.stop();
  await site.start(copy);
  await page.goto('?tag=lecture&tag=conference');
  await expect(heading(page)).toHaveText('컨퍼런스 후기 모음');
  await expect(heading(page)).toBeVisible();
});

test('a page that takes long shows the way to the texts', async ({ page, journal }) => {
  journal.allow(/was preloaded using link preload but not used/);
  await page.route('**/*.wasm', () => {});
  await page.goto(WAITS);
  await expect(page.getByText('Opening the notes')).toBeVisible();
  await expect(page.locator('#loading-texts')).toBeHidden();
  await expect(page.locator('#loading-texts')).toBeVisible({ timeout: 12_000 });
  await leadsToTheTexts(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, language: '' });

  test('a page that the app alone can draw says so, and leads to the texts', async ({ page, journal }) => {
    journal.allow(/was preloaded using link preload but not used/);
    await page.goto(WAITS);
    // Playwright finds no text in <noscript>.
    await expect(page.locator('noscript p', { hasText: 'opens with JavaScript' })).toBeVisible();
    await expect(page.getByText('Opening the notes')).toBeHidden();
    await page.getByRole('link', { name: 'All posts as Markdown' }).click();
    await expect(page.getByRole('listitem')).toHaveCount(5);
    const first = await page.getByRole('listitem').getByRole('link').first().getAttribute('href');
    const text = await (await page.request.get(new URL(first, page.url()).href)).text();
    expect(text).toContain(readFileSync(join(dist, 'library', first), 'utf8').slice(0, 100));
  });
});
