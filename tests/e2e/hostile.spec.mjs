// Posts, file names and addresses written to do harm: each is opened in the app, nothing of it runs or loads, its text stays.
import { examine, frame, tease, visit } from './hostile/detect.mjs';
import { KINDS, libraries, of } from './hostile/library.mjs';
import { DEEDS, MARKUP } from './hostile/proofs.mjs';
import { Watch } from './hostile/watch.mjs';
import { dist, expect, test as plain } from './story.mjs';

const test = plain.extend({
  /** The app with the vectors as posts, twice. */
  shelves: [
    async ({}, use) => {
      const { remove, ...shelves } = libraries(dist);
      await use(shelves);
      remove();
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  /** Which of them a test is about. */
  shelf: ['notes', { option: true }],
  folder: async ({ shelves, shelf }, use) => use(shelves[shelf]),

  /** What the page did that it should not. */
  watch: async ({ context, page, site, journal }, use) => {
    const watch = await Watch.start({ context, page, site });
    // What is asked of other sites is counted here, vector by vector.
    journal.allow(/^https?:\/\//);
    journal.allow(/Service Worker registration blocked/);
    await use(watch);
  },
  locale: 'ko-KR',
  serviceWorkers: 'block',
  viewport: { width: 1000, height: 1400 },
});

/** Tells the reporter what came of some vectors, and fails if anything is not as it should be. */
function conclude(watch, rendered, findings, unasked = watch.foreign) {
  const counts = { rendered, executed: watch.hits.length, foreign: unasked.length };
  test.info().annotations.push({ type: 'hostile', description: JSON.stringify(counts) });
  expect(watch.hits, 'nothing ran').toEqual([]);
  expect(unasked, 'nothing was asked of other sites').toEqual([]);
  expect(findings, 'the page holds nothing foreign, and all words').toEqual([]);
}

/** Opens the app; gives what hangs around the notes. */
async function open(page, address = '') {
  await page.goto(address);
  await expect(page.locator('main h1')).toBeVisible();
  return page.evaluate(frame);
}

/** Goes over the notes with the pointer and the keyboard. */
async function touch(page) {
  const box = await page.getByRole('article').first().boundingBox();
  if (box) await page.mouse.move(box.x + 5, box.y + 2);
  if (box) await page.mouse.move(box.x + Math.min(box.width, 200), Math.min(box.y + box.height, 1390), { steps: 4 });
  for (const key of ['Tab', 'Tab', 'Shift+Tab']) await page.keyboard.press(key);
}

/** Asks for every image and every deck of the notes; says whether there was any. */
async function ask(page, watch) {
  const [buttons, frames] = await page.evaluate(() => {
    const buttons = document.querySelectorAll('.prose :is(.image-load, .embed-load)');
    buttons.forEach((button) => button.click());
    return [buttons.length, document.querySelectorAll('.prose iframe').length];
  });
  if (buttons === 0) return false;
  const asked = () => watch.foreign.filter(({ vector, type }) => vector === watch.vector && type === 'document').length;
  for (const each of await page.locator('.prose iframe').all()) await each.scrollIntoViewIfNeeded();
  await expect.poll(asked).toBe(frames);
  return true;
}

/** What a reader allows: images of any site, and known players; neither learns where the reader comes from. */
const isAllowed = ({ url, type, referrer }) =>
  referrer === '' &&
  (type === 'image' ||
    /^https:\/\/(www\.slideshare\.net|speakerdeck\.com|docs\.google\.com|www\.youtube-nocookie\.com|player\.vimeo\.com)\//.test(url));

// Without the browser's policy a payload could run: what is written into the page has to be harmless by itself. With the
// policy is how readers have it.
for (const images of ['held', 'allowed']) {
  test.describe(`images ${images}, ${images === 'held' ? 'without' : 'with'} a policy`, () => {
    test.use({ bypassCSP: images === 'held' });

    for (const kind of KINDS) {
      test(kind, async ({ page, watch }) => {
        test.setTimeout(150_000);
        const around = await open(page, 'settings/');
        if (images === 'allowed') await page.getByRole('radio', { name: '늘 불러오기' }).check();
        const [findings, unasked, rendered] = [[], [], []];
        const { loads } = watch;
        for (const { name, href, last, words } of of(kind)) {
          watch.vector = name;
          const say = (found) => findings.push(...found.map((what) => `${name}: ${what}`));
          const before = watch.foreign.length;
          say(await page.evaluate(visit, { href, text: last }));
          await page.evaluate(tease);
          if (images === 'held') await touch(page);
          say(await page.evaluate(examine, words));
          const loaded = watch.foreign.slice(before);
          unasked.push(...(images === 'held' ? loaded : loaded.filter((request) => request.type !== 'image' || !isAllowed(request))));
          if (watch.frames > 0) say([`${watch.frames} frames`]);
          if (await ask(page, watch)) say(await page.evaluate(examine, words));
          unasked.push(...watch.foreign.slice(before + loaded.length).filter((request) => !isAllowed(request)));
          watch.frames = 0;
          if (watch.loads !== loads) say(['the page was loaded again']);
          watch.loads = loads;
          rendered.push(name);
        }
        expect(await page.evaluate(frame), 'around the notes all is as before').toEqual(around);
        conclude(watch, rendered, findings, unasked);
      });
    }
  });
}

test.describe('around the notes', () => {
  test.use({ shelf: 'fields' });

  test('fields, where pages show them', async ({ page, watch }) => {
    test.setTimeout(120_000);
    const [findings, rendered] = [[], []];
    const around = await open(page);
    for (const { name, shown } of of('fields')) {
      watch.vector = name;
      const say = (found) => findings.push(...found.map((what) => `${name}: ${what}`));
      for (const [href, words] of shown) {
        say(await page.evaluate(visit, { href, text: words.at(-1) }));
        say(await page.evaluate(examine, words));
        await page.evaluate(tease);
      }
      rendered.push(name);
    }
    expect(await page.evaluate(frame)).toEqual(around);
    conclude(watch, rendered, findings);
  });

  test('fields, when their page is loaded', async ({ page, watch }) => {
    test.setTimeout(120_000);
    const findings = [];
    const around = await open(page);
    for (const { name, shown: [[href, words]] } of of('fields')) {
      watch.vector = name;
      expect(await open(page, href), name).toEqual(around);
      findings.push(...(await page.evaluate(examine, words)).map((what) => `${name}: ${what}`));
    }
    conclude(watch, [], findings);
  });

  test('file names, as addresses and titles', async ({ page, watch }) => {
    test.setTimeout(120_000);
    const around = await open(page);
    const links = page.locator('main h3 a');
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const own = hrefs.filter((href) => !/^\/posts\/fields-/.test(href));
    const [findings, rendered] = [[], []];
    for (const href of own) {
      watch.vector = `files${href}`;
      findings.push(...(await page.evaluate(visit, { href, text: '' })), ...(await page.evaluate(examine, [])));
      await expect(page.locator('main h1')).toHaveText(/\S/);
      const text = await page.locator('main').innerText();
      rendered.push(...of('files').filter(({ words: [word] }) => text.includes(word)).map(({ name }) => name));
    }
    expect(rendered.sort(), 'every file is a post').toEqual(of('files').map(({ name }) => name).sort());
    expect(await page.evaluate(frame)).toEqual(around);
    conclude(watch, rendered, findings);
  });

  test('every page that another page leads to', async ({ page, watch, site }) => {
    test.setTimeout(150_000);
    const findings = [];
    const around = await open(page);
    const seen = new Set();
    const opened = /^\/posts\/[^/]+\/$/;
    const waiting = ['/', '/slides/', '/speakers/', '/settings/', ...of('fields').map(({ shown: [[href]] }) => `/${href}`)];
    while (waiting.length) {
      const href = waiting.pop();
      if (seen.has(href)) continue;
      seen.add(href);
      watch.vector = href;
      watch.vector = href;
      findings.push(...(await page.evaluate(visit, { href: site.origin + href, text: '' })));
      findings.push(...(await page.evaluate(examine, [])).map((what) => `${href}: ${what}`));
      await page.evaluate(tease);
      const ways = await page.locator('main a:not([target], [rel], .prose a)').evaluateAll((all) =>
        all.filter((link) => link.origin === location.origin).map((link) => link.pathname + link.search),
      );
      // The posts themselves are opened above, one by one; choices on the shelf can be combined without end.
      waiting.push(...ways.filter((way) => !opened.test(way) && !way.includes('&')));
    }
    expect(seen.size).toBeGreaterThan(100);
    expect(await page.evaluate(frame)).toEqual(around);
    conclude(watch, [], findings);
  });

  test('addresses that somebody sends', async ({ page, watch, site, journal }) => {
    test.setTimeout(120_000);
    journal.allow(/404/);
    const [findings, rendered] = [[], []];
    const around = await open(page);
    for (const { name, to, words, at } of of('addresses')) {
      watch.vector = name;
      await page.goto('about:blank');
      watch.hits.pop();
      expect(await open(page, site.url + to), name).toEqual(around);
      expect(new URL(page.url()).origin, name).toBe(site.origin);
      if (at !== undefined) expect(decodeURIComponent(page.url().slice(site.url.length)), name).toBe(at);
      findings.push(...(await page.evaluate(examine, words)).map((what) => `${name}: ${what}`));
      await page.evaluate(tease);
      rendered.push(name);
    }
    conclude(watch, rendered, findings);
  });
});

test.describe('the tests can fail', () => {
  test.use({ shelf: 'fields', bypassCSP: true });

  const [post, word] = ['posts/fields-title/', '제목 하나'];

  /** Everything that is seen of a page, as one text. */
  async function seen(page, watch, around) {
    const asked = watch.foreign.map(({ url }) => `asked ${url}`);
    const loads = watch.loads > 1 ? ['loaded again'] : [];
    const says = [...watch.hits, ...asked, ...loads, `frames ${watch.frames}`];
    // A page that has gone away has nothing more to show.
    const inside = await page.evaluate(examine, [word]).catch(() => []);
    const now = await page.evaluate(frame).catch(() => around);
    return [...says, ...inside, ...(now.join() === around.join() ? [] : ['around the notes'])].join('\n');
  }

  for (const [kind, proofs] of Object.entries({ markup: MARKUP, deeds: DEEDS })) {
    test(`every detector sees what it is for: ${kind}`, async ({ browser, site }) => {
      test.setTimeout(120_000);
      for (const [name, [payload, expected, then]] of Object.entries(proofs)) {
        const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block', viewport: { width: 1000, height: 1400 } });
        const page = await context.newPage();
        const watch = await Watch.start({ context, page, site });
        const around = await open(page, site.url + post);
        expect(await seen(page, watch, around), `nothing before ${name}`).toBe('frames 0');
        if (typeof payload === 'function') await page.evaluate(payload);
        else await page.evaluate((markup) => document.querySelector('.prose').insertAdjacentHTML('beforeend', markup), payload);
        if (then === 'tease') await page.evaluate(tease);
        else if (then === 'touch') await touch(page);
        else if (then) await page.evaluate(then);
        await expect.poll(() => seen(page, watch, around), name).toMatch(expected);
        await context.close();
      }
    });
  }

  test('a message in the console is seen', async ({ page, journal }) => {
    await open(page, post);
    await page.evaluate(() => console.error('seen'));
    await expect.poll(() => journal.console.join()).toContain('seen');
    journal.allow(/seen|Service Worker/);
  });
});
