// How well an answer does: how much of what had to be found is there, how much of what is there may be, and in what order.

/** How many places of an order count. */
const PLACES = 10;

/** The parts that are found of what must be, and that may be found of what is. Who finds nothing finds nothing wrong. */
export function found(answer, { must, may }) {
  const there = new Set(answer);
  const allowed = new Set(may);
  const right = [...there].filter((at) => allowed.has(at)).length;
  return { recall: must.filter((at) => there.has(at)).length / must.length, precision: there.size ? right / there.size : NaN };
}

/** The mean of what is a number. */
export function mean(values) {
  const known = values.filter(Number.isFinite);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** The gain of some grades in their order, each place worth less, of the gain that the `worth` of all could have: NDCG@10. */
export function ndcg(grades, worth) {
  const gain = (all) => all.slice(0, PLACES).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
  return gain(grades) / gain([...worth].sort((a, b) => b - a));
}

/**
 * Reads crates/search/tests/relevance/queries.txt: a query, `|`, grades, and after each the places that it is for. A place is the
 * year of the post's conference, with the number of a section or for the post as a whole.
 *
 * @returns {{ typed: string, worth: Record<string, number> }[]} grades by place
 */
export function judgements(text) {
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return lines.map((line) => {
    const [typed, answers] = line.split(' | ');
    let grade = 0;
    const worth = {};
    for (const word of answers.split(' ')) {
      if (/^[123]$/.test(word)) grade = Number(word);
      else worth[word] = grade;
    }
    return { typed, worth };
  });
}
