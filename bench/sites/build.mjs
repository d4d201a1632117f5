// The same posts as a site of each: ours by `hugi bundle`, Hugo's by a bare theme, VitePress's by its default theme.
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const THEME = fileURLToPath(new URL('hugo/', import.meta.url));

/** What a long build may say. */
const OUTPUT = { maxBuffer: 1 << 28 };

/** Seconds that some work takes. */
export async function seconds(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** A copy of the built app in a new folder, to be filled by `bundle`. */
export function copyApp(app, dist) {
  return cp(app, dist, { recursive: true, errorOnExist: true, force: false });
}

/** Fills a copy of the app with posts. */
export function bundle(hugi, posts, dist) {
  return run(hugi, ['bundle', '--posts', posts, '--dist', dist], OUTPUT);
}

/** A folder for Hugo to build: our theme and the posts. */
export async function hugoSource(folder, posts) {
  await rm(folder, { recursive: true, force: true });
  await cp(THEME, folder, { recursive: true });
  await cp(posts, join(folder, 'content', 'posts'), { recursive: true });
}

/** Builds Hugo's site into a folder in its own: with feeds and a sitemap, as ours has them, or, if `bare`, without. */
export function hugo(program, folder, { into = 'public', bare = false } = {}) {
  const less = bare ? ['--disableKinds', 'RSS,sitemap'] : [];
  return run(program, ['--quiet', ...less, '--source', folder, '--destination', join(folder, into)], OUTPUT);
}

/** Builds VitePress's site; gives where it lies. */
export async function vitepress(packages, posts) {
  const folder = join(packages, 'site');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, '.vitepress'), { recursive: true });
  await mkdir(join(folder, 'posts'));
  const names = (await readdir(posts)).filter((name) => name.endsWith('.md')).sort();
  const links = names.map((name) => ({ text: basename(name, '.md'), link: `/posts/${basename(name, '.md')}` }));
  for (const name of names) {
    await writeFile(join(folder, 'posts', name), plain(await readFile(join(posts, name), 'utf8')));
  }
  await writeFile(join(folder, 'index.md'), `# Notes\n\n${links.map(({ text, link }) => `- [${text}](${link})`).join('\n')}\n`);
  await writeFile(join(folder, '.vitepress', 'config.mjs'), settings(links));
  await run('node', [join(packages, 'node_modules/vitepress/bin/vitepress.js'), 'build', folder], OUTPUT);
  return join(folder, '.vitepress', 'dist');
}

/** A post that Vue does not take for a template. */
function plain(text) {
  const [, , body] = /^(---\n[\s\S]*?\n---\n)?([\s\S]*)$/.exec(text);
  return `::: v-pre\n\n${body}\n\n:::\n`;
}

function settings(items) {
  const theme = { search: { provider: 'local' }, sidebar: [{ text: 'Notes', items }] };
  return `export default ${JSON.stringify({ title: 'Notes', lang: 'ko', ignoreDeadLinks: true, markdown: { html: false }, themeConfig: theme })};\n`;
}
