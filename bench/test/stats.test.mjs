import assert from 'node:assert/strict';
import test from 'node:test';
import { median, ratio, spread } from '../lib/stats.mjs';

test('the median is in the middle, whatever the order', () => {
  assert.equal(median([10, 9, 100]), 10);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.ok(Number.isNaN(median([])));
});

test('what was not measured does not count', () => {
  assert.deepEqual(spread([3, NaN, 1]), { median: 2, min: 1, max: 3, count: 2 });
  assert.ok(Number.isNaN(spread([NaN]).median));
});

test('a ratio is of medians, its spread of turns', () => {
  assert.deepEqual(ratio([2, 4, 6], [1, 4, 2]), { median: 2, min: 1, max: 3, count: 3 });
});
