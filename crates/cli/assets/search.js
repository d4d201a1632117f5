// Hugi's searcher: a worker that finds beside the page what its reader types, so that typing never waits.
//
// A page asks in three lines: its language, how many results it shows, what was typed. It is told in lines, too: what was
// typed; how much was found, or behind a `!` why nothing can be found at all; and the results as markup. A question is
// answered more than once: while files of the library come; and with what else may have been meant, as soon as nobody types.
// It is answered no longer when another one was asked.
//
// What is typed, and what is found, never leaves the browser: the host only sees which files are fetched.
//
// `hugi bundle` puts the script that wasm-bindgen writes before this one, for one request less, and fills in the value below.

// What finds: `open`, `rest`, `give`, `ask`, `needs` and `offers` are in it (see crates/search/worker).
const CODE = '%CODE%';

const BASE = new URL('./', import.meta.url);
const LIBRARY = new URL('library/', BASE);
const MANIFEST = 'search.bin';
// How many files are fetched at once.
const AT_ONCE = 6;
// How long to wait for the next letter before more is done than to answer, in milliseconds: most who type are quicker than
// twice that.
const PAUSE = 100;
// For how long questions that have waited may come after an answer, in milliseconds: clocks of browsers are that coarse.
const BUSY = 2;

/** The question that counts. */
let asked;

/** Until when the last question was answered, in milliseconds: what was asked meanwhile has waited. */
let answered = -Infinity;

/** Whether any file has come yet. */
let came = false;

/** Whether all is there that it takes to be asked: a promise. */
let ready;

/** The list of the library's files, as it came. */
let manifest;

/** What is being fetched, by name: questions may wait for the same file. */
const coming = new Map();

self.addEventListener('message', async (question) => {
  asked = question;
  const [language, most, typed] = question.data.split('\n');
  try {
    // What was asked while another question was answered waits already, and counts; who asks nobody busy is answered at once.
    if (performance.now() - answered < BUSY) await new Promise((next) => setTimeout(next));
    if (asked === question) await (ready ??= start());
    if (asked === question) await answer(question, language, Number(most), typed);
  } catch (error) {
    // The next question finds everything as it was before the first.
    ready = wasm = undefined;
    if (asked === question) postMessage(`${typed}\n!${error.message}\n`);
  }
});

/** Fetches what finds, and the list of what there is. */
async function start() {
  const [code, list] = await Promise.all([file(new URL(CODE, BASE)), newest()]);
  initSync({ module: code });
  use(list);
}

/** Searches a library, of which nothing has come yet. */
function use(list) {
  if (!open(list, BASE.pathname)) throw new Error(`${MANIFEST}: expected the list of a library`);
  manifest = list;
  came = false;
}

/** Answers with what there is, as often as more has come. */
async function answer(question, language, most, typed) {
  // What does not come for this question; the next one asks for it again.
  const missing = new Set();
  let renewed = false;
  // Posts are composed: 한 is one character there, however it was typed.
  const sought = typed.normalize();
  // The first files of all are wanted anyway.
  let pause = came;
  while (asked === question) {
    const tell = (told) => postMessage(`${typed}\n${told}`);
    const told = ask(language, sought, most, missing.size > 0);
    // What there is stands in the page while is found out what else is needed.
    const isFound = !told.endsWith('\n');
    if (isFound) tell(told);
    let names = needs(most).split(' ').filter((name) => name && !missing.has(name));
    answered = performance.now();
    if (names.length === 0 && missing.size > 0) names = (await kept()).filter((name) => !missing.has(name));
    if (asked !== question) return;
    const isAll = names.length === 0;
    if (isAll && !isFound) tell(told);
    // What was typed may not be all of it.
    if (isAll || pause) await new Promise((next) => setTimeout(next, PAUSE));
    if (asked !== question) return;
    if (isAll) {
      const more = offers(language, most, missing.size > 0);
      if (more) tell(more);
      return;
    }
    pause = false;
    const others = await bring(names, missing, question);
    // Another file than the list says, or none: the site has a newer version.
    if (others && !renewed && asked === question) {
      renewed = true;
      missing.clear();
      await renew();
    }
  }
}

/** Has files brought for a question, and notes what does not come; whether the host has others, or none. */
async function bring(names, missing, question) {
  let others = false;
  const queue = [...names];
  const line = async () => {
    for (let name = queue.shift(); name && asked === question; name = queue.shift()) {
      try {
        if (!coming.has(name)) coming.set(name, take(name).finally(() => coming.delete(name)));
        await coming.get(name);
      } catch (error) {
        missing.add(name);
        // A network that fails has errors of its own.
        others ||= error.name === 'Error';
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  return others;
}

/** Fetches a file, and hands it on if it is whole. */
async function take(name) {
  const bytes = await file(new URL(name, LIBRARY));
  if (!(await isWhole(name, bytes)) || !give(name, bytes)) throw new Error(`${name}: expected a whole file`);
  came = true;
}

/** Whether a file is what its name says, where the browser can tell. */
async function isWhole(name, bytes) {
  const { subtle } = crypto;
  if (!subtle) return true;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes), 0, 8);
  return name.includes(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}

/** Which texts are kept on the device: they can be searched where the lists of a large library cannot be had. */
async function kept() {
  // Outside of secure contexts nothing is kept.
  if (!self.caches) return [];
  const ours = (await caches.keys()).filter((name) => name.startsWith(`hugi:${BASE.pathname}:`));
  const all = await Promise.all(ours.map(async (name) => (await caches.open(name)).keys()));
  const there = new Set(all.flat().map(({ url }) => url));
  return rest().split('\n').filter((name) => there.has(new URL(name, LIBRARY).href));
}

/** Goes over to another library, if the host has one by now. */
async function renew() {
  const list = await newest().catch(() => manifest);
  if (list.length !== manifest.length || list.some((byte, at) => byte !== manifest[at])) use(list);
}

function newest() {
  return file(new URL(MANIFEST, LIBRARY), { cache: 'no-cache' });
}

async function file(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url}: expected the file, found status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
