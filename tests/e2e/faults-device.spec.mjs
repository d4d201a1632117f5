// Faults on the device: pages left open over updates, full or damaged storage, neighbours, and browsers without a worker.
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accept, cacheOf, caches, dist, expect, files, isKept, isOf, lookForUpdate, notice, versionOf, visit, within } from './editions.mjs';
import { POST, comesBack, comesTo, failsToInstall, heading, opensPost, showsShelf, test, updates, watchInstall, worksOffline } from './reader.mjs';
import { answers } from './story.mjs';

/** Opens a post from the shelf of a page that stays, and tells its text. */
async function textOf(page, title) {
  await page.locator('.site-nav a').first().click();
  await page.locator('main').getByRole('link', { name: title }).click();
  await expect(heading(page)).toHaveText(title);
  return page.getByRole('article').textContent();
}

test.describe('two pages over updates', () => {
  test('the page left open reads its own version to the end, also offline', async ({ page, context, site, next, third }) => {
    await visit(page);
    const left = await context.newPage();
    await left.goto('');
    await showsShelf(left);

    await site.start(next);
    expect(await lookForUpdate(page)).toBe('installed');
    await accept(page);
    await expect(page.locator('main')).toContainText('새로 쓴 글');
    await isOf(page, next);
    await expect(notice(left)).toBeVisible();
    await site.stop();
    // A post lies at an address that stays: what is asked for now is its text of now. All else is of the page's version.
    expect(await textOf(left, POST.title)).toContain('고친 글: next.');
    expect(await textOf(page, POST.title)).toContain('고친 글: next.');

    await site.start(third);
    expect(await lookForUpdate(page)).toBe('installed');
    await accept(page);
    await expect(page.locator('main')).toContainText('고친 글: third.');
    await isOf(page, third);
    await site.stop();
    await left.getByRole('link', { name: 'Slides' }).first().click();
    expect(await textOf(left, 'Deview2017 2일차 후기')).not.toBe('');
    await isOf(left, dist);
    expect(await caches(left)).toEqual([dist, next, third].map((app) => cacheOf(app, site.base)).sort());

    await accept(left);
    await expect(heading(left)).toHaveText('Deview2017 2일차 후기');
    await expect(notice(left)).toBeHidden();
    await isOf(left, third);
    await page.close();
    await left.close();
    const back = await context.newPage();
    await back.goto('');
    await expect.poll(() => caches(back)).toEqual([cacheOf(third, site.base)]);
  });

  test('a third version on its way is whole, though the second takes over', async ({ page, site, next, third }) => {
    await visit(page);
    await site.start(next);
    expect(await lookForUpdate(page)).toBe('installed');
    const fault = site.fault(/posts\/third\.md$/, 'held');
    await site.start(third);
    const outcome = lookForUpdate(page).catch(() => 'the page was loaded again');
    await expect.poll(() => fault.hits).toBe(1);
    await accept(page);
    await expect(page.locator('main')).toContainText('새로 쓴 글');
    await isOf(page, next);
    await outcome;
    expect(await caches(page)).toContain(cacheOf(third, site.base));
    site.mend();
    await expect(notice(page)).toBeVisible();
    await accept(page);
    await expect(page.locator('main')).toContainText('가장 새로 쓴 글');
    await worksOffline(page, site, third);
  });

  test('a host that goes back to the version in use does not harm it', async ({ page, site, next }) => {
    await visit(page);
    await site.start(next);
    expect(await lookForUpdate(page)).toBe('installed');
    await damage(page, 'delete', /pycon-2016/);
    site.fault(POST.file, 500);
    await site.start(dist);
    expect(await lookForUpdate(page)).toBe('redundant');
    expect(await caches(page)).toContain(cacheOf(dist, site.base));
    site.mend();
    expect(await lookForUpdate(page)).toBe('installed');
    await accept(page);
    await expect(notice(page)).toBeHidden();
    await showsShelf(page);
    await worksOffline(page, site, dist);
  });

  test('later, and all pages closed: the next visit has one version or the other', async ({ page, context, site, next }) => {
    await visit(page);
    await site.start(next);
    await comesBack(page);
    await notice(page).getByRole('button', { name: 'Later' }).click();
    await expect(notice(page)).toBeHidden();
    await opensPost(page);
    await isOf(page, dist);
    await page.close();
    // The browser lets the new version take over as soon as no page is left.
    await expect(async () => {
      for (const tried of context.pages()) await tried.close();
      const back = await context.newPage();
      await back.goto('', { timeout: 8_000 });
      const text = await back.locator('main').textContent({ timeout: 8_000 });
      await isOf(back, text.includes('새로 쓴 글') ? next : dist);
      expect(text).toContain('새로 쓴 글');
    }).toPass();
    await worksOffline(context.pages()[0], site, next);
  });

  test.describe('without a worker', () => {
    test.use({ serviceWorkers: 'block' });

    test('a file that the host no longer has is said, and trying again opens the new version', async ({ page, site, next }) => {
      await page.goto('');
      await showsShelf(page);
      await answers(page);
      // What was drawn at build time stands there until the app has its list.
      await page.waitForLoadState('networkidle');
      await site.start(next);
      await page.locator('.site-nav').getByRole('link', { name: 'Speakers' }).click();
      await expect(heading(page)).toHaveText('The list of posts could not be loaded');
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('link', { name: '정강식' })).toBeVisible();
      await answers(page);
      await isOf(page, next);
    });

    test('a post, which lies at an address that stays, opens as the host has it now', async ({ page, site, next }) => {
      await page.goto('');
      await showsShelf(page);
      await answers(page);
      // What was drawn at build time stands there until the app has its list.
      await page.waitForLoadState('networkidle');
      await site.start(next);
      await page.locator('main').getByRole('link', { name: POST.title }).click();
      await expect(page.getByRole('article')).toContainText('고친 글: next.');
    });
  });
});

