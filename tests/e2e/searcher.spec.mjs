// Searching beside the page: a worker answers from the library's files as they come, and without a network from what is kept.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { visit, within } from './editions.mjs';
import { dist, expect, test as plain } from './story.mjs';

const test = plain.extend({
  /** More posts than are kept unasked, with a word in each. */
  large: [
    async ({}, use) => {
      await within(async (folder) => {
        const [app, posts] = [join(folder, 'app'), join(folder, 'posts')];
        const filler = '- 물결은 높이보다 길이를 먼저 재고, 그다음에 바람이 어디서 오는지 묻는다.\n'.repeat(160);
        mkdirSync(posts);
        for (let n = 0; n < 150; n += 1) {
          const date = `${2000 + Math.floor(n / 10)}-05-${String((n % 10) + 1).padStart(2, '0')}`;
          writeFileSync(join(posts, `wave-${n}.md`), `---\ntitle: ${date} 후기\ndate: ${date}\n---\n\n${filler}\n낱말${n}끝.\n`);
        }
        cpSync(dist, app, { recursive: true });
        bundle(posts, app);
        await use(app);
      });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

// What browsers look for beside a document without an icon.
test.beforeEach(({ journal }) => journal.allow(/favicon\.ico/));

/** Starts the worker from a document without the app, which would have made the one policy that there may be. */
async function start(page) {
  await page.goto('robots.txt');
  await page.evaluate(() => {
    const policy = window.trustedTypes.createPolicy('hugi', { createScriptURL: (url) => url });
    window.answers = [];
    window.searcher = new Worker(policy.createScriptURL('search.js'), { type: 'module' });
    window.searcher.addEventListener('message', ({ data }) => window.answers.push(data));
  });
}

const ask = (page, ...typed) =>
  page.evaluate((all) => all.forEach((one) => window.searcher.postMessage(`ko\n10\n${one}`)), typed);

const answers = (page) => page.evaluate(() => window.answers);

/** The newest answer. */
const answer = async (page) => (await answers(page)).at(-1) ?? '';

for (const headers of [false, true]) {
  test.describe(headers ? 'under the policy of its host' : 'without a policy', () => {
    test.use({ headers });

    test('what a post says is found, also without a network after one visit', async ({ page, site }) => {
      await visit(page);
      await start(page);
      await site.stop();
      await ask(page, 'tensorflow');
      await expect.poll(() => answer(page)).toMatch(/^tensorflow\n[^!\n]/);
      expect(await answer(page)).toContain(`${site.base}posts/pycon-2016/`);
    });
  });
}

test('of questions that come before the library, the newest is answered', async ({ page, site }) => {
  const held = site.fault(/text-/, 'held');
  await start(page);
  await ask(page, '서버', '파이');
  await expect.poll(() => held.hits).toBe(1);
  await ask(page, '파이썬');
  site.mend();
  await expect.poll(() => answer(page)).toMatch(/^파이썬\n/);
  expect((await answers(page)).every((text) => text.startsWith('파이썬\n'))).toBe(true);
});

test('what else may have been meant is told after what was found, and only when nobody types', async ({ page }) => {
  await start(page);
  await ask(page, '파이썬');
  await expect.poll(() => answer(page)).toMatch(/^파이썬\n/);
  const of = async (typed) => (await answers(page)).filter((text) => text.startsWith(`${typed}\n`));
  // While somebody types, it is not even looked for.
  await page.evaluate(() => {
    window.searcher.addEventListener('message', ({ data }) => {
      if (data.startsWith('파이썬 없을낱말\n')) window.searcher.postMessage('ko\n10\n파이썬 없을낱말임');
    });
  });
  await ask(page, '파이썬 없을낱말');
  await expect.poll(async () => (await of('파이썬 없을낱말임')).length).toBe(2);
  const [first, second] = await of('파이썬 없을낱말임');
  expect(first).not.toContain('found-offers');
  expect(second).toContain('found-offers');
  expect(await of('파이썬 없을낱말')).toHaveLength(1);
});

for (const [what, file, kind] of [
  ['program', /hugi-search-.*\.wasm$/, 'a portal'],
  ['list of the library', /search\.bin$/, 'cut'],
]) {
  test(`a ${what} that does not come is said, and the next question has it fetched again`, async ({ page, site, journal }) => {
    journal.allow(/Failed to load|ERR_/);
    site.fault(file, kind);
    await start(page);
    await ask(page, '서버');
    await expect.poll(() => answer(page)).toMatch(/^서버\n!.+\n$/);
    site.mend();
    await ask(page, '배포');
    await expect.poll(() => answer(page)).toMatch(/^배포\n[^!]/);
  });
}

test.describe('in a large library', () => {
  test.use({ folder: async ({ large }, use) => use(large) });

  test('few files are fetched for an old post; without a network the newest posts are searched', async ({ page, site, journal }) => {
    journal.allow(/Failed to load|ERR_/);
    await visit(page);
    await start(page);
    const fetched = new Set();
    page.context().on('request', (request) => fetched.add(request.url()));
    await ask(page, '"낱말7끝"');
    await expect.poll(() => answer(page)).toContain('posts/wave-7/');
    expect([...fetched].filter((url) => /(text|gram)-/.test(url)).length).toBeLessThan(6);

    await start(page);
    await site.stop();
    await ask(page, '낱말148');
    await expect.poll(() => answer(page)).toContain('posts/wave-148/');
    await ask(page, '낱말8끝');
    await expect.poll(() => answer(page)).toMatch(/^낱말8끝\n/);
    expect(await answer(page)).not.toContain('posts/wave-8/');
  });

  test('a newer library than the one that was open is searched', async ({ page, site, journal }) => {
    journal.allow(/404/);
    await start(page);
    await ask(page, '"낱말7끝"');
    await expect.poll(() => answer(page)).toContain('posts/wave-7/');
    await site.start(dist);
    await ask(page, '"낱말42끝"');
    await expect.poll(() => answer(page)).toMatch(/^"낱말42끝"\n/);
    await ask(page, 'tensorflow');
    await expect.poll(() => answer(page)).toContain('posts/pycon-2016/');
  });
});
