// The numbers that readers see. What scores and results come of which answers is compared with the Python scorer, in tests/scoring.

import assert from 'node:assert/strict';
import test from 'node:test';
import { decimal, readable, within } from '#quiz/score.js';

test('halves are rounded up, below nought too', () => {
  const cases = [
    [{ num: 5, den: 2 }, 'mean', '2.5'],
    [{ num: 61, den: 20 }, 'mean', '3.1'],
    [{ num: -61, den: 20 }, 'mean', '-3.0'],
    [{ num: 125, den: 2 }, 'percent', '63'],
    [{ num: 4, den: 2 }, 'sum', '2'],
    [{ num: 5, den: 2 }, 'sum', '2.5'],
  ];
  for (const [value, kind, words] of cases) assert.equal(readable(value, kind), words);
});

test('the exact decimal never has an exponent', () => {
  assert.equal(decimal({ num: 1, den: 10_000_000 }), '0.0000001');
  assert.equal(decimal({ num: -3, den: 20_000_000 }), '-0.00000015');
  assert.equal(decimal({ num: 25, den: 8 }), '3.125');
});

test('a boundary belongs to a range only where the range says so', () => {
  const half = { num: 5, den: 2 };
  assert.equal(within(half, [5, 2, 1], null), true);
  assert.equal(within(half, [5, 2, 0], null), false);
  assert.equal(within(half, null, [10, 4, 1]), true);
  assert.equal(within(half, null, [10, 4, 0]), false);
  assert.equal(within(half, null, null), true);
});