test.describe('a full device', () => {
  const quota = async (page, site, quotaSize) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize });
  };

  test('at the first visit: the app works, and is kept when there is room', async ({ page, site }) => {
    await watchInstall(page);
    await quota(page, site, 100_000);
    await page.goto('');
    await showsShelf(page);
    await failsToInstall(page);
    await opensPost(page);
    await quota(page, site);
    await page.reload();
    await isKept(page);
    await worksOffline(page, site, dist);
  });

  test('at an update: the old version goes on, and the new one comes when there is room', async ({ page, site, next }) => {
    await visit(page);
    const { usage } = await page.evaluate(() => navigator.storage.estimate());
    await quota(page, site, usage + 50_000);
    await site.start(next);
    expect(await lookForUpdate(page)).toBe('redundant');
    expect(await caches(page)).toEqual([cacheOf(dist, site.base)]);
    await worksOffline(page, site, dist);
    await site.start(next);
    await quota(page, site);
    await updates(page, site, next);
  });

  test('no room for settings: they last until the page closes', async ({ page }) => {
    await visit(page);
    const left = await page.evaluate(() => {
      const fits = (name, value) => {
        try {
          localStorage.setItem(name, value);
          return true;
        } catch {
          return false;
        }
      };
      let filler = '';
      for (let more = 1 << 23; more >= 1; more /= 2) {
        if (fits('filler', filler + 'x'.repeat(more))) filler += 'x'.repeat(more);
      }
      return fits('filler', `${filler}x`);
    });
    expect(left, 'room is left').toBe(false);
    await page.goto('settings/');
    await page.getByRole('radio', { name: 'Light paper' }).check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await opensPost(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await page.reload();
    await expect(heading(page)).toHaveText(POST.title);
  });
});

