import assert from 'node:assert/strict';
import test from 'node:test';
import { isMet, judged, report, shown } from '../lib/report.mjs';

test('a bound is a least or a most', () => {
  assert.equal(isMet({ median: 1, bound: 1 }), true);
  assert.equal(isMet({ median: 1.1, bound: 1 }), false);
  assert.equal(isMet({ median: 3, bound: 2, least: true }), true);
  assert.equal(isMet({ median: NaN, bound: 2 }), undefined);
});

test('figures are told with their spread and their bound', () => {
  const text = judged([{ figure: 'a | b', median: 3, min: 2.5, max: 1234, bound: 2, least: true, aim: 4 }]);
  assert.match(text, /\| a \\\| b \| 3 \[2\.5–1,234\] \| ≥ 2 \(aim 4\) \| met \|/);
  assert.equal(shown({ median: 0, min: 0, max: 0 }), '0');
  assert.equal(shown(undefined), '–');
});

test('who could not be measured is named', () => {
  const result = { rows: [], when: 'then', machine: 'here.', missing: [{ name: 'hugo', why: 'no such package' }] };
  const text = report({ results: { page: result }, sections: { page: () => '## Page\n', load: () => '## Load\n' } });
  assert.match(text, /\*\*hugo\*\* \(no such package\)/);
  assert.doesNotMatch(text, /## Load/);
});
