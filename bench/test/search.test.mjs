import assert from 'node:assert/strict';
import test from 'node:test';
import { read } from '../lib/documents.mjs';
import { half, initials, letters, mistaken, strokes } from '../lib/hangul.mjs';
import { isMeant, queries } from '../lib/queries.mjs';
import { byWay, found, judgements, mean, ndcg, withoutSyntax, withoutWholes } from '../lib/relevance.mjs';

test('syllables are typed as an input method puts them together', () => {
  assert.deepEqual(strokes('파이썬'), ['ㅍ', '파', '팡', '파이', '파있', '파이써', '파이썬']);
  assert.deepEqual(strokes('go 딸'), ['g', 'go', 'go ', 'go ㄸ', 'go 따', 'go 딸']);
  assert.deepEqual(['데이터', '머신러닝'].map(half), ['데잍', '머신러니']);
});

test('a word has letters and initials', () => {
  assert.equal(letters('앉다 x'), 'ㅇㅏㄴㅈㄷㅏ x');
  assert.equal(initials('파이썬 3'), 'ㅍㅇㅆ 3');
  assert.deepEqual([mistaken('러', 0), mistaken('러', 1)], ['머', '레']);
});

/** Bytes as crates/search writes them. */
const post = (slug, section) => [6, 1, ...text(slug), ...text('제목'), 1, ...text('모임'), 1, 0xc8, 0x1f, 1, ...text('tag'), 1, ...section];
const text = (value) => [Buffer.byteLength(value), ...Buffer.from(value)];

test('sessions are read as they are written', () => {
  const section = [...text('id'), ...text('세션'), 1, 1, 0, 1, ...text('누구'), 1, ...text('글')];
  const [session, ...more] = read(Buffer.from(post('a', section)));
  assert.deepEqual(session, { slug: 'a', year: 2020, at: 0, id: 'id', title: '세션', text: '글', about: '제목 모임 2020 tag 누구' });
  assert.equal(more.length, 0);
  assert.throws(() => read(Buffer.from([...post('a', section), 0])), /has Document/);
});

const session = (slug, text) => ({ slug, id: '', title: '', text, about: '' });
const LIBRARY = [
  session('a', '쿠버네티스 위에서 python 서버를 옮겼다'),
  session('b', '쿠버네티스를 kubernetes 라고도 쓴다'),
  session('b', '데이터베이스'),
];

test('queries stand where they must be found, and are the same each time', () => {
  const made = queries(LIBRARY, ['a', 'b'], 20);
  assert.deepEqual(made, queries(LIBRARY, ['a', 'b'], 20));
  const of = (kind, typed) => made.find((query) => query.kind === kind && query.typed === typed);
  assert.deepEqual(of('full word', '쿠버네티스를'), { kind: 'full word', typed: '쿠버네티스를', must: [1], may: [0, 1] });
  assert.deepEqual(of('initials', 'ㅋㅂㄴㅌㅅ').must, [0, 1]);
  assert.deepEqual(of('half-typed', '데이터베잇'), { kind: 'half-typed', typed: '데이터베잇', must: [1], may: [1] });
  assert.ok(made.filter(({ kind }) => kind === 'one typo').every(({ typed }) => !LIBRARY.some(({ text }) => text.includes(typed))));
});

test('a text that holds a word may be found, without its particle and as far as it is typed, but not what is spelled alike', () => {
  const meant = (typed, text) => assert.ok(isMeant(typed, text), `${typed}: ${text}`);
  const isNot = (typed, text) => assert.ok(!isMeant(typed, text), `${typed}: ${text}`);
  meant('파이썬을', '파이썬은 쉽다');
  meant('4주', '4줄로 줄였다');
  meant('서버 데잍', '데이터 서버');
  isNot('4주 서버', '서버 4줄');
  isNot('862번', '861번');
  isNot('python', 'pyhton');
});

test('what is found is compared with what must be', () => {
  assert.deepEqual(found([1, 1, 2, 9], { must: [1, 3], may: [1, 2, 3] }), { recall: 0.5, precision: 2 / 3 });
  assert.ok(Number.isNaN(found([], { must: [1], may: [1] }).precision));
  assert.equal(mean([1, NaN, 0]), 0.5);
});

test('the order of grades is worth more the better it is', () => {
  assert.equal(ndcg([3, 2, 0, 1], [1, 2, 3]) < 1, true);
  assert.equal(ndcg([3, 2, 1], [1, 2, 3]), 1);
  assert.equal(ndcg([0, 0], [1]), 0);
});

test('judgements are told by the way that is typed', () => {
  const judged = judgements('# so\n\n## One\na b | 3 2019/6 2016 1 2016/4\n# And\n## Two\nc | 2 2016\nd | 1 2017/0\n');
  assert.deepEqual(judged[0], { way: 'One', typed: 'a b', worth: { '2019/6': 3, 2016: 3, '2016/4': 1 } });
  assert.deepEqual(byWay(judged, [1, 0.5, 0]), { One: 1, Two: 0.25 });
});

test('others are asked what they understand, and owe no post besides what stands around its sessions', () => {
  const typed = 'year:2019 "광고 성과" -tag:웹';
  assert.equal(withoutSyntax(typed), '2019 광고 성과');
  assert.equal(withoutSyntax(typed, { phrases: true }), '2019 "광고 성과"');
  assert.equal(withoutSyntax(typed, { without: true }), '2019 광고 성과 -웹');
  assert.deepEqual(withoutWholes({ 2016: 2, '2016/0': 1, '2016/4': 3, 2017: 1 }), { '2016/0': 2, '2016/4': 3, '2017/0': 1 });
});