test.describe('neighbours on the same origin', () => {
  const project = fileURLToPath(new URL('neighbour', import.meta.url));

  test.describe('below a path', () => {
    test.use({ base: '/notes/', neighbours: { '/': project } });

    test('their caches are neither read nor deleted, even if they hold our addresses', async ({ page, site, next }) => {
      const names = ['hugi:/notes-archive/:x', 'hugi:/other/:1', 'hugi:/notes', 'hugi:/:1', 'workbox-precache', '!'].sort();
      const paths = ['version.json', ...new Set([dist, next].flatMap((app) => files(app)))];
      await page.goto(`${site.origin}/robots.txt`);
      await page.evaluate(
        async ([all, urls]) => {
          for (const name of all) {
            const cache = await window.caches.open(name);
            for (const url of urls) await cache.put(url, new Response('a neighbour'));
          }
        },
        [names, paths.map((path) => new URL(path, site.url).href)],
      );
      await visit(page);
      await worksOffline(page, site, dist);
      await site.start(next);
      await updates(page, site, next);
      expect(await caches(page)).toEqual([...names, cacheOf(next, site.base)].sort());
      const counts = await page.evaluate(
        (all) => Promise.all(all.map(async (name) => (await (await window.caches.open(name)).keys()).length)),
        names,
      );
      expect(counts).toEqual(names.map(() => paths.length));
    });
  });

  test.describe('at the root', () => {
    test.use({ base: '/', neighbours: { '/project/': project, '/other/': dist } });

    test('the apps below it stay themselves', async ({ page, site, next }) => {
      await visit(page);
      await page.goto('project/');
      await expect(page.getByRole('heading')).toHaveText('Another app');
      // The worker at the root answers for it, until its own has taken over.
      await page.goto('other/');
      await page.waitForFunction(() => /\/other\/sw\.js$/.test(navigator.serviceWorker.controller?.scriptURL));
      await page.goto('');
      await site.start(next);
      expect(await lookForUpdate(page)).toBe('installed');
      await accept(page);
      await expect(page.locator('main')).toContainText('새로 쓴 글');
      expect(await caches(page)).toEqual([cacheOf(next, '/'), cacheOf(dist, '/other/')].sort());
      await site.stop();
      await page.goto('other/slides/');
      await expect(heading(page)).toHaveText('Slides');
      await page.goto('no/such/page/');
      await expect(heading(page)).toHaveText('Page not found');
      await page.goto('posts/next/');
      await expect(page.getByRole('article')).toContainText('글: next.');
    });
  });
});

/** Harms what the cache has under the addresses that match, as another script or a broken disk would. */
async function damage(page, how, pattern) {
  const harmed = await page.evaluate(
    async ([version, way, source]) => {
      const name = (await window.caches.keys()).find((name) => name.endsWith(version));
      const cache = await window.caches.open(name);
      const all = (await cache.keys()).filter(({ url }) => new RegExp(source).test(url));
      for (const { url } of all) {
        if (way === 'delete') await cache.delete(url);
        else await cache.put(url, new Response('<<garbage>>', { headers: { 'Content-Type': 'text/html' } }));
      }
      return all.length;
    },
    [versionOf(dist), how, pattern.source],
  );
  expect(harmed).toBeGreaterThan(0);
}

