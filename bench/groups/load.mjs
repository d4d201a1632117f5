// Opening pages on a phone's network and processor: first text, LCP, shifts and bytes against a site without JavaScript,
// and the first click that is answered against another app's.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ANSWERS } from '../lib/answers.mjs';
import { launch } from '../lib/browser.mjs';
import { HUGO, hugo as installHugo, packageVersion, packages } from '../lib/peers.mjs';
import { serve } from '../lib/server.mjs';
import { ratio, spread } from '../lib/stats.mjs';
import { answer, visit } from '../lib/visit.mjs';
import { hugo, hugoSource, vitepress } from '../sites/build.mjs';
import { addresses } from './addresses.mjs';

/** So often each page is opened, in turn with the others. */
const TURNS = 7;

/** So often the longest post is: two paints are compared to a twentieth, and a single one spreads over a third. */
const READINGS = 15;

/** So often a page is opened to see whether something jumps. */
const LOOKS = 2;

/** Measures the app of `app`, which has the posts of `posts`. */
export async function load({ cache, app, posts }) {
  const longest = await longestPost(posts);
  const browser = await launch();
  const sites = await open(cache, app, posts);
  try {
    await warm(browser, sites, longest);
    const visits = await inTurn(sites, {
      post: [READINGS, (site) => visit(browser, postOf(site, longest), longest.words)],
      home: [TURNS, (site) => visit(browser, site.url)],
      clicks: [TURNS, (site) => clicks(browser, site)],
    });
    const shifts = await shiftsOf(browser, sites[0]);
    return { turns: TURNS, readings: READINGS, longest: longest.path, sites: sites.map((site, at) => told(site, visits[at])), shifts, rows: judge(sites, visits, shifts) };
  } finally {
    await Promise.all(sites.map(({ stop }) => stop()));
    await browser.close();
  }
}

/** The longest post: its address, and words that stand in its text however it is marked up. */
async function longestPost(posts) {
  const names = (await readdir(posts)).filter((name) => name.endsWith('.md'));
  const sized = await Promise.all(names.map(async (name) => ({ name, size: (await stat(join(posts, name))).size })));
  const { name } = sized.reduce((a, b) => (b.size > a.size ? b : a));
  const body = (await readFile(join(posts, name), 'utf8')).replace(/^---\n[\s\S]*?\n---\n/, '');
  const runs = body.normalize('NFC').match(/[가-힣]{2,}(?: [가-힣]{2,}){2,4}/g) ?? [];
  return { path: `posts/${basename(name, '.md')}`, words: runs[0] ?? '' };
}

/** Ours first; then the peers that could be installed. */
async function open(cache, app, posts) {
  const sites = [{ name: 'Hugi', version: '', dir: app, trials: { chip: ['', ANSWERS.chip], theme: ['settings/', ANSWERS.theme] } }];
  const program = await installHugo(cache);
  if (program) {
    const folder = join(cache, 'hugo-site');
    await hugoSource(folder, posts);
    await hugo(program, folder);
    sites.push({ name: 'Hugo', version: HUGO, dir: join(folder, 'public'), trials: {} });
  }
  const installed = await packages(cache, 'vitepress');
  if (installed) {
    const version = await packageVersion(installed, 'vitepress');
    sites.push({ name: 'VitePress', version, dir: await vitepress(installed, posts), trials: { search: ['', ANSWERS.search] } });
  }
  return Promise.all(sites.map(async (site) => ({ ...site, ...(await serve(site.dir)) })));
}

/** Every file is compressed before the first visit that counts. */
async function warm(browser, sites, longest) {
  for (const site of sites) {
    for (const address of [site.url, postOf(site, longest)]) await visit(browser, address);
  }
}

/** VitePress has its pages as files, the others as folders. */
const postOf = ({ url, name }, { path }) => `${url}${path}${name === 'VitePress' ? '.html' : '/'}`;

/** Every site is asked everything, in turn, each question so many times. */
async function inTurn(sites, questions) {
  const answers = sites.map(() => Object.fromEntries(Object.keys(questions).map((name) => [name, []])));
  const turns = Math.max(...Object.values(questions).map(([times]) => times));
  for (let turn = 0; turn < turns; turn += 1) {
    console.log(`   turn ${turn + 1} of ${turns} …`);
    for (const [name, [times, ask]] of Object.entries(questions)) {
      if (turn >= times) continue;
      for (const [at, site] of sites.entries()) answers[at][name].push(await ask(site));
    }
  }
  return answers;
}

async function clicks(browser, site) {
  const found = {};
  for (const [name, [path, trial]] of Object.entries(site.trials)) {
    found[name] = await answer(browser, site.url + path, trial).catch(() => NaN);
  }
  return found;
}

/** How far things move on every sort of page of ours, until the app has started. */
async function shiftsOf(browser, site) {
  const found = [];
  for (const [name, path] of Object.entries(await addresses(browser, site.url))) {
    const seen = [];
    for (let look = 0; look < LOOKS; look += 1) seen.push(await visit(browser, site.url + path));
    found.push({ name, path, cls: seen.map(({ cls }) => cls), shifts: [...new Set(seen.flatMap(({ shifts }) => shifts))] });
  }
  return found;
}

/** The figures of a site, as the report shows them. */
function told({ name, version }, { post, home, clicks: pressed }) {
  const figures = (visits) => Object.fromEntries(['fcp', 'text', 'lcp', 'cls', 'bytes'].map((key) => [key, spread(visits.map((seen) => seen[key]))]));
  const trials = Object.keys(pressed[0]).map((key) => [key, spread(pressed.map((found) => found[key]))]);
  return { name, version, post: figures(post), home: figures(home), clicks: Object.fromEntries(trials) };
}

function judge(sites, visits, shifts) {
  const of = (name) => visits[sites.findIndex((site) => site.name === name)];
  const [ours, hugoSite, other] = ['Hugi', 'Hugo', 'VitePress'].map(of);
  const pick = (found, group, key) => found[group].map((seen) => seen[key]);
  const against = (figure, a, b, bound) => ({ figure, ...ratio(a, b), bound });
  const rows = [];
  if (hugoSite) {
    rows.push(against("first text of the longest post ÷ Hugo's", pick(ours, 'post', 'text'), pick(hugoSite, 'post', 'text'), 1.05));
    rows.push(against("LCP of the longest post ÷ Hugo's", pick(ours, 'post', 'lcp'), pick(hugoSite, 'post', 'lcp'), 1.05));
  }
  if (other) {
    for (const [key, name] of [['chip', 'a tag filter'], ['theme', 'the theme']]) {
      rows.push(against(`${name} answers ÷ VitePress's search opens`, pick(ours, 'clicks', key), pick(other, 'clicks', 'search'), 1.2));
    }
  }
  const worst = shifts.map(({ name, cls }) => ({ figure: `CLS: ${name}`, ...spread(cls), bound: 0 }));
  return [...rows, ...worst];
}
