// Which pages a built app has: the files, and their addresses.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every document of a folder, by its path. */
export function documents(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return documents(folder, `${below}${entry.name}/`);
    return entry.name.endsWith('.html') ? [below + entry.name] : [];
  });
}

/** Every page, by its address below the base. */
export function addresses(folder) {
  const pages = documents(folder).filter((path) => /(^|\/)index\.html$/.test(path));
  return pages.map((path) => path.split('/').slice(0, -1).map((part) => `${encodeURIComponent(part)}/`).join(''));
}
