// Several measurements of one thing: the one in the middle, and how far they spread.

/** The value in the middle; `NaN` where nothing was measured. */
export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median, least and greatest of some measurements. */
export function spread(values) {
  const known = values.filter(Number.isFinite);
  return { median: median(known), min: least(known), max: greatest(known), count: known.length };
}

/**
 * How two things that were measured in turn compare: the ratio of their medians, and the least and greatest ratio of
 * one turn. What disturbs the machine for a while disturbs both of a turn.
 */
export function ratio(ours, theirs) {
  const turns = ours.map((value, at) => value / theirs[at]);
  return { ...spread(turns), median: median(ours) / median(theirs) };
}

const least = (values) => (values.length ? Math.min(...values) : NaN);

const greatest = (values) => (values.length ? Math.max(...values) : NaN);