test.describe('a damaged cache', () => {
  for (const how of ['delete', 'replace']) {
    test(`all entries (${how}): every file comes from the host, and is kept again`, async ({ page, site }) => {
      await visit(page);
      await damage(page, how, /./);
      await page.goto('');
      await showsShelf(page);
      await opensPost(page);
      // By its address: that asks for one file more.
      await page.goto(POST.page);
      await expect(heading(page)).toHaveText(POST.title);
      await worksOffline(page, site, dist);
    });

    test(`a post, offline (${how}): the page says so, and a later try succeeds`, async ({ page, site }) => {
      await visit(page);
      await damage(page, how, POST.file);
      await site.stop();
      await page.goto(POST.page);
      await expect(heading(page)).toHaveText('The post could not be loaded');
      await site.start();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(heading(page)).toHaveText(POST.title);
      await worksOffline(page, site, dist);
    });

    test(`the WebAssembly, offline (${how}): the page says so, and a later try succeeds`, async ({ page, site }) => {
      await visit(page);
      await damage(page, how, /\.wasm$/);
      await site.stop();
      await page.goto('');
      await expect(page.getByText('It did not open.')).toBeVisible();
      await site.start();
      await page.getByRole('link', { name: 'open it again' }).click();
      await showsShelf(page);
      await worksOffline(page, site, dist);
    });

    test(`the page itself, offline (${how}): the browser's own error, and a later try succeeds`, async ({ page, site }) => {
      await visit(page);
      await damage(page, how, /\/shell\.html$/);
      await site.stop();
      await expect(page.goto('')).rejects.toThrow(/ERR_/);
      await site.start();
      await comesTo(page, '');
      await showsShelf(page);
      await worksOffline(page, site, dist);
    });
  }

  test('a cache deleted in use is filled again', async ({ page, site }) => {
    await visit(page);
    expect(await page.evaluate((name) => window.caches.delete(name), cacheOf(dist, site.base))).toBe(true);
    await page.goto('');
    await showsShelf(page);
    await opensPost(page);
    await worksOffline(page, site, dist);
  });

  test('a lost post that the host has replaced is read as the host has it, and is not kept until the reader takes the new version', async ({ page, site, next }) => {
    await visit(page);
    // Without a host, the worker cannot mend it before the next version is there.
    await site.stop();
    await damage(page, 'delete', POST.file);
    await site.start(next);
    await page.goto(POST.page);
    await expect(page.getByRole('article')).toContainText('고친 글: next.');
    await site.stop();
    await page.reload();
    await expect(heading(page)).toHaveText('The post could not be loaded');
    await site.start(next);
    await comesBack(page);
    await accept(page);
    await expect(page.getByRole('article')).toContainText('고친 글: next.');
    await worksOffline(page, site, next);
  });

  test('a lost list that the host has replaced is said, until the reader takes the new version', async ({ page, site, next }) => {
    await visit(page);
    // Without a host, the worker cannot mend it before the next version is there.
    await site.stop();
    await damage(page, 'delete', /library\/chunk-/);
    await site.start(next);
    await page.goto('');
    await expect(page.getByRole('heading', { name: 'The list of posts could not be loaded' })).toBeVisible();
    await comesBack(page);
    await accept(page);
    await showsShelf(page);
    await worksOffline(page, site, next);
  });

  test('caches that no longer open: everything comes from the host', async ({ page, site }) => {
    await within(async (broken) => {
      cpSync(dist, broken, { recursive: true });
      appendFileSync(
        join(broken, 'sw.js'),
        `;self.addEventListener('message', ({ data, source }) => {
          if (data !== 'break') return;
          caches.open = caches.keys = () => Promise.reject(new Error('broken on purpose'));
          source.postMessage('broken');
        });`,
      );
      await site.start(broken);
      await visit(page);
      await page.evaluate(() => {
        const broken = new Promise((resolve) => navigator.serviceWorker.addEventListener('message', resolve, { once: true }));
        navigator.serviceWorker.controller.postMessage('break');
        return broken.then(() => undefined);
      });
      await page.goto(POST.page);
      await expect(heading(page)).toHaveText(POST.title);
      await page.goto('');
      await showsShelf(page);
      await site.start();
    });
  });
});

test.describe('no worker', () => {
  test.use({ noisy: false });

  /** What browsers lack, or refuse. */
  const LACKS = {
    'navigator.serviceWorker is missing': () => delete Navigator.prototype.serviceWorker,
    'navigator.serviceWorker throws': () => {
      const get = () => {
        throw new DOMException('sandboxed', 'SecurityError');
      };
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { get });
    },
    'register rejects': () => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'));
    },
    'crypto.subtle is missing': () => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }),
    'caches is missing': () => delete window.caches,
    'caches throws': () => {
      const get = () => {
        throw new DOMException('no', 'SecurityError');
      };
      Object.defineProperty(window, 'caches', { get });
    },
  };

  for (const [lack, make] of Object.entries(LACKS)) {
    test(`${lack}: the app works online`, async ({ page }) => {
      await page.addInitScript(make);
      await page.goto('');
      await showsShelf(page);
      await opensPost(page);
      await page.goto('settings/');
      await expect(heading(page)).toHaveText('Settings');
    });
  }

  for (const lack of ['crypto.subtle', 'caches.open', 'caches.keys']) {
    test(`the worker has no ${lack}: the app works online, and the next visit keeps it`, async ({ page, site }) => {
      await watchInstall(page);
      await within(async (broken) => {
        cpSync(dist, broken, { recursive: true });
        const worker = join(broken, 'sw.js');
        const [object, name] = lack.split('.');
        const harm = `Object.defineProperty(${object}, '${name}', { value: undefined });`;
        writeFileSync(worker, harm + readFileSync(worker, 'utf8'));
        await site.start(broken);
        await page.goto('');
        await showsShelf(page);
        await failsToInstall(page);
        await opensPost(page);
        await site.start();
        await page.reload();
        await isKept(page);
        await worksOffline(page, site, dist);
      });
    });
  }

  test('a hard reload passes the worker by, and the next page has it again', async ({ page, site }) => {
    await visit(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Page.reload', { ignoreCache: true });
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller).catch(() => 0)).toBe(null);
    await showsShelf(page);
    await opensPost(page);
    await page.goto('');
    await isKept(page);
    await worksOffline(page, site, dist);
  });
});
