// Texts and addresses that nobody would think of, the same on every run: what is known, with a few things changed.

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What means something to Markdown, HTML, front matter, engines and encodings. */
const POST_PIECES = [
  ...['---\n', '+++\n', '```', '~~~\n', '# ', '###### ', '- ', '1. ', '* * *\n', '> ', '    ', '\t', '  \n', '\\', '\n\n', '\r'],
  ...['**', '*', '_', '`', '~~', '[', '](', ')', '![', '[^1]', '[^1]: ', '[a]: ', '<', '>', '|', '|---|\n', ':', '::: tip\n', '&'],
  ...['<script>', '</script>', '<!--', '-->', '<style>', '<iframe src="', '<img src=x onerror=', '<svg><', '<table><td>', '</div>'],
  ...['&#x0;', '&#60;', '&nbsp', 'javascript:', 'data:text/html,', '//', 'http://', 'https://speakerdeck.com/a/b', '%', '%ZZ', '{{< ', '{% '],
  ...['title: ', 'date: ', 'tags: [', 'hugi:\n  sessions:\n', '"', "'", '2019-13-45', '10:00 ~ 25:99', '[999999]', '99999999999999999999'],
  ...['\u0000', '\u0007', '\u200b', '\u202e', '\ufeff', '\ufffd', '\ud800', '\u1112\u1161\u11ab', 'e\u0301\u0301', '👩‍👩‍👧', '둘째날', '님', '발표자: '],
  ...['> '.repeat(90), '- '.repeat(90), '['.repeat(300), '*'.repeat(300), '<b>'.repeat(90), '가'.repeat(500), '| '.repeat(200)],
];

const ADDRESS_PIECES = [
  ...['%', '%2', '%00', '%2F', '%2e%2e/', '%FF%FE', '%ED%A0%80', '%E0%A4%A', '//', '/./', '?', '&', '=', '#', '##', '+', ';', ':', '@', '*'],
  ...['tag=', 'year=', 'slides', 'to=', 'q=', '<script>', '"', "'", '`', '{', '}', '|', '\\', '^', '~', '한글', '하', '👩‍👩‍👧', '\u202e'],
  ...['__proto__', 'constructor', 'undefined', 'null', 'NaN', '-1', '0', '99999999999999999999', 'index.html', 'posts/', 'events/', 'tags/', 'years/', 'page/2/', '.md', 'a'.repeat(3000)],
];

/** A text with a few changes. `others` are texts that a part may come from. */
export function mutatePost(text, others, random) {
  return mutate([...text], POST_PIECES, random, () => [...pick(others, random)], 1 + Math.floor(random() * 12));
}

/** The end of an address with a few changes. */
export function mutateAddress(address, random) {
  return mutate([...address], ADDRESS_PIECES, random, () => [], 1 + Math.floor(random() * 4));
}

function mutate(characters, pieces, random, other, times) {
  let text = characters;
  const place = () => Math.floor(random() * (text.length + 1));
  const length = () => Math.floor(random() ** 3 * 400);
  for (let n = 0; n < times; n += 1) {
    const at = place();
    const part = () => text.slice(at, at + length());
    const how = Math.floor(random() * 6);
    if (how === 0) text = [...text.slice(0, at), ...text.slice(at + length())];
    else if (how === 1) text = [...text.slice(0, at), ...part(), ...text.slice(at)];
    else if (how === 2) text = [...text.slice(0, place()), ...part(), ...text.slice(place())];
    else if (how === 3) text = [...text.slice(0, at), ...other().slice(at, at + length()), ...text.slice(at)];
    else text = [...text.slice(0, at), ...pick(pieces, random), ...text.slice(at + (how === 4 ? 1 : 0))];
  }
  return text.join('');
}

function pick(list, random) {
  return list[Math.floor(random() * list.length)];
}
