// Posts, file names and addresses written to do harm: each is opened in the app, nothing of it runs or loads, its text stays.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examine, frame, tease, visit } from './hostile/detect.mjs';
import { KINDS, VECTORS, libraries, of } from './hostile/library.mjs';
import { DEEDS, MARKUP } from './hostile/proofs.mjs';
import { Watch } from './hostile/watch.mjs';
import { documents } from './pages.mjs';
import { answers, dist, expect, test as plain } from './story.mjs';
import { tally } from './tally.mjs';

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
  language: '',
  serviceWorkers: 'block',
  viewport: { width: 1000, height: 1400 },
});

/** Tells the reporter what came of some vectors, and fails if anything is not as it should be. */
function conclude(watch, rendered, findings, unasked = watch.foreign) {
  const vectors = VECTORS.map(({ name }) => name);
  tally('hostile', { vectors, rendered, executed: watch.hits.length, 'foreign requests': unasked.length });
  expect(watch.hits, 'nothing ran').toEqual([]);
  expect(unasked, 'nothing was asked of other sites').toEqual([]);
  expect(findings, 'the page holds nothing foreign, and all words').toEqual([]);
}

/** Opens a page, as it was drawn at build time; gives what hangs around the notes. */
async function open(page, address = '') {
  await page.goto(address);
  await answers(page);
  await expect(page.locator('main h1:not(.status-loading *)')).toBeVisible();
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
  // What was asked for has come, so that none of it is laid at the door of the next vector.
  const pending = () => [...document.querySelectorAll('.prose img:not([loading])')].filter((image) => !image.complete).length;
  await expect.poll(() => page.evaluate(pending), watch.vector).toBe(0);
  return true;
}

/** What a reader allows: images of any site, who do not learn where the reader comes from, and known players, who learn no
 * more than the site. */
const isAllowed = ({ url, type, referrer }) =>
  type === 'image'
    ? referrer === ''
    : /^(http:\/\/127\.0\.0\.1:\d+\/)?$/.test(referrer) &&
      /^https:\/\/(www\.slideshare\.net|speakerdeck\.com|docs\.google\.com|www\.youtube-nocookie\.com|player\.vimeo\.com)\//.test(url);

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
          const missing = await page.evaluate(visit, { href, text: last });
          expect(missing, name).toEqual([]);
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

// What the bundler writes into pages, browsers read as they read any page: scripts would run, which markup set by the app
// never does.
test.describe('drawn at build time, without a policy', () => {
  test.use({ bypassCSP: true });

  for (const kind of KINDS) {
    test(kind, async ({ page, watch }) => {
      test.setTimeout(150_000);
      const findings = [];
      const around = await open(page, 'posts/embeds-real-vimeo/');
      for (const { name, href, words } of of(kind)) {
        watch.vector = name;
        expect(await open(page, href), name).toEqual(around);
        await page.evaluate(tease);
        findings.push(...(await page.evaluate(examine, words)).map((what) => `${name}: ${what}`));
      }
      conclude(watch, [], findings);
    });
  }
});

/** The page that shows a word: of the shelf, the one that has it. */
function showing(folder, href, word) {
  const written = word.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  for (let number = 1; href === ''; number += 1) {
    const shelf = number === 1 ? '' : `page/${number}/`;
    const file = join(folder, shelf, 'index.html');
    expect(existsSync(file), `a page of the shelf has ${word}`).toBe(true);
    if (readFileSync(file, 'utf8').includes(written)) return shelf;
  }
  return href;
}

