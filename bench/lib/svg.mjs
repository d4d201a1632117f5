// Plots as small pictures: bars with their spread, and lines over sizes; readable on light and on dark paper.

const WIDTH = 720;
const BAR = 26;
const LEFT = 220;
const RIGHT = 90;

/** Colours follow the reader's theme; a picture in a page has no other way to know it. */
const STYLE = `<style>
  text { font: 13px system-ui, sans-serif; fill: #1f1b16 }
  .faint { fill: #6b645a } .title { font-weight: 600 }
  .ours { fill: #b3541e } .others { fill: #8d99a6 } .spread, .axis { stroke: #6b645a; stroke-width: 1.5 } .grid { stroke: #d8d2c6 }
  .line { fill: none; stroke-width: 2.5 } .c0 { stroke: #b3541e } .c1 { stroke: #4f7cac } .c2 { stroke: #5a8f5a } .c3 { stroke: #94649a }
  @media (prefers-color-scheme: dark) {
    text { fill: #ece6da } .faint { fill: #a39b8d } .ours { fill: #e08a55 } .others { fill: #6f7b88 } .spread, .axis { stroke: #a39b8d }
    .grid { stroke: #3b362f } .c0 { stroke: #e08a55 } .c1 { stroke: #86aed6 } .c2 { stroke: #8cc08c } .c3 { stroke: #c79ccd }
  }
</style>`;

/**
 * Bars, each with a line from its least to its greatest.
 *
 * @param {string} title
 * @param {{ name: string, ours?: boolean, value: { median: number, min: number, max: number } }[]} bars
 */
export function barChart(title, bars) {
  const shown = bars.filter(({ value }) => Number.isFinite(value.median));
  const most = Math.max(...shown.map(({ value }) => value.max), Number.MIN_VALUE);
  const x = (value) => LEFT + (value / most) * (WIDTH - LEFT - RIGHT);
  const draw = ({ name, ours, value }, at) => {
    const [top, middle] = [40 + at * BAR, 40 + at * BAR + BAR / 2];
    return [
      `<text x="${LEFT - 10}" y="${middle + 4}" text-anchor="end">${escape(name)}</text>`,
      `<rect class="${ours ? 'ours' : 'others'}" x="${LEFT}" y="${top + 4}" width="${fixed(x(value.median) - LEFT)}" height="${BAR - 8}" rx="2"/>`,
      `<line class="spread" x1="${fixed(x(value.min))}" x2="${fixed(x(value.max))}" y1="${middle}" y2="${middle}"/>`,
      `<text class="faint" x="${fixed(x(value.max) + 8)}" y="${middle + 4}">${short(value.median)}</text>`,
    ].join('\n');
  };
  return picture(title, 50 + shown.length * BAR, shown.map(draw));
}

/**
 * Lines over sizes, both axes by powers of ten.
 *
 * @param {string} title
 * @param {{ name: string, points: [number, number][] }[]} lines
 */
export function lineChart(title, lines) {
  const known = lines.map(({ name, points }) => ({ name, points: points.filter(([x, y]) => x > 0 && y > 0) }));
  const all = known.flatMap(({ points }) => points);
  if (all.length === 0) return picture(title, 60, []);
  const across = axis(all.map(([x]) => x), 70, WIDTH - 190);
  const up = axis(all.map(([, y]) => y), 300, 50);
  const columns = across.ticks.map((tick) => `<line class="grid" x1="${fixed(across.at(tick))}" x2="${fixed(across.at(tick))}" y1="50" y2="300"/><text class="faint" x="${fixed(across.at(tick))}" y="320" text-anchor="middle">${short(tick)}</text>`);
  const rows = up.ticks.map((tick) => `<line class="grid" x1="70" x2="${WIDTH - 190}" y1="${fixed(up.at(tick))}" y2="${fixed(up.at(tick))}"/><text class="faint" x="62" y="${fixed(up.at(tick) + 4)}" text-anchor="end">${short(tick)}</text>`);
  const draw = ({ name, points }, at) => {
    const places = points.map(([x, y]) => `${fixed(across.at(x))},${fixed(up.at(y))}`);
    const key = `<line class="line c${at % 4}" x1="${WIDTH - 170}" x2="${WIDTH - 145}" y1="${60 + at * 22}" y2="${60 + at * 22}"/><text x="${WIDTH - 138}" y="${64 + at * 22}">${escape(name)}</text>`;
    return `<polyline class="line c${at % 4}" points="${places.join(' ')}"/>${key}`;
  };
  return picture(title, 335, [...columns, ...rows, ...known.map(draw)]);
}

/** Where values lie between two edges, by their logarithms, and the powers of ten among them. */
function axis(values, from, to) {
  const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const range = Math.max(high - low, 1);
  const at = (value) => from + ((Math.log10(value) - low) / range) * (to - from);
  return { at, ticks: Array.from({ length: range + 1 }, (_, step) => 10 ** (low + step)) };
}

function picture(title, height, parts) {
  const frame = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(title)}">`;
  return [frame, STYLE, `<text class="title" x="10" y="22">${escape(title)}</text>`, ...parts, '</svg>', ''].join('\n');
}

const escape = (text) => text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark]);

const fixed = (value) => Number(value.toFixed(1));

/** A number as people say it. */
export function short(value) {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return Number(value.toFixed(digits)).toLocaleString('en-US', { maximumFractionDigits: digits });
}
