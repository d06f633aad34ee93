// The way through a quiz: order, next, previous, and what a tab may remember.

import assert from 'node:assert/strict';
import test from 'node:test';
import { arrange, begin, isPlace, next, previous, recall, shuffle } from '#quiz/steps.js';

const item = (id, more = {}) => ({ id, options: 3, several: false, points: [[0, [1, 2, 3], 1, 3]], flags: [], skipped: [], only_if: [], ...more });
const TABLE = {
  items: [
    item('source'),
    item('a'),
    item('b'),
    item('conditional', { only_if: [[0, [1]]] }),
    item('c'),
    item('d', { several: true }),
    item('unscored', { points: [] }),
    item('piped'),
    item('e'),
  ],
};
const ANSWERS = { source: 0, a: 2, b: null, conditional: null, c: 1, d: [0, 2], unscored: null, piped: null, e: null };
const KEPT = { digest: '0badcafe', seed: 7, answers: ANSWERS, explained: [0], at: 4, done: false, keys: true };

test('the same seed gives the same order, and other seeds give others', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8];
  assert.deepEqual(shuffle(values, 42), shuffle(values, 42));
  assert.deepEqual(shuffle(values, 42).sort(), values);
  assert.equal(new Set(Array.from({ length: 50 }, (_, seed) => shuffle(values, seed).join())).size > 45, true);
  assert.deepEqual(values, [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual(shuffle([], 1), []);
});

test('over many seeds every value comes to every place about equally often', () => {
  const counts = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  const rounds = 4000;
  for (let round = 0; round < rounds; round += 1) {
    const seed = (round * 2654435761) >>> 0;
    shuffle([0, 1, 2, 3], seed).forEach((value, place) => {
      counts[place][value] += 1;
    });
  }
  for (const count of counts.flat()) assert.equal(Math.abs(count - rounds / 4) < rounds / 20, true, counts.join(' | '));
});

test('only free items move: conditional ones, their sources, unscored ones and those held stay', () => {
  const orders = Array.from({ length: 30 }, (_, seed) => arrange(TABLE, seed, ['piped']));
  for (const order of orders) {
    for (const fixed of [0, 3, 6, 7]) assert.equal(order[fixed], fixed);
    assert.deepEqual([...order].sort(), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  }
  assert.equal(new Set(orders.map(String)).size > 10, true);
});

test('the walk passes over what is not asked, both ways', () => {
  const order = [0, 2, 1, 3];
  const asked = [true, true, false, true];
  assert.deepEqual(['intro', 0, 2, 1, 3].map((at) => next(order, asked, at)), [0, 1, 1, 3, 'review']);
  assert.deepEqual(['result', 'review', 3, 1, 2, 0].map((at) => previous(order, asked, at)), ['review', 3, 1, 0, 0, 'intro']);
  assert.equal(next(order, [false, false, false, false], 'intro'), 'review');
});

test('what was kept comes back as it was, and nothing more', () => {
  const { digest, ...session } = KEPT;
  assert.deepEqual(recall(JSON.stringify({ ...KEPT, more: 1 }), TABLE, digest), session);
  assert.deepEqual(begin(7), { seed: 7, answers: {}, explained: [], at: 'intro', done: false, keys: false });
});

test('what does not fit in every part is nothing', () => {
  const strange = [
    { digest: '0badcaff' }, { seed: 1.5 }, { seed: 2 ** 32 }, { seed: null }, { answers: [] }, { answers: { ...ANSWERS, a: 3 } },
    { answers: { ...ANSWERS, a: -1 } }, { answers: { ...ANSWERS, a: '1' } }, { answers: { ...ANSWERS, a: [1] } }, { answers: { ...ANSWERS, d: 1 } },
    { answers: { ...ANSWERS, d: [3] } }, { answers: { ...ANSWERS, d: null } }, { answers: { a: 1 } }, { explained: [9] }, { explained: {} },
    { explained: null }, { at: 9 }, { at: 'sheet' }, { at: null }, { at: undefined },
  ]; // prettier-ignore
  for (const change of strange) assert.equal(recall(JSON.stringify({ ...KEPT, ...change }), TABLE, '0badcafe'), null, JSON.stringify(change));
  for (const text of [null, '', '{', 'null', '7', '"text"', '[]', '{}']) assert.equal(recall(text, TABLE, '0badcafe'), null, String(text));
  assert.equal(recall(JSON.stringify({ ...KEPT, digest: null }), TABLE, '0badcafe'), null);
});

test('places are the items and three more', () => {
  assert.deepEqual([0, 8, 'intro', 'review', 'result'].map((at) => isPlace(at, TABLE)), [true, true, true, true, true]);
  assert.deepEqual([9, -1, 0.5, '0', 'sheet', null, undefined, {}].filter((at) => isPlace(at, TABLE)), []);
});
