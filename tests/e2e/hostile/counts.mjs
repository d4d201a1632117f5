// A reporter that says in one line what came of all vectors; tests tell it by notes of the type `hostile`.
import { VECTORS } from './library.mjs';

export default class Counts {
  #rendered = new Set();

  #sums = { executed: 0, foreign: 0 };

  onTestEnd(test, result) {
    for (const { type, description } of result.annotations) {
      if (type !== 'hostile') continue;
      const { rendered, executed, foreign } = JSON.parse(description);
      for (const name of rendered) this.#rendered.add(name);
      this.#sums.executed += executed;
      this.#sums.foreign += foreign;
    }
  }

  onEnd() {
    if (this.#rendered.size === 0) return;
    const { executed, foreign } = this.#sums;
    const counts = `${VECTORS.length} vectors, ${this.#rendered.size} rendered, ${executed} executed, ${foreign} foreign requests`;
    console.log(`\nhostile: ${counts}`);
  }

  printsToStdio() {
    return true;
  }
}
