// Browser stories run in the system's own Chromium, as `cargo xtask test` finds it; Playwright downloads none.
import { defineConfig } from '@playwright/test';

const report = process.env.HUGI_REPORT;

/** Stories that take long: each is told at one path. All others are told at every path, of one and the same `dist/`. */
const LONG = ['hostile', 'mutants', 'faults', 'faults-device'];

/** The stories of a path. */
function at(base, ...long) {
  const elsewhere = LONG.filter((name) => !long.includes(name));
  return { name: base, use: { base }, testIgnore: elsewhere.map((name) => `${name}.spec.mjs`) };
}

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: 'results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  forbidOnly: Boolean(process.env.CI),
  projects: [at('/', 'hostile'), at('/notes/', 'faults', 'faults-device'), at('/a/b/', 'mutants')],
  reporter: [['list'], ['./tally.mjs'], ...(report ? [['json', { outputFile: report }]] : [])],
  use: {
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.HUGI_CHROMIUM || '/usr/bin/chromium',
      args: [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Stories need no network: what a page asks of other sites fails at once, the same way everywhere.
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      ],
    },
  },
});
