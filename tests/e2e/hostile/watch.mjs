// Stands beside a page and keeps what a payload did: scripts that ran, windows, frames and loads, requests to other sites.
import { arm } from './detect.mjs';
import { VECTORS } from './library.mjs';

/** The smallest image there is. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What the players' hosts answer. */
const BLANK = '<!doctype html><title>Another site</title>';

export class Watch {
  /** What ran or went away, each with the vector that was shown, or that says it did it. */
  hits = [];

  /** Requests to other sites: `{ vector, url, type, referrer }`. */
  foreign = [];

  /** What is shown now. */
  vector = 'nothing';

  /** How often the page was loaded, and how many frames came into it. */
  loads = 0;

  frames = 0;

  /** What another site answers to a request for a document. */
  answer = BLANK;

  /** Starts watching, before the page goes anywhere. */
  static async start({ context, page, site }) {
    const watch = new Watch();
    await context.exposeBinding('hostileHit', (source, how, what) => watch.hit(how, what));
    await context.addInitScript(arm, site.origin);
    await context.route((url) => url.origin !== site.origin, (route) => watch.#outside(route));
    await context.route((url) => url.origin === site.origin, (route) => watch.#inside(route));
    context.on('page', (other) => watch.hit('window', other.url()));
    page.on('dialog', (dialog) => {
      watch.hit('dialog', dialog.message());
      dialog.dismiss().catch(() => {});
    });
    page.on('download', (download) => watch.hit('download', download.url()));
    page.on('worker', (worker) => watch.hit('worker', worker.url()));
    page.on('websocket', (socket) => watch.hit('socket', socket.url()));
    page.on('frameattached', () => (watch.frames += 1));
    page.on('domcontentloaded', () => (watch.loads += 1));
    page.on('framenavigated', (frame) => {
      const { origin } = new URL(frame.url());
      if (frame === page.mainFrame() && origin !== site.origin) watch.hit('away', frame.url());
    });
    return watch;
  }

  /** Forgets what was. */
  reset() {
    [this.hits, this.foreign, this.loads, this.frames] = [[], [], 0, 0];
  }

  hit(how, what) {
    const known = how === 'pwned' && VECTORS[Number.parseInt(what, 10)]?.name;
    this.hits.push(`${known || this.vector}: ${how} ${known ? '' : what}`.trim());
  }

  async #outside(route) {
    const request = route.request();
    const [url, type, { referer }] = [request.url(), request.resourceType(), request.headers()];
    this.foreign.push({ vector: this.vector, url, type, referrer: referer ?? '' });
    await (type === 'image' ? dot(route) : route.fulfill({ contentType: 'text/html', body: this.answer }));
  }

  /** An image beside a post that is not there would fill the console, and say nothing. */
  async #inside(route) {
    const missing = route.request().resourceType() === 'image' && !/\/(favicon\.svg|icons\/.*)$/.test(route.request().url());
    await (missing ? dot(route) : route.fallback());
  }
}

function dot(route) {
  return route.fulfill({ contentType: 'image/png', body: DOT });
}
