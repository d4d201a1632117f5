// A reporter that says at the end what the stories counted, each sum in one line.
//
//   tally('mutants', { 'posts opened': 2000, blank: 0 });   // in a story; the sums of all stories are shown
//   tally('hostile', { rendered: ['a', 'b'] });             // names count once, however many stories name them
import { basename } from 'node:path';
import { test } from '@playwright/test';

/** Adds to the sums of what was tried and what came of it. */
export function tally(name, sums) {
  test.info().annotations.push({ type: 'tally', description: JSON.stringify({ name, sums }) });
}

export default class Tally {
  #faults = new Map();

  #sums = new Map();

  onTestEnd(story, result) {
    if (basename(story.location.file).startsWith('faults')) this.#faults.set(story.id, result.status);
    for (const { type, description } of result.annotations) {
      if (type !== 'tally') continue;
      const { name, sums } = JSON.parse(description);
      const known = this.#sums.get(name) ?? {};
      for (const [what, count] of Object.entries(sums)) known[what] = together(known[what], count);
      this.#sums.set(name, known);
    }
  }

  onEnd() {
    for (const [name, sums] of this.#sums) {
      console.log(`\n${name}: ${Object.entries(sums).map(([what, count]) => `${count.size ?? count} ${what}`).join(', ')}`);
    }
    const statuses = [...this.#faults.values()].filter((status) => status !== 'skipped');
    const survived = statuses.filter((status) => status === 'passed').length;
    if (statuses.length > 0) console.log(`\nfaults: ${statuses.length} stories with injected faults, ${survived} survived`);
  }

  printsToStdio() {
    return true;
  }
}

/** A sum with more added, or names with more of them. */
function together(known, more) {
  return Array.isArray(more) ? new Set([...(known ?? []), ...more]) : (known ?? 0) + more;
}
