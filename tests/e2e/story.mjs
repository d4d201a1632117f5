// What every browser story starts from: the built app on a host of its own, and a journal of what went wrong.
//
//   import { expect, test } from './story.mjs';
//   test.use({ base: '/notes/' });                     // only when the story is about one path: others are told at several
//   test.use({ language: '' });                        // a reader who has chosen no language, and sees pages as they are drawn
//   test('…', async ({ page, site, journal }) => {
//     await page.goto('');                             // the start page: addresses are relative to `site.url`
//     journal.allow(/404/);                            // only when the story provokes a message
//     await site.stop();                               // the host goes away
//     await site.start();                              // … and comes back, at the same address
//     site.fault(/catalog/, 'truncated');              // what matches goes wrong (see wire.mjs); it must be asked for
//     site.mend();                                     // … and is well again
//   });
import { test as plain, expect } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { serve } from './server.mjs';
import { Faults } from './wire.mjs';

export { expect };

/** The built app. */
export const dist = process.env.HUGI_DIST || fileURLToPath(new URL('../../dist', import.meta.url));

export const test = plain.extend({
  /** The path the app lies under: that of the project, see `playwright.config.mjs`. */
  base: ['/', { option: true }],

  /** The language of the interface that the reader has chosen on an earlier visit; empty if none. */
  language: ['en', { option: true }],

  storageState: async ({ site, language }, use) => use(remembers(site, language ? { language: `1 ${language}` } : {})),

  /** The folder that is served; a story about an update may serve a changed copy. */
  folder: [dist, { option: true }],

  /** Whether the host takes the folder's `_headers`. */
  headers: [false, { option: true }],

  /** Other folders on the same host, by their paths. */
  neighbours: [{}, { option: true }],

  /** The host: `base`, `url`, `origin`, `stop()`, `start(folder?)`, `fault(pattern, kind)`, `mend()`. */
  site: async ({ base, folder, headers, neighbours }, use) => {
    const faults = new Faults();
    const options = { base, headers, faults, neighbours };
    let server = await serve(folder, options);
    const { url, origin, port } = server;
    await use({
      base,
      url,
      origin,
      stop: () => server.stop(),
      start: async (another = folder) => {
        await server.stop();
        server = await serve(another, { ...options, port });
      },
      fault: (pattern, kind) => faults.add(pattern, kind),
      mend: () => faults.mend(),
    });
    faults.mend();
    await server.stop();
    expect(faults.unmet(), 'every fault was met').toEqual([]);
  },

  baseURL: async ({ site }, use) => use(site.url),

  /** Keeps what the console said and what was asked of other sites; at the end of a story both must be empty. */
  journal: [
    async ({ context, site }, use) => {
      const journal = new Journal(site.origin);
      context.on('console', (message) => journal.hear(message.type(), message.text(), message.location().url));
      context.on('weberror', (error) => journal.hear('error', String(error.error().stack || error.error())));
      context.on('request', (request) => journal.request(request.url()));
      await use(journal);
      expect(journal.unexpected(journal.console), 'the console is empty').toEqual([]);
      expect(journal.unexpected(journal.outside), 'nothing was asked of other sites').toEqual([]);
    },
    { auto: true },
  ],
});

/** A browser that remembers values of ours, by their names. */
export function remembers({ origin }, values) {
  const localStorage = Object.entries(values).map(([name, value]) => ({ name: `hugi:${name}`, value }));
  return { cookies: [], origins: [{ origin, localStorage }] };
}

/** The app has come: it answers what the reader does, in pages that it keeps as in those that it draws. */
export async function answers(page) {
  await expect(page.locator('body > [aria-live]')).toBeAttached();
}

/** What a story left behind in the console and on the network. */
class Journal {
  /** Errors and warnings, one text each. */
  console = [];

  /** Addresses of other sites that were asked for. */
  outside = [];

  #origin;

  #allowed = [];

  constructor(origin) {
    this.#origin = origin;
  }

  /** Excuses what the story provokes on purpose: messages, or addresses of other sites. */
  allow(pattern) {
    this.#allowed.push(pattern);
  }

  hear(type, text, address = '') {
    if (type === 'error' || type === 'warning') {
      this.console.push(`${type}: ${text}${address ? ` (${address})` : ''}`);
    }
  }

  request(address) {
    const { origin, protocol } = new URL(address);
    if (/^(https?|wss?):$/.test(protocol) && origin !== this.#origin) {
      this.outside.push(address);
    }
  }

  unexpected(entries) {
    return entries.filter((entry) => !this.#allowed.some((pattern) => pattern.test(entry)));
  }
}
