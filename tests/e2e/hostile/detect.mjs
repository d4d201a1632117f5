// What the tests look at: traps that a payload falls into, and a walk over the page for what must not be there. Each of
// these functions runs in the browser, so it holds all it needs; `hostile.spec.mjs` proves that each sees what it is for.

/** Sets the traps, before any script of a page or a frame. `home` is the app's origin: what others do is not ours. */
export function arm(home) {
  if (location.origin !== home && location.origin !== 'null') return;
  const hit = (how, what) => window.hostileHit?.(how, String(what ?? ''));
  const trap = (owner, name, how, result) => {
    const real = owner[name];
    owner[name] = function (...args) {
      if (how(args)) hit(name, args[0]);
      return result ? result(real, this, args) : undefined;
    };
  };
  const always = () => true;
  const whole = (real, self, args) => Reflect.apply(real, self, args);
  window.pwned = (vector) => hit('pwned', Array.isArray(vector) ? vector[0] : vector);
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) trap(window, name, always);
  for (const name of ['setTimeout', 'setInterval']) trap(window, name, ([code]) => typeof code === 'string', whole);
  for (const name of ['write', 'writeln', 'execCommand']) trap(Document.prototype, name, always);
  trap(HTMLFormElement.prototype, 'submit', always);
  trap(HTMLFormElement.prototype, 'requestSubmit', always);
  trap(Navigator.prototype, 'sendBeacon', always);
  addEventListener('submit', (event) => hit('submit', event.target.outerHTML), true);
  addEventListener('securitypolicyviolation', (event) => hit('policy', event.blockedURI), true);
}

/** Goes to a page of the app as a click on a link does, and waits until a text stands in it. Says what stands there if not. */
export async function visit({ href, text }) {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const link = document.createElement('a');
  link.href = new URL(href, document.querySelector('.brand').href).href;
  document.body.append(link);
  link.click();
  link.remove();
  // The page before is gone after a frame; a page owes its scroll and its focus for one more.
  await drawn();
  await drawn();
  const main = document.querySelector('main');
  for (const end = performance.now() + 5000; performance.now() < end; await drawn()) {
    const stands = location.href === link.href && main.querySelector('h1:not(.status-loading *)');
    if (stands && main.textContent.includes(text)) {
      await drawn();
      return [];
    }
  }
  return [`no "${text}" at ${location.href} for ${link.href}: ${main.textContent.slice(0, 300)}`];
}

/** What hangs around the notes, as tags and names of attributes: no post may add to it. */
export function frame() {
  // What says where the reader is, and which page was drawn at build time; and what a head says of the page to others.
  const ofPages = ['aria-current', 'data-route'];
  const said = 'head > :is(meta[name][content], meta[property][content], link[rel=alternate], link[rel=canonical], script[type="application/ld+json"])';
  const says = (element) => `${element.localName}[${element.getAttributeNames().filter((name) => !ofPages.includes(name)).sort()}]`;
  // Shelves ask for the index ahead.
  const ahead = 'body > link[rel=preload][href$="library/index.bin"]';
  return [...document.querySelectorAll(`:not(main > *, main > * *, ${said}, ${ahead})`)].map(says).sort();
}

