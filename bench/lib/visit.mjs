// A visit as a reader makes it: a page that was never seen, on a phone's network and processor, and what it cost.
import { fresh } from './browser.mjs';

/** A page that needs longer is a page that failed. */
const PATIENCE = 60_000;

/** So long nothing may happen before the app counts as started. */
const QUIET = 1_500;

const SLOW = { network: true, processor: true };

/**
 * Opens an address and waits until the app has started.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string} [words] words of the text: they say when it can be read
 * @returns what it cost: milliseconds from the start of the navigation, and bytes by kind
 */
export async function visit(browser, url, words = '') {
  const { page, wire, traffic, close } = await fresh(browser, SLOW);
  try {
    await page.addInitScript(watch, words);
    await page.goto(url, { waitUntil: 'load', timeout: PATIENCE });
    await page.waitForLoadState('networkidle', { timeout: PATIENCE });
    if (words) await until(page, () => window.bench.text);
    await page.waitForTimeout(QUIET);
    const seen = await page.evaluate(() => ({ ...window.bench, memory: window.bench.memory?.buffer.byteLength ?? 0 }));
    const { metrics } = await wire.send('Performance.enable').then(() => wire.send('Performance.getMetrics'));
    const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
    return { ...seen, heap, bytes: traffic.total, kinds: traffic.bytes };
  } finally {
    await close();
  }
}

/**
 * Opens an address and tries a click again and again until the page answers it.
 *
 * @param {{ press: string, answered: string }} trial two functions of the page as text: `press` clicks and says whether it
 *   could, `answered` says whether the page has done what was asked
 * @returns {Promise<number>} milliseconds from the start of the navigation
 */
export async function answer(browser, url, trial) {
  const { page, close } = await fresh(browser, SLOW);
  try {
    await page.addInitScript(`(${tryUntilAnswered})(${trial.press}, ${trial.answered})`);
    await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE });
    return await until(page, () => window.benchAnswered);
  } finally {
    await close();
  }
}

/** Asks the page until it has an answer. Not by `waitForFunction`: that needs `eval`, which our pages' policy refuses. */
async function until(page, ask) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await page.waitForTimeout(200)) {
    const found = await page.evaluate(ask);
    if (found > 0) return found;
  }
  throw new Error(`${page.url()} did not answer within ${PATIENCE / 1000} s`);
}

/** In the page, before anything else of it: notes paints, shifts, the first words, and the memory of WebAssembly. */
function watch(words) {
  window.bench = { fcp: 0, lcp: 0, cls: 0, text: 0, shifts: [] };
  const observe = (type, see) => new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  observe('paint', (entry) => { if (entry.name === 'first-contentful-paint') window.bench.fcp = entry.startTime; });
  observe('largest-contentful-paint', (entry) => { window.bench.lcp = entry.startTime; });
  observe('layout-shift', (entry) => {
    if (entry.hadRecentInput) return;
    window.bench.cls += entry.value;
    const moved = entry.sources.map(({ node }) => node?.nodeType === 1 ? `${node.localName}.${node.className}` : node?.nodeName ?? '?');
    window.bench.shifts.push(`${Math.round(entry.startTime)} ms: ${moved.join(', ')}`);
  });
  const look = () => {
    // The text of a frame is seen when the next one begins.
    if (document.body?.textContent.includes(words)) requestAnimationFrame(() => { window.bench.text = performance.now(); });
    else requestAnimationFrame(look);
  };
  if (words) requestAnimationFrame(look);
  // Found by its kind: its name is made short for publishing.
  const keep = ({ instance }) => { window.bench.memory ??= Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory); };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const load = WebAssembly[name];
    WebAssembly[name] = (...given) => load.apply(WebAssembly, given).then((made) => { keep(made); return made; });
  }
}

/** In the page: presses every 50 ms; a link that the page does not take for itself, the browser must not follow either. */
function tryUntilAnswered(press, answered) {
  const halt = (event) => { if (event.target.closest('a')) event.preventDefault(); };
  const timer = setInterval(() => {
    if (!document.body) return;
    if (answered()) {
      clearInterval(timer);
      requestAnimationFrame(() => setTimeout(() => { window.benchAnswered = performance.now(); }));
      return;
    }
    // Registered last, so that the page's own listeners come first.
    window.addEventListener('click', halt);
    press();
    window.removeEventListener('click', halt);
  }, 50);
}
