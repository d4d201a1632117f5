// The ways of Markdown that are measured in the page: each a small module that `esbuild` makes one file of.
//
// An engine is what a page would load: `ready` resolves to a function from text to HTML.

/** Where `wasm-bindgen` puts Hugi's parser, and what a peer's package is called, is known to the group that bundles. */
export const ENGINES = [
  {
    name: 'Hugi: parse and render',
    own: 'whole',
    source: "import init, { parse_and_render } from '/hugi/hugi_bench_page.js'; export const ready = async () => { await init(); return (text) => parse_and_render(text.normalize('NFC')); };",
  },
  {
    name: 'Hugi: parse alone',
    own: 'stage',
    source: "import init, { parse_only } from '/hugi/hugi_bench_page.js'; export const ready = async () => { await init(); return (text) => parse_only(text.normalize('NFC')); };",
  },
  {
    name: 'Hugi: to WebAssembly and back',
    own: 'stage',
    source: "import init, { echo } from '/hugi/hugi_bench_page.js'; export const ready = async () => { await init(); return (text) => echo(text.normalize('NFC')); };",
  },
  {
    name: 'commonmark.js',
    package: 'commonmark',
    source: "import { HtmlRenderer, Parser } from 'commonmark'; const parser = new Parser(); const writer = new HtmlRenderer(); export const ready = async () => (text) => writer.render(parser.parse(text));",
  },
  {
    name: 'markdown-it',
    package: 'markdown-it',
    source: "import MarkdownIt from 'markdown-it'; const it = new MarkdownIt({ html: true }); export const ready = async () => (text) => it.render(text);",
  },
  {
    name: 'marked',
    package: 'marked',
    source: "import { marked } from 'marked'; export const ready = async () => (text) => marked.parse(text);",
  },
  {
    name: 'micromark + gfm',
    package: 'micromark',
    slow: true,
    source: "import { micromark } from 'micromark'; import { gfm, gfmHtml } from 'micromark-extension-gfm'; export const ready = async () => (text) => micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });",
  },
  {
    name: 'markdown-wasm (md4c)',
    package: 'markdown-wasm',
    webassembly: 'markdown-wasm/dist/markdown.wasm',
    source: "import { parse, ready as loaded } from 'markdown-wasm/dist/markdown.es.js'; export const ready = async () => { await loaded; return (text) => parse(text, { parseFlags: 0x0f0c }); };",
  },
  {
    name: 'md4x (md4c)',
    package: 'md4x',
    webassembly: 'md4x/build/md4x.wasm',
    source: "import { init, renderToHtml } from 'md4x/wasm'; export const ready = async () => { await init({ wasm: fetch('md4x.wasm') }); return renderToHtml; };",
  },
];