/** Everything in the page that must not be there, and the words that must be and are not; empty if all is well. */
export function examine(words) {
  const found = [];
  const main = document.querySelector('main');
  const say = (what, element) => found.push(`${what}: ${element.outerHTML.slice(0, 300)}`);

  // What the app makes itself, within the notes: the elements, their attributes, their classes.
  const NOTES = {
    a: 'class href target rel id aria-label', ol: 'start', li: 'class id', input: 'type disabled checked', div: 'class tabindex',
    button: 'type class data-src data-alt', pre: 'tabindex', code: 'data-language', aside: 'class', section: 'class', sup: 'class',
    figure: 'class data-embed data-host data-title', span: 'class', h1: 'id', h2: 'id', h3: 'id', h4: 'id', h5: 'id', h6: 'id',
    img: 'loading decoding referrerpolicy src alt data-loaded',
    iframe: 'title sandbox referrerpolicy loading allowfullscreen src',
    ...Object.fromEntries(
      'p em strong s u mark kbd sub small blockquote ul hr br table thead tbody tr th td figcaption'.split(' ').map((name) => [name, '']),
    ),
  };
  const CLASSES = ('code copy table task footnote footnotes footnote-reference footnote-back image image-held image-load ' +
    'image-alt image-action image-lost embed embed-load chip chip-slides').split(' ');
  const PLAYERS = /^https:\/\/(www\.slideshare\.net\/slideshow\/embed_code\/(key\/)?|speakerdeck\.com\/player\/|docs\.google\.com\/presentation\/d\/(e\/)?|www\.youtube-nocookie\.com\/embed\/|player\.vimeo\.com\/video\/)[\w-]+(\/embed)?$/;
  for (const element of document.querySelectorAll('.prose *')) {
    const known = NOTES[element.localName];
    if (known === undefined || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') {
      say('element', element);
      continue;
    }
    const names = element.getAttributeNames().filter((name) => !known.split(' ').includes(name));
    if (names.length) say(`attribute ${names}`, element);
    if ([...element.classList].some((name) => !CLASSES.includes(name))) say('class', element);
    if (element.id && !element.id.startsWith('n-')) say('id', element);
    if (element.localName === 'input' && (element.type !== 'checkbox' || !element.disabled)) say('input', element);
    if (getComputedStyle(element).position === 'fixed') say('overlay', element);
  }

  // In all of the page.
  const NEVER = 'script, iframe, frame, frameset, object, embed, applet, form, svg, math, style, link, meta, base, title, template, ' +
    'noscript, video, audio, source, track, textarea, select, dialog, map, area, slot, marquee, [srcdoc], [action], ' +
    '[formaction], [ping], [srcset], [background], [poster], [http-equiv], [nonce], [is], [popover], [autofocus], [accesskey], ' +
    '[contenteditable], [usemap], [attributionsrc]';
  for (const element of main.querySelectorAll(`${NEVER}, [style]`)) {
    // The app lays out the hours of a day, and puts players where a reader asked for them.
    const own = element.matches('.prose .embed > iframe') || (element.closest('.axis') && !element.matches(NEVER));
    if (!own) say('never', element);
  }
  for (const element of main.querySelectorAll('iframe')) {
    if (!PLAYERS.test(element.getAttribute('src'))) say('player', element);
    if (element.getAttribute('sandbox') !== 'allow-scripts allow-same-origin allow-popups allow-presentation') say('sandbox', element);
  }
  for (const element of document.querySelectorAll('*')) {
    if (element.shadowRoot) say('shadow', element);
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) say('handler', element);
      if (!/^(href|src|xlink:href|data-src|data-embed|cite|data|action)$/.test(name)) continue;
      if (/\p{Cc}/u.test(value)) say('control character', element);
      const scheme = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI).protocol : 'https:';
      if (!(scheme === 'https:' || scheme === 'http:' || (scheme === 'mailto:' && element.localName === 'a'))) say('scheme', element);
    }
  }
  for (const link of main.querySelectorAll('a[href]')) {
    const foreign = URL.canParse(link.href) && /^https?:$/.test(link.protocol) && link.origin !== location.origin;
    if (foreign && (link.target !== '_blank' || !/(?=.*\bnoopener\b)(?=.*\bnoreferrer\b)/.test(link.rel))) say('opener', link);
    const shown = link.querySelector('.chip-host')?.textContent ?? link.closest('.deck, .about-decks li')?.querySelector('.deck-host')?.textContent;
    const own = link.matches('.chip, .deck-title, .about-decks a') && shown && foreign && URL.canParse(`https://${shown}`);
    if (own && new URL(`https://${shown}`).hostname !== link.hostname.replace(/^www\./, '')) say('host', link);
  }

  // Where the app itself says which host something comes from or leads to, it is that one: at the end of what it says.
  const leads = (text, address) => {
    const shown = `https://${text.split(' · ').at(-1).trim()}`;
    // What no browser can read leads nowhere.
    if (!URL.canParse(address, document.baseURI)) return true;
    const real = new URL(address, document.baseURI).hostname.replace(/^www\./, '');
    return URL.canParse(shown) && new URL(shown).hostname === real;
  };
  for (const link of main.querySelectorAll('.embed figcaption > a')) if (!leads(link.textContent, link.href)) say('host', link);
  for (const button of main.querySelectorAll('.embed-load')) {
    if (!leads(button.textContent, button.closest('[data-embed]')?.dataset.embed ?? '')) say('host', button);
  }
  for (const button of main.querySelectorAll('.image-load')) {
    if (!leads(button.querySelector('.image-action')?.textContent ?? '', button.dataset.src)) say('host', button);
  }
  for (const link of main.querySelectorAll('.image > figcaption > a:last-child')) {
    const isHost = /^[^\s/]+\.[^\s/.]+$/.test(link.textContent);
    if (isHost && !leads(link.textContent, link.href)) say('host', link);
  }

  // Names: nothing of the page is another thing than it was.
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  for (const id of ids.filter((id, at) => ids.indexOf(id) !== at)) found.push(`id twice: ${id}`);
  for (const name of [...ids, ...[...document.querySelectorAll('article [name]')].map((element) => element.getAttribute('name'))]) {
    const natives = [Document, HTMLFormElement, HTMLElement].some((native) => name in native.prototype);
    if (natives || name in Object.prototype) found.push(`clobbers: ${name}`);
  }
  const same = {
    'document.body': document.body === document.documentElement.lastElementChild && document.body instanceof HTMLBodyElement,
    'document.head': document.head === document.documentElement.firstElementChild,
    'document.forms': document.forms instanceof HTMLCollection && document.forms.length === 0,
    'document.getElementById': document.getElementById === Document.prototype.getElementById,
    'document.cookie': typeof document.cookie === 'string' && typeof document.title === 'string',
    'document.baseURI': document.baseURI === document.URL,
    '#main': document.getElementById('main') === main && document.querySelectorAll('main').length === 1,
    '#loading': document.getElementById('loading') === null,
    'window.name': window.name === '' && window.top === window && window.opener === null,
    'window.length': window.length === document.querySelectorAll('.prose .embed > iframe').length,
    'Object.prototype': Object.keys(Object.prototype).length === 0 && {}.polluted === undefined,
  };
  for (const [name, fine] of Object.entries(same)) if (!fine) found.push(`not itself: ${name}`);

  const flat = (text) => text.replace(/\s+/g, ' ');
  const shown = flat([main.innerText, ...[...main.querySelectorAll('img')].map((image) => image.alt)].join(' '));
  for (const word of words) if (!shown.includes(flat(word).trim())) found.push(`lost: ${word} in ${shown.slice(0, 400)}`);
  return found;
}

/** Does to every element what an attacker hopes that a reader does, and follows each link that stays on the page. */
export function tease() {
  const main = document.querySelector('main');
  const EVENTS = ('pointerover pointerenter pointermove mouseover mouseenter mousemove mouseout mousedown mouseup dblclick contextmenu ' +
    'focus focusin blur keydown keyup input change copy paste wheel scroll toggle beforetoggle beforematch animationstart ' +
    'animationend transitionrun transitionend load error begin end').split(' ');
  const article = main.querySelector('article');
  for (const element of article?.querySelectorAll('*') ?? []) {
    for (const name of EVENTS) {
      // `error` would tell the app that an image did not come.
      if (!(element.localName === 'img' && name === 'error')) element.dispatchEvent(new Event(name, { bubbles: name !== 'load' }));
    }
    element.focus?.({ preventScroll: true });
  }
  for (const element of article?.querySelectorAll('a[href^="#"], .prose :is(b, em, strong, span, li, td, h2, h3, code):not(a *, button *)') ?? []) element.click();
}
