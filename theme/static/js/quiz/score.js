// The browser's twin of plugins/quiz/scoring.py: what that file computes, this one computes, and tests compare the two.
// Whole numbers only: fractions are compared by multiplying crosswise, so both agree on every boundary. The products can be
// larger than numbers hold exactly, so they are big integers.

import { chose, read } from './steps.js';

/** @typedef {{num: number, den: number}} Fraction */
/** @typedef {[numerator: number, denominator: number, included: 0 | 1] | null} Bound */
/** @typedef {["scale", number, Bound, Bound] | ["item", number, number[]]} Condition */
/** @typedef {[scale: number, points: number[], lowest: number, highest: number]} Points */
/**
 * @typedef {object} Item
 * @property {string} id
 * @property {number} options
 * @property {boolean} several
 * @property {Points[]} points
 * @property {number[][]} flags
 * @property {number[]} skipped
 * @property {[item: number, options: number[]][]} only_if
 */
/**
 * @typedef {object} Table What the page carries about its quiz (plugins/quiz/table.py).
 * @property {1} format
 * @property {string} quiz
 * @property {string} kind
 * @property {Item[]} items
 * @property {{id: string, score: "sum" | "mean" | "percent", unit: number, needs: [number, number], bands: [string, Bound, Bound][]}[]} scales
 * @property {{id: string, when?: Condition[], scale?: number}[]} results
 * @property {"highest" | "lowest"} prefer
 * @property {{lead: [number, number], by: "reader" | "result" | "order", results: number[]} | null} ties
 * @property {{id: string, hides: string[]}[]} flags
 */
/** @typedef {Record<string, number | number[] | null>} Responses Item id to the chosen option, or options; null and [] are unanswered. */
/** @typedef {{scores: Record<string, Fraction | null>, result: string, tied: string[], flags: string[]}} Outcome */
/** @typedef {{asked: number, answered: number, total: number, lowest: number, highest: number}} Sum */

/**
 * @param {Table} table
 * @param {Responses} responses
 * @returns {Outcome}
 */
export function score(table, responses) {
  const { asked, chosen } = read(table, responses);
  const totals = table.scales.map(() => ({ asked: 0, answered: 0, total: 0, lowest: 0, highest: 0 }));
  const flagged = new Set();
  table.items.forEach((item, index) => {
    if (!asked[index]) return;
    const options = chosen[index];
    for (const [scale] of item.points) totals[scale].asked += 1;
    for (const flag of options.length ? options.flatMap((option) => item.flags[option] ?? []) : item.skipped) flagged.add(flag);
    for (const [scale, points, lowest, highest] of options.length ? item.points : []) {
      const sum = totals[scale];
      sum.answered += 1;
      sum.total += options.reduce((sofar, option) => sofar + points[option], 0);
      sum.lowest += lowest;
      sum.highest += highest;
    }
  });
  const scores = table.scales.map((scale, index) => scaleScore(scale, totals[index]));
  const inForce = table.flags.filter((_, index) => flagged.has(index));
  return {
    scores: Object.fromEntries(table.scales.map(({ id }, index) => [id, scores[index]])),
    ...(inForce.some(({ hides }) => hides.includes('result')) ? { result: 'withheld', tied: [] } : findResult(table, chosen, scores)),
    flags: inForce.map(({ id }) => id),
  };
}

/**
 * @param {Table["scales"][number]} scale
 * @param {Sum} sum
 * @returns {Fraction | null}
 */
function scaleScore({ score, unit, needs }, { asked, answered, total, lowest, highest }) {
  if (answered === 0 || answered * needs[1] < needs[0] * asked) return null;
  if (score === 'percent') return { num: 100 * (total - lowest), den: highest - lowest };
  return { num: total, den: score === 'mean' ? unit * answered : unit };
}

/** The scales without which no result can be told: those that a rule looks at. @param {Table} table @returns {Set<number>} */
export const scalesUsed = ({ results }) =>
  new Set(
    results.flatMap(({ when = [], scale }) => [
      ...when.flatMap((condition) => (condition[0] === 'scale' ? [condition[1]] : [])),
      ...(scale === undefined ? [] : [scale]),
    ]),
  );

