// The sessions of a bundled site, as its own search has them: what every engine is given, and what truth is read from.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The format of a library's files; the same number stands in crates/notes/src/library/catalog.rs. */
const FORMAT = 6;

/**
 * Every session, and what stands around the sessions of a post (`id` and `title` are empty), in the order of the library.
 *
 * @returns {Promise<{ slug: string, id: string, title: string, text: string, about: string, year?: number, at: number }[]>} `at`: which
 *   of its post's sections it is; `about`: what is said of the post, and who spoke
 */
export async function documents(dist) {
  const folder = join(dist, 'library');
  const names = (await readdir(folder)).filter((name) => /^text-.*\.bin$/.test(name)).sort();
  const blocks = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return blocks.flatMap(read);
}

/** What a file of texts holds: `Document` of crates/search, as postcard writes it. */
export function read(bytes) {
  const file = new Reader(bytes);
  if (file.byte() !== FORMAT) throw new Error(`expected a file of the library in format ${FORMAT}: has crates/notes another by now?`);
  const posts = file.list(() => post(file));
  if (!file.isDone) throw new Error('expected posts and nothing else: has Document of crates/search changed?');
  return posts.flat();
}

function post(file) {
  const [slug, title, event, year, tags] = [file.text(), file.text(), file.option(() => file.text()), file.option(() => file.signed()), file.list(() => file.text())];
  return file.list(() => section(file)).map(({ speakers, ...found }, at) => ({
    slug, year, at, ...found, about: [title, event, year, ...tags, ...speakers].filter(Boolean).join(' '),
  }));
}

function section(file) {
  const [id, title] = [file.text(), file.text()];
  file.option(() => file.number());
  file.option(() => file.number());
  const speakers = file.list(() => file.text());
  file.byte();
  return { id, title, speakers, text: file.text() };
}

/** Reads numbers of seven bits a byte, and what is counted by them. */
class Reader {
  #at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  get isDone() {
    return this.#at === this.bytes.length;
  }

  byte() {
    return this.bytes[this.#at++];
  }

  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (!(byte & 128)) return value;
    }
  }

  signed() {
    const number = this.number();
    return number % 2 ? -(number + 1) / 2 : number / 2;
  }

  text() {
    const length = this.number();
    this.#at += length;
    return this.bytes.toString('utf8', this.#at - length, this.#at);
  }

  option(value) {
    return this.byte() ? value() : undefined;
  }

  list(value) {
    return Array.from({ length: this.number() }, value);
  }
}
