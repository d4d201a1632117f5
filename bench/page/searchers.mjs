// The searches that ours is measured against, each as a site's author would set it up for Korean notes.
//
// An engine is two small modules that `esbuild` makes one file each of: `index` turns sessions into what the page fetches, and
// `open` turns that into a function from what is typed to numbers of sessions, the best first. All sessions that are found count,
// so none stops at ten. Pagefind is no such engine: it reads pages, and has files of its own.

/** What is searched of a session. */
const FIELDS = "const fields = ['title', 'text', 'about'];";

const MINISEARCH = `import MiniSearch from 'minisearch'; ${FIELDS}
  const options = { fields, searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { title: 2 } } };`;

/** Its parts are exported one by one. */
const flexsearch = (options) => ({
  package: 'flexsearch',
  index: `import { Charset, Index } from 'flexsearch'; export const index = async (sessions) => {
    const made = new Index(${options}); const parts = [];
    for (const { id, title, text, about } of sessions) made.add(id, [title, text, about].join(' '));
    await made.export((name, part) => { parts.push([name, part]); });
    return JSON.stringify(parts); };`,
  open: `import { Charset, Index } from 'flexsearch'; export const open = async (text) => {
    const made = new Index(${options});
    for (const [name, part] of JSON.parse(text)) await made.import(name, part);
    return (typed) => made.search(typed, { limit: 1e6 }); };`,
});

const ORAMA = "import * as orama from '@orama/orama'; const empty = () => orama.create({ schema: { title: 'string', text: 'string', about: 'string' } });";

const FUSE = `import Fuse from 'fuse.js'; ${FIELDS}`;

export const SEARCHERS = [
  {
    name: 'MiniSearch, prefix and fuzzy',
    package: 'minisearch',
    index: `${MINISEARCH} export const index = (sessions) => { const made = new MiniSearch(options); made.addAll(sessions); return JSON.stringify(made); };`,
    open: `${MINISEARCH} export const open = (text) => { const made = MiniSearch.loadJSON(text, options); return (typed) => made.search(typed).map(({ id }) => id); };`,
  },
  { name: 'FlexSearch, forward', ...flexsearch("{ tokenize: 'forward' }") },
  { name: 'FlexSearch, CJK', ...flexsearch('{ encoder: Charset.CJK }') },
  {
    name: 'lunr',
    package: 'lunr',
    knows: { without: true },
    index: `import lunr from 'lunr'; ${FIELDS} export const index = (sessions) => JSON.stringify(lunr(function () {
      this.ref('id'); fields.forEach((field) => this.field(field)); sessions.forEach((session) => this.add(session)); }));`,
    open: "import lunr from 'lunr'; export const open = (text) => { const made = lunr.Index.load(JSON.parse(text)); return (typed) => made.search(typed).map(({ ref }) => Number(ref)); };",
  },
  {
    name: 'Orama',
    package: '@orama/orama',
    index: `${ORAMA} export const index = async (sessions) => { const made = empty();
      for (const { id, ...session } of sessions) orama.insert(made, { id: String(id), ...session }); return JSON.stringify(orama.save(made)); };`,
    open: `${ORAMA} export const open = async (text) => { const made = empty(); orama.load(made, JSON.parse(text));
      return async (typed) => (await orama.search(made, { term: typed, limit: 1e6 })).hits.map(({ id }) => Number(id)); };`,
  },
  {
    name: 'Fuse.js',
    package: 'fuse.js',
    index: 'export const index = (sessions) => JSON.stringify(sessions);',
    open: `${FUSE} export const open = (text) => { const made = new Fuse(JSON.parse(text), { keys: fields, ignoreLocation: true });
      return (typed) => made.search(typed).map(({ item }) => item.id); };`,
  },
];
