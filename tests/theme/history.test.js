// Kept results are foreign input: what may be read in, and how entries are brought together.

import assert from 'node:assert/strict';
import test from 'node:test';
import './page.js'; // first: words need a page when they load
import { fill } from '#quiz/dom.js';
import { merge, parse } from '#quiz/history.js';

const item = (id) => ({ id, options: 5, several: false, points: [[0, [1, 2, 3, 4, 5], 1, 5]], flags: [], skipped: [], only_if: [] });
const CONTEXT = {
  digest: '0badcafe',
  table: {
    quiz: 'calm',
    items: [item('a'), item('b')],
    scales: [{ id: 'calm', score: 'mean', unit: 1, needs: [1, 2], bands: [] }],
    results: [{ id: 'low', when: [] }, { id: 'high', when: [] }],
  },
};
const ENTRY = { date: '2026-11-23', digest: '0badcafe', result: 'low', scores: { calm: [3, 2] } };
const file = (results, more = {}) => JSON.stringify({ version: 1, quiz: 'calm', results, ...more });

test('a file that was saved here is read in', () => {
  assert.deepEqual(parse(CONTEXT, file([ENTRY])), { entries: [ENTRY] });
  assert.deepEqual(parse(CONTEXT, file([])), { entries: [] });
  assert.deepEqual(parse(CONTEXT, file([{ ...ENTRY, scores: { calm: null } }])), { entries: [{ ...ENTRY, scores: { calm: null } }] });
});

test('an entry of another version of the quiz may name results and scores that this one does not have', () => {
  const older = { ...ENTRY, digest: '12345678', result: 'gone', scores: { other: [1, 1] } };
  assert.deepEqual(parse(CONTEXT, file([older])), { entries: [older] });
});

for (const [what, entry] of Object.entries({
  'a score that the scale cannot have': { ...ENTRY, scores: { calm: [11, 2] } },
  'a scale that the quiz does not have': { ...ENTRY, scores: { calm: [3, 2], worry: [1, 1] } },
  'a result that the quiz does not have': { ...ENTRY, result: 'middle' },
  'a day that does not exist': { ...ENTRY, date: '2026-02-30' },
  'a digest in another alphabet': { ...ENTRY, digest: '0BADCAFE' },
  'answers': { ...ENTRY, answers: [1, 2] },
  'no scores': { date: '2026-11-23', digest: '0badcafe', result: 'low' },
  'a number': 7,
  'nothing': null,
})) {
  test(`a file is refused whole for ${what}`, () => {
    assert.deepEqual(parse(CONTEXT, file([ENTRY, entry])), { problem: 'strange' });
  });
}

test('another quiz, another version, too much and nonsense are told apart or refused', () => {
  assert.deepEqual(parse(CONTEXT, file([], { quiz: 'worry' })), { problem: 'other-file' });
  assert.deepEqual(parse(CONTEXT, file([], { quiz: '<b>' })), { problem: 'strange' });
  assert.deepEqual(parse(CONTEXT, file([], { version: 2 })), { problem: 'strange' });
  assert.deepEqual(parse(CONTEXT, file(Array.from({ length: 100_000 }, () => ENTRY))), { problem: 'strange' });
  for (const text of ['', '[]', 'null', '{', '"calm"', '{"__proto__": {}}']) assert.deepEqual(parse(CONTEXT, text), { problem: 'strange' });
});

test('entries are brought together once each, oldest first', () => {
  const later = { ...ENTRY, date: '2026-12-01' };
  const again = { ...ENTRY, scores: { ...ENTRY.scores } };
  assert.deepEqual(merge([later, ENTRY, again, later]), [ENTRY, later]);
  assert.deepEqual(merge([]), []);
});

test('words with gaps are filled by name, and what is filled in is not filled again', () => {
  assert.equal(fill('{scale} ({low} to {high})', { scale: '{low}', low: 1, high: 5 }), '{low} (1 to 5)');
});
