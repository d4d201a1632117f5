// One address of every sort of page of ours, found as a reader finds it: by following links.
import { fresh } from '../lib/browser.mjs';

/** From which page a sort of page is linked to, and how its address starts below the base. */
const WAYS = {
  post: ['', /^posts\/[^/]+\/$/],
  session: ['', /^posts\/[^/]+\/[^/]+\/$/],
  day: ['', /^events\/[^/]+\/[^/]+\/$/],
  tag: ['', /^tags\/[^/]+\/$/],
  speaker: ['speakers/', /^speakers\/[^/]+\/$/],
};

/** One address of every sort, relative to `url`. */
export async function addresses(browser, url) {
  const found = { home: '' };
  for (const [name, [from, shape]] of Object.entries(WAYS)) {
    const start = name === 'session' ? found.post ?? '' : from;
    const links = await linksOf(browser, url, start);
    const link = links.find((href) => shape.test(href));
    if (link) found[name] = link;
    else console.log(`   no link to a ${name} on ${url}${start}`);
  }
  return { ...found, slides: 'slides/', speakers: 'speakers/', settings: 'settings/' };
}

async function linksOf(browser, url, path) {
  const { page, close } = await fresh(browser);
  try {
    await page.goto(url + path, { waitUntil: 'networkidle' });
    const links = await page.locator('a[href]').evaluateAll((all) => all.map(({ href }) => href));
    return links.filter((href) => href.startsWith(url)).map((href) => href.slice(url.length));
  } finally {
    await close();
  }
}
