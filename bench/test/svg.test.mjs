import assert from 'node:assert/strict';
import test from 'node:test';
import { barChart, lineChart, short } from '../lib/svg.mjs';

test('the longest bar reaches the edge, and names are escaped', () => {
  const value = (median) => ({ median, min: median, max: median });
  const picture = barChart('a < b', [{ name: 'R&D', ours: true, value: value(10) }, { name: 'half', value: value(5) }, { name: 'unmeasured', value: value(NaN) }]);
  assert.match(picture, /class="ours" x="220" y="44" width="410"/);
  assert.match(picture, /class="others" x="220" y="70" width="205"/);
  assert.ok(picture.includes('R&amp;D') && picture.includes('a &lt; b') && !picture.includes('unmeasured'));
});

test('each power of ten takes the same room', () => {
  const picture = lineChart('growth', [{ name: 'a', points: [[1, 1], [10, 10], [100, 100], [0, 5]] }]);
  assert.match(picture, /points="70,300 300,175 530,50"/);
});

test('nothing to draw is no mistake', () => {
  assert.match(lineChart('nothing', [{ name: 'a', points: [] }]), /^<svg[^]*<\/svg>\n$/);
});

test('numbers are short', () => {
  assert.deepEqual([short(0.12345), short(12.345), short(12345.6), short(NaN)], ['0.12', '12.3', '12,346', '–']);
});
