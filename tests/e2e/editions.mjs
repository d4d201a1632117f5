// Stories over several versions: the next two of the app, and what a browser has and keeps of each.
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { dist, expect, test as plain } from './story.mjs';

export { dist, expect };

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The worker that removes itself. */
export const remover = join(root, 'crates/cli/assets/sw-remove.js');

export const test = plain.extend({
  /** The next version: one more post, another that was changed, and an app of another name. */
  next: [
    async ({}, use) => {
      await within(async (folder) => use(edition(folder, dist, join(root, 'posts'), 'next', '새로 쓴 글')));
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  /** The version after the next. */
  third: [
    async ({ next }, use) => {
      await within(async (folder) => use(edition(folder, next, join(next, '../posts'), 'third', '가장 새로 쓴 글')));
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

/** A folder as long as it is needed. */
export async function within(use) {
  const folder = mkdtempSync(join(tmpdir(), 'hugi-edition-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Makes a version from another: its folder. */
function edition(folder, before, posts, name, title) {
  const [app, own] = [join(folder, 'dist'), join(folder, 'posts')];
  cpSync(before, app, { recursive: true });
  cpSync(posts, own, { recursive: true });
  writeFileSync(join(own, `${name}.md`), `---\ntitle: ${title}\ndate: 2030-01-02\n---\n\n글: ${name}.\n`);
  appendFileSync(join(own, 'pyconapac-2016.md'), `\n\n고친 글: ${name}.\n`);
  rename(app, name.length);
  bundle(own, app);
  return app;
}

/** Gives script and WebAssembly names of their own, as other code would have. */
function rename(app, digit) {
  const script = readdirSync(app).find((file) => /^hugi-app-.*\.js$/.test(file));
  const [old, stem] = [script.replace('.js', ''), `hugi-app-${String(digit).repeat(16)}`];
  for (const end of ['.js', '_bg.wasm']) renameSync(join(app, old + end), join(app, stem + end));
  for (const file of ['shell.html', `${stem}.js`]) {
    const text = readFileSync(join(app, file), 'utf8');
    writeFileSync(join(app, file), text.replaceAll(old, stem));
  }
}

/** What the worker of a version keeps. */
export function files(app) {
  const [, list] = readFileSync(join(app, 'sw.js'), 'utf8').match(/FILES=(\{.*?\});/);
  return Object.keys(JSON.parse(list));
}

/** Everything that a version consists of is kept, or will be. */
export async function isWhole(page, app) {
  const missing = () =>
    page.evaluate(async (paths) => {
      const names = (await window.caches.keys()).filter((name) => name.startsWith('hugi:'));
      const requests = await Promise.all(names.map(async (name) => (await window.caches.open(name)).keys()));
      const urls = requests.flat().map(({ url }) => url);
      return paths.filter((path) => !urls.some((url) => url.endsWith(path)));
    }, files(app).map((path) => path.replace('./', '/')));
  await expect.poll(missing).toEqual([]);
}

/** The name of a version's cache. */
export function cacheOf(app, base) {
  return `hugi:${base}:${versionOf(app)}`;
}

/** What a version is called. */
export function versionOf(app) {
  return JSON.parse(readFileSync(join(app, 'version.json'), 'utf8')).version;
}

/** Everything the page has loaded belongs to one version. */
export async function isOf(page, app) {
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const parts = loaded.map((url) => url.match(/\/((hugi-app|app|library\/).*)$/)?.[1]).filter(Boolean);
  expect(parts.some((path) => path.endsWith('.wasm'))).toBe(true);
  expect(files(app)).toEqual(expect.arrayContaining(parts));
}

/** The first visit: until the worker has everything. */
export async function visit(page) {
  await page.goto('');
  await isKept(page);
}

/** Until a worker answers for the page. One that is ready while the page is being loaded answers for the next. */
export async function isKept(page) {
  const controlled = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return Boolean(navigator.serviceWorker.controller);
  });
  if (!controlled) await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** Lets the browser look for a new version, and tells what became of it. */
export function lookForUpdate(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing || registration.waiting;
    if (!worker) return 'redundant';
    return new Promise((resolve) => {
      const look = () => worker.state === 'installing' || resolve(worker.state);
      worker.addEventListener('statechange', look);
      look();
    });
  });
}

/** The names of all caches of the origin. */
export const caches = (page) => page.evaluate(async () => (await window.caches.keys()).sort());

/** The notice that a new version waits. */
export const notice = (page) => page.locator('.update-notice');

/** The reader's yes. */
export async function accept(page) {
  await notice(page).getByRole('button').first().click();
}