test.describe('around the notes', () => {
  test.use({ shelf: 'fields', bypassCSP: true });

  test('fields, where pages show them', async ({ page, watch, folder }) => {
    test.setTimeout(120_000);
    const [findings, rendered] = [[], []];
    const around = await open(page);
    for (const { name, shown } of of('fields')) {
      watch.vector = name;
      const say = (found) => findings.push(...found.map((what) => `${name}: ${what}`));
      for (const [place, words] of shown) {
        const href = showing(folder, place, words.at(-1));
        say(await page.evaluate(visit, { href, text: words.at(-1) }));
        say(await page.evaluate(examine, words));
        await page.evaluate(tease);
      }
      rendered.push(name);
    }
    expect(await page.evaluate(frame)).toEqual(around);
    conclude(watch, rendered, findings);
  });

  test('fields, when their page is loaded', async ({ page, watch, folder }) => {
    test.setTimeout(120_000);
    const findings = [];
    const around = await open(page);
    for (const { name, shown: [[place, words]] } of of('fields')) {
      watch.vector = name;
      expect(await open(page, showing(folder, place, words.at(-1))), name).toEqual(around);
      findings.push(...(await page.evaluate(examine, words)).map((what) => `${name}: ${what}`));
    }
    conclude(watch, [], findings);
  });

  test('file names, as addresses and titles', async ({ page, watch }) => {
    test.setTimeout(120_000);
    const around = await open(page);
    const own = [];
    const [links, next] = [page.locator('main h3 a'), page.locator('.pager [rel=next]')];
    for (;;) {
      const hrefs = await links.evaluateAll((all) => all.map((link) => link.href));
      own.push(...hrefs.filter((href) => !/posts\/fields-/.test(href)));
      if ((await next.count()) === 0) break;
      await next.click();
      await expect(links.first()).not.toHaveJSProperty('href', hrefs[0]);
    }
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
      // Another fragment alone would not load the page.
      await open(page, '?');
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

test('a player that a reader asked for cannot do more than play', async ({ page, watch, journal }) => {
  journal.allow(/sandbox|Unsafe|Blocked|Failed|refused|denied/i);
  watch.answer = `<!doctype html><title>Player</title><form target=_top action="https://evil.example/form"></form><script>
    for (const deed of [() => alert(1), () => confirm(1), () => print(), () => parent.pwned(0), () => top.document.body.remove(),
      () => { top.location = 'https://evil.example/top'; }, () => { top.location = 'javascript:pwned(0)'; },
      () => document.forms[0].submit(), () => top.close(), () => { parent.name = 'x'; }]) {
      try { deed(); } catch {}
    }
    document.title = 'done';
  </script>`;
  const around = await open(page, 'posts/embeds-real-vimeo/');
  watch.vector = 'a hostile player';
  await page.getByRole('button', { name: /^여기서 보기/ }).click();
  const player = () => page.frames().at(-1);
  await expect.poll(() => player().title()).toBe('done');
  expect(await page.evaluate(frame)).toEqual(around);
  expect(page.frames().length).toBe(2);
  const [findings, allowed] = [await page.evaluate(examine, ['앞말', '끝말']), watch.foreign.filter(isAllowed)];
  conclude(watch, [], findings, watch.foreign.filter((request) => !allowed.includes(request)));
});

test.describe('what the bundler writes', () => {
  test.use({ shelf: 'fields' });

  /** The elements of a page before its scripts have run, each with the names of its attributes. */
  const outline = (text) => {
    const says = (element) => `${element.localName}[${element.getAttributeNames()}]`;
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    return [...new Set([...parsed.querySelectorAll(':not(main *)')].map(says))].sort();
  };

  test('around their texts, pages have no element that those of good posts lack', async ({ page, shelves, watch }) => {
    await page.goto('version.json');
    const all = async (folder) => {
      const found = new Set();
      const files = documents(folder);
      expect(files.length).toBeGreaterThan(50);
      for (const file of files) {
        const text = readFileSync(join(folder, file), 'utf8');
        (await page.evaluate(outline, text)).forEach((element) => found.add(element));
      }
      return [...found].sort();
    };
    const good = await all(dist);
    for (const shelf of [shelves.fields, shelves.notes]) {
      expect((await all(shelf)).filter((element) => !good.includes(element))).toEqual([]);
    }
    await page.goto('library/posts.html');
    const links = page.getByRole('link');
    expect(await links.count()).toBeGreaterThan(of('fields').length + of('files').length - 1);
    const ways = await links.evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.href]));
    for (const [written, address] of ways) {
      expect(written).toMatch(/^\.\.\/(posts\/[^/:?#%"\\]+\.md)?$/);
      expect((await page.request.get(address)).status(), address).toBe(200);
    }
    await expect(page.locator('body')).toContainText('<img src=x onerror=');
    conclude(watch, [], []);
  });
});

test.describe('the tests can fail', () => {
  test.use({ shelf: 'fields', bypassCSP: true });

  const [post, word] = ['posts/fields-title/', '제목 하나'];

  /** Everything that is seen of a page, as one text. */
  async function seen(page, watch, around) {
    const asked = watch.foreign.map(({ url }) => `asked ${url}`);
    const loads = watch.loads > 0 ? ['loaded again'] : [];
    const says = [...watch.hits, ...asked, ...loads, `frames ${watch.frames}`];
    // A page that has gone away has nothing more to show.
    const inside = await page.evaluate(examine, [word]).catch(() => []);
    const now = await page.evaluate(frame).catch(() => around);
    return [...says, ...inside, ...(now.join() === around.join() ? [] : ['around the notes'])].join('\n');
  }

  for (const [kind, proofs] of Object.entries({ markup: MARKUP, deeds: DEEDS })) {
    test(`every detector sees what it is for: ${kind}`, async ({ browser, site }) => {
      test.setTimeout(120_000);
      let [context, page, watch, around] = [];
      for (const [name, [payload, expected, then]] of Object.entries(proofs)) {
        // A page goes on as long as nothing is left of the proof before.
        watch?.reset();
        const again = await page?.evaluate(visit, { href: 'settings/', text: '' }).catch((gone) => [gone]);
        if (again?.length === 0) await page.evaluate(visit, { href: post, text: word });
        if (again?.length !== 0 || (await seen(page, watch, around)) !== 'frames 0') {
          await context?.close();
          context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block', viewport: { width: 1000, height: 1400 } });
          page = await context.newPage();
          watch = await Watch.start({ context, page, site });
          around = await open(page, site.url + post);
          watch.reset();
        }
        expect(await seen(page, watch, around), `nothing before ${name}`).toBe('frames 0');
        if (typeof payload === 'function') await page.evaluate(payload);
        else await page.evaluate((markup) => document.querySelector('.prose').insertAdjacentHTML('beforeend', markup), payload);
        if (then === 'tease') await page.evaluate(tease);
        else if (then === 'touch') await touch(page);
        else if (then) await page.evaluate(then);
        await expect.poll(() => seen(page, watch, around), name).toMatch(expected);
      }
      await context.close();
    });
  }

  test('a message in the console is seen', async ({ page, journal }) => {
    await open(page, post);
    await page.evaluate(() => console.error('seen'));
    await expect.poll(() => journal.console.join()).toContain('seen');
    journal.allow(/seen|Service Worker/);
  });
});
