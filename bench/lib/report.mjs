// The report: figures against their bounds first, then what was measured, as Markdown with pictures beside it.
import { short } from './svg.mjs';

/** Whether a figure keeps within its bound; `undefined` where it could not be measured. */
export function isMet({ median, bound, least }) {
  if (!Number.isFinite(median)) return undefined;
  return least ? median >= bound : median <= bound;
}

/** Figures with their bounds. */
export function judged(rows) {
  const line = (row) => {
    const met = { true: 'met', false: '**not met**' }[isMet(row)] ?? 'not measured';
    const aim = row.aim ? ` (aim ${row.aim})` : '';
    return [row.figure, shown(row), `${row.least ? '≥' : '≤'} ${short(row.bound)}${aim}`, met];
  };
  return table(['figure', 'measured', 'bound', ''], rows.map(line));
}

/** A median with its spread. */
export function shown({ median, min, max } = {}) {
  if (!Number.isFinite(median)) return '–';
  return min === max ? short(median) : `${short(median)} [${short(min)}–${short(max)}]`;
}

/** A table of Markdown. */
export function table(columns, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), `|${columns.map((_, at) => (at ? '--:' : '---')).join('|')}|`, ...rows.map(line), ''].join('\n');
}

/**
 * The whole report.
 *
 * @param {{ title: string, machine: string, results: Record<string, any>, sections: Record<string, (result: any) => string> }} given
 */
export function report({ results, sections }) {
  const groups = Object.keys(sections).filter((name) => results[name]);
  const rows = groups.flatMap((name) => results[name].rows);
  const parts = groups.map((name) => {
    const { when, machine, missing } = results[name];
    const absent = missing.length ? `Not measured against: ${missing.map((gone) => `**${gone.name}** (${gone.why})`).join('; ')}.\n\n` : '';
    return `${sections[name](results[name])}\n${absent}${when}: ${machine}\n`;
  });
  const count = rows.filter((row) => isMet(row) === true).length;
  const head = `# What Hugi costs\n\nMedians with the least and greatest in brackets. Ratios are of medians from one run, in which all take their turns; their\nbrackets hold the ratios of single turns. ${count} of ${rows.length} figures are met.\n`;
  return [head, judged(rows), ...parts].join('\n');
}