/**
 * @param {Table} table
 * @param {number[][]} chosen
 * @param {(Fraction | null)[]} scores
 * @returns {{result: string, tied: string[]}}
 */
function findResult(table, chosen, scores) {
  const { results, ties, prefer } = table;
  if ([...scalesUsed(table)].some((scale) => !scores[scale])) return { result: 'incomplete', tied: [] };

  const ruled = results.find(({ when }) => when?.every((condition) => holds(condition, chosen, scores)));
  if (ruled) return { result: ruled.id, tied: [] };

  const ahead = prefer === 'highest' ? 1 : -1;
  const rivals = results.flatMap((result) => (result.scale === undefined ? [] : [{ result, ...(/** @type {Fraction} */ (scores[result.scale])) }]));
  const top = rivals.reduce((best, rival) => (ahead * above(rival, best) > 0 ? rival : best), rivals[0]);
  const [lead, of] = (ties?.lead ?? [0, 1]).map(BigInt);
  const leaders = rivals
    .filter((rival) => {
      const behind = BigInt(ahead) * difference(top, rival);
      return !behind || behind * of < lead * BigInt(top.den) * BigInt(rival.den);
    })
    .map(({ result }) => result);
  if (leaders.length < 2 || !ties) return { result: leaders[0]?.id ?? 'incomplete', tied: [] };

  const byOrder = ties.results.map((index) => results[index]).find((result) => leaders.includes(result)) ?? leaders[0];
  const winners = { reader: 'tied', result: results[ties.results[0]]?.id, order: byOrder.id };
  return { result: winners[ties.by], tied: leaders.map(({ id }) => id) };
}

/**
 * @param {Condition} condition
 * @param {number[][]} chosen
 * @param {(Fraction | null)[]} scores
 */
function holds(condition, chosen, scores) {
  if (condition[0] === 'item') return chose(chosen[condition[1]], condition[2]);
  const [, scale, low, high] = condition;
  return within(/** @type {Fraction} */ (scores[scale]), low, high);
}

/** One fraction less another, times both denominators. @param {Fraction} one @param {Fraction} other */
const difference = (one, other) => BigInt(one.num) * BigInt(other.den) - BigInt(other.num) * BigInt(one.den);

/** Above 0 where one fraction is larger than another, below 0 where it is smaller. @param {Fraction} one @param {Fraction} other */
const above = (one, other) => Number(difference(one, other));

/** Whether a score lies in a range. @param {Fraction} score @param {Bound} low @param {Bound} high */
export function within({ num, den }, low, high) {
  const beyond = (/** @type {Bound} */ bound, /** @type {1 | -1} */ side) => {
    if (!bound) return true;
    const inside = side * above({ num, den }, { num: bound[0], den: bound[1] });
    return inside > 0 || (inside === 0 && bound[2] === 1);
  };
  return beyond(low, 1) && beyond(high, -1);
}

/** The shortest text of the exact score, for `data-score`, never with an exponent. @param {Fraction} fraction */
export function decimal({ num, den }) {
  const [digits, exponent] = String(num / den).split('e-');
  if (!exponent) return digits;
  const sign = digits.startsWith('-') ? '-' : '';
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${digits.replace(/[-.]/g, '')}`;
}

/**
 * The score as a reader sees it, rounded half up.
 * @param {Fraction} fraction
 * @param {"sum" | "mean" | "percent"} kind
 */
export function readable({ num, den }, kind) {
  const steps = kind === 'percent' ? 1 : 10;
  const doubled = 2 * steps * num + den;
  const rounded = (doubled - (((doubled % (2 * den)) + 2 * den) % (2 * den))) / (2 * den);
  return kind === 'percent' || (kind === 'sum' && num % den === 0) ? String(rounded / steps) : (rounded / 10).toFixed(1);
}
