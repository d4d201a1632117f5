// The developer's own Chromium, as `cargo xtask` finds it, and the network and processor of a phone on a train.
import { chromium } from '../../tests/e2e/node_modules/playwright-core/index.mjs';

/** Slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = { offline: false, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150 };

/** How many times slower than this machine a phone is. */
const SLOWER = 4;

const FLAGS = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  // Without it a page may not ask how much memory it takes.
  '--enable-precise-memory-info',
];

/** Starts the browser. */
export function launch() {
  return chromium.launch({ executablePath: process.env.HUGI_CHROMIUM || '/usr/bin/chromium', args: FLAGS });
}

/**
 * A page that has never been anywhere: no cache, no storage, no worker.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {{ network?: boolean, processor?: boolean }} [slow] what is a phone's
 * @param {import('playwright-core').BrowserContextOptions} [options] what else is not as usual
 */
export async function fresh(browser, { network = false, processor = false } = {}, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR', ...options });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  if (network) await wire.send('Network.emulateNetworkConditions', SLOW_4G);
  if (processor) await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const traffic = new Traffic(wire);
  return { page, wire, traffic, close: () => context.close() };
}

/** What came over the wire for the page itself; what its service worker fetches is another's. */
class Traffic {
  /** Bytes by kind of file, headers included. */
  bytes = {};

  constructor(wire) {
    const kinds = new Map();
    wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
    wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId) ?? 'Other';
      this.bytes[kind] = (this.bytes[kind] ?? 0) + encodedDataLength;
    });
  }

  get total() {
    return Object.values(this.bytes).reduce((sum, bytes) => sum + bytes, 0);
  }
}
