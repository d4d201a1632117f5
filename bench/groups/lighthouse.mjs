// What Lighthouse says of home, a post and a day: four scores out of 100 each.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launch } from '../lib/browser.mjs';
import { missing, packages } from '../lib/peers.mjs';
import { serve } from '../lib/server.mjs';
import { spread } from '../lib/stats.mjs';
import { addresses } from './addresses.mjs';

const run = promisify(execFile);

/** So often each page is judged. */
const TURNS = 3;

const PAGES = ['home', 'post', 'day'];
const SCORES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** Judges the app of `app`. */
export async function lighthouse({ cache, app }) {
  const folder = await packages(cache, 'lighthouse');
  if (!folder) return { pages: [], rows: [] };
  const host = await serve(app);
  try {
    const browser = await launch();
    const found = await addresses(browser, host.url);
    await browser.close();
    const pages = PAGES.map((name) => ({ name, url: host.url + found[name], scores: [], failed: [] }));
    for (let turn = 0; turn < TURNS; turn += 1) {
      console.log(`   turn ${turn + 1} of ${TURNS} …`);
      for (const page of pages) await look(folder, page).catch((error) => missing.push({ name: `lighthouse on ${page.name}`, why: error.message.split('\n')[0] }));
    }
    return { turns: TURNS, pages: pages.map(({ name, failed }) => ({ name, failed: [...new Set(failed)] })), rows: pages.flatMap(judge) };
  } finally {
    await host.stop();
  }
}

async function look(folder, page) {
  const flags = '--headless=new --no-sandbox --disable-gpu --disable-background-networking';
  const words = [page.url, '--quiet', '--output=json', `--only-categories=${SCORES.join(',')}`, `--chrome-flags=${flags}`];
  const program = join(folder, 'node_modules/lighthouse/cli/index.js');
  const env = { ...process.env, CHROME_PATH: process.env.HUGI_CHROMIUM || '/usr/bin/chromium' };
  const { stdout } = await run('node', [program, ...words], { env, maxBuffer: 1 << 28, timeout: 180_000 });
  const { audits, categories } = JSON.parse(stdout);
  page.scores.push(SCORES.map((name) => Math.round((categories[name].score ?? 0) * 100)));
  for (const name of SCORES) {
    const weak = categories[name].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9);
    page.failed.push(...weak.map(({ id }) => `${name}: ${audits[id].title}`));
  }
}

const judge = ({ name, scores }) =>
  SCORES.map((score, at) => ({ figure: `Lighthouse, ${name}: ${score}`, ...spread(scores.map((all) => all[at])), bound: 100, least: true }));
