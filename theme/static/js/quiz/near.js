// What one answer more or less would have changed: every answered item is moved to each neighbouring option, one at a time.
// Options without an order (votes, right and wrong, choices that count nothing) are all each other's neighbours.

import { score } from './score.js';
import { read } from './steps.js';

/** @typedef {import('./score.js').Fraction} Fraction */
/** @typedef {import('./score.js').Table} Table */
/** @typedef {import('./score.js').Responses} Responses */

/**
 * @param {Table} table
 * @param {Responses} responses
 * @returns {{results: string[], blur: Record<string, [Fraction, Fraction]>}} Other results that were this close, in the
 *   table's order; and for each scale with a score, the lowest and highest score that were (the score itself included).
 */
export function near(table, responses) {
  const here = score(table, responses);
  const told = new Set(here.result === 'tied' ? here.tied : [here.result]);
  const others = new Set();
  /** @type {Record<string, [Fraction, Fraction]>} */
  const blur = {};
  for (const { id } of table.scales) {
    const value = here.scores[id];
    if (value) blur[id] = [value, value];
  }
  const { chosen } = read(table, responses);
  table.items.forEach((item, index) => {
    for (const moved of neighbours(table, item, chosen[index])) {
      const there = score(table, { ...responses, [item.id]: moved });
      for (const id of there.result === 'tied' ? there.tied : [there.result]) others.add(id);
      for (const [id, ends] of Object.entries(blur)) {
        const value = there.scores[id];
        if (value && less(value, ends[0])) ends[0] = value;
        if (value && less(ends[1], value)) ends[1] = value;
      }
    }
  });
  const results = table.results.map(({ id }) => id).filter((id) => others.has(id) && !told.has(id));
  return { results: here.result === 'incomplete' || here.result === 'withheld' ? [] : results, blur };
}

/** @param {Fraction} one @param {Fraction} two */
const less = (one, two) => one.num * two.den < two.num * one.den;

/**
 * The answers one step away; none for an item left out. Of several boxes, one is ticked or cleared, never the last one.
 * @param {Table} table
 * @param {Table["items"][number]} item
 * @param {number[]} given
 * @returns {(number | number[])[]}
 */
function neighbours(table, item, given) {
  const all = Array.from({ length: item.options }, (_, option) => option);
  if (!given.length) return [];
  if (item.several) {
    const sets = all.map((option) => (given.includes(option) ? given.filter((other) => other !== option) : [...given, option]));
    return sets.filter((set) => set.length);
  }
  return all.filter((option) => option !== given[0] && (!inOrder(table, item) || Math.abs(option - given[0]) === 1));
}

/** Whether the options go up or down on every scale they count for. @param {Table} table @param {Table["items"][number]} item */
const inOrder = ({ kind }, { points }) =>
  kind !== 'outcome' &&
  kind !== 'knowledge' &&
  points.length > 0 &&
  points.every(([, of]) =>
    [1, -1].some((way) => of.every((value, index) => !index || way * (value - of[index - 1]) >= 0)),
  );
