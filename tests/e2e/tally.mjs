// Says at the end how many stories injected a fault, and how many of them the reader survived.
import { basename } from 'node:path';

export default class Tally {
  #ended = new Map();

  onTestEnd(test, result) {
    if (basename(test.location.file).startsWith('faults')) this.#ended.set(test.id, result.status);
  }

  onEnd() {
    const statuses = [...this.#ended.values()].filter((status) => status !== 'skipped');
    const survived = statuses.filter((status) => status === 'passed').length;
    if (statuses.length > 0) console.log(`\nfaults: ${statuses.length} stories with injected faults, ${survived} survived`);
  }
}
