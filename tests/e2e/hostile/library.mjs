// All vectors with their numbers and files, and a copy of the app that holds them as posts.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../bundle.mjs';
import addresses from './addresses.mjs';
import bytes from './bytes.mjs';
import clobber from './clobber.mjs';
import elements from './elements.mjs';
import embeds from './embeds.mjs';
import fields from './fields.mjs';
import files from './files.mjs';
import foreign from './foreign.mjs';
import handlers from './handlers.mjs';
import markdown from './markdown.mjs';
import schemes from './schemes.mjs';
import styles from './styles.mjs';

/** The classes whose vectors stand in the body of a post: name to `[text, ...words that must stay readable]`. */
const NOTES = { elements, foreign, handlers, schemes, styles, clobber, markdown, embeds, bytes };

/** Every vector: its class, its name, and its number, by which a payload that runs says who it is. */
export const VECTORS = [];

/** Gives a vector its number; `make` gets what writes that into its payloads. */
function add(kind, name, make) {
  const number = VECTORS.length;
  const call = (text) => text.replaceAll('pwned()', `pwned(${number})`);
  const marked = (text) => (Buffer.isBuffer(text) ? Buffer.from(call(text.toString('latin1')), 'latin1') : call(text));
  VECTORS.push({ kind, name: `${kind}/${name}`, number, ...make({ number, marked }) });
}

for (const [kind, vectors] of Object.entries(NOTES)) {
  for (const [name, [text, ...words]] of Object.entries(vectors)) {
    add(kind, name, ({ number, marked }) => {
      const [before, after] = [`앞말 ${number}.`, `끝말 ${number}.`];
      const lines = [`---\ntitle: ${kind} ${number}\n---\n\n${before}\n\n`, marked(text), `\n\n${after}\n`];
      const file = `${kind}-${name}`;
      return {
        file: `${file}.md`,
        text: Buffer.concat(lines.map((part) => Buffer.from(part))),
        href: `posts/${file.toLowerCase()}/`,
        last: after,
        words: [before, ...words.map(marked), after],
      };
    });
  }
}
for (const [name, { text, here = [], ...on }] of Object.entries(fields)) {
  add('fields', name, ({ marked }) => {
    const file = `fields-${name}`;
    const pages = [[`posts/${file}/`, here], ...Object.entries(on)].filter(([, words]) => words.length > 0);
    const shown = pages.map(([href, words]) => [href, words.map(marked)]);
    return { file: `${file}.md`, text: Buffer.from(marked(text)), shown };
  });
}
for (const [at, name] of files.entries()) {
  add('files', String(at), ({ number, marked }) => ({
    file: `${marked(name)}.md`,
    text: Buffer.from(`이름 글 ${number}.\n`),
    words: [`이름 글 ${number}.`],
  }));
}
for (const [name, { to, word = '', at }] of Object.entries(addresses)) {
  add('addresses', name, ({ marked }) => ({ to: marked(to), words: [marked(word)].filter(Boolean), at: at && marked(at) }));
}

/** The classes of vectors that stand in the body of a post. */
export const KINDS = Object.keys(NOTES);

/** The vectors of a class. */
export const of = (kind) => VECTORS.filter((vector) => vector.kind === kind);

/** Makes copies of the built app: in `notes` the vectors of bodies are posts, in `fields` the others. `remove` ends them. */
export function libraries(dist) {
  const folder = mkdtempSync(join(tmpdir(), 'hugi-hostile-'));
  const make = (name, vectors) => {
    const [app, posts] = [join(folder, name, 'dist'), join(folder, name, 'posts')];
    cpSync(dist, app, { recursive: true });
    mkdirSync(posts);
    for (const { file, text } of vectors) writeFileSync(join(posts, file), text);
    bundle(posts, app);
    return app;
  };
  const notes = make('notes', KINDS.flatMap(of));
  const fields = make('fields', ['fields', 'files'].flatMap(of));
  return { notes, fields, remove: () => rmSync(folder, { recursive: true }) };
}
