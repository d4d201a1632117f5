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
 * Reads crates/search/tests/relevance/queries.txt: ways to type after `##`, below each queries: what is typed, `|`, grades, and after
 * each the places that it is for. A place is the year of the post's conference, with the number of a section or for the post as a
 * whole.
 *
 * @returns {{ way: string, typed: string, worth: Record<string, number> }[]} grades by place
 */
export function judgements(text) {
  const judged = [];
  let way = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) way = line.slice(3);
    if (line && !line.startsWith('#')) judged.push({ way, ...judgement(line) });
  }
  return judged;
}

function judgement(line) {
  const [typed, answers] = line.split(' | ');
  let grade = 0;
  const worth = {};
  for (const word of answers.split(' ')) {
    if (/^[123]$/.test(word)) grade = Number(word);
    else worth[word] = grade;
  }
  return { typed, worth };
}

/** The mean of some values, way by way. */
export function byWay(judged, values) {
  const ways = [...new Set(judged.map(({ way }) => way))];
  return Object.fromEntries(ways.map((way) => [way, mean(values.filter((_, at) => judged[at].way === way))]));
}

/**
 * What an engine is asked that has no fields: their values as words. If it knows no `phrases`, it gets their words; if it cannot do
 * `without` a word, it is not asked to.
 */
export function withoutSyntax(typed, { phrases = false, without = false } = {}) {
  const words = typed.replace(/\w+:/g, '');
  const wanted = without ? words : words.replace(/(^|\s)-\S+/g, '');
  return phrases ? wanted : wanted.replaceAll('"', '');
}

/** What results are worth where a post is the same as what stands around its sessions: the better of both. */
export function withoutWholes(worth) {
  const places = Object.entries(worth).map(([place, grade]) => [place.includes('/') ? place : `${place}/0`, grade]);
  return Object.fromEntries(places.sort(([, a], [, b]) => a - b));
}
