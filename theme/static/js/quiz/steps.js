// The way through a quiz, without a page: what is asked, the order of this visit, what comes next, and what a tab may remember of it.

/** @typedef {import('./score.js').Table} Table */
/** @typedef {import('./score.js').Responses} Responses */
/** @typedef {number | "intro" | "review" | "result"} At An item's number in the table, or one of the other places. */
/**
 * @typedef {object} Session What the tab keeps, together with the digest of the table that it belongs to.
 * @property {number} seed
 * @property {Responses} answers
 * @property {number[]} explained Items whose answer was explained, so that it stands.
 * @property {At} at
 * @property {boolean} done Whether a result was asked for.
 * @property {boolean} keys Whether number keys choose.
 */

/** @param {number} seed @returns {Session} */
export const begin = (seed) => ({ seed, answers: {}, explained: [], at: 'intro', done: false, keys: false });

/**
 * What the tab remembers, or null when it belongs to another version of the quiz or is nothing that we wrote.
 * @param {string | null} text
 * @param {Table} table
 * @param {string | null} digest
 * @returns {Session | null}
 */
export function recall(text, table, digest) {
  try {
    const kept = JSON.parse(/** @type {string} */ (text));
    const { seed, answers, explained, at } = kept;
    const fits =
      kept.digest === digest &&
      within(seed, 2 ** 32) &&
      table.items.every(({ id, options, several }) =>
        several ? Array.isArray(answers[id]) && all(answers[id], options) : answers[id] === null || within(answers[id], options),
      ) &&
      all(explained, table.items.length) &&
      isPlace(at, table);
    return fits ? { seed, answers, explained, at, done: kept.done === true, keys: kept.keys === true } : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value @param {number} end */
const within = (value, end) => Number.isInteger(value) && /** @type {number} */ (value) >= 0 && /** @type {number} */ (value) < end;
/** @param {unknown[]} values @param {number} end */
const all = (values, end) => values.every((value) => within(value, end));

/** @param {unknown} at @param {Table} table @returns {at is At} */
export const isPlace = (at, table) => within(at, table.items.length) || ['intro', 'review', 'result'].includes(/** @type {any} */ (at));

/**
 * Which items are asked, and what was chosen; the answer to an item that is not asked (any more) does not count.
 * @param {Table} table
 * @param {Responses} responses
 */
export function read(table, responses) {
  /** @type {number[][]} */
  const chosen = [];
  const asked = table.items.map(({ id, only_if }) => {
    const is = only_if.every(([item, options]) => chose(chosen[item], options));
    chosen.push(is ? chosenOptions(responses, id) : []);
    return is;
  });
  return { asked, chosen };
}

/** Whether one of these options was chosen; -1 stands for no answer. @param {number[]} chosen @param {number[]} options */
export const chose = (chosen, options) => (chosen.length ? chosen : [-1]).some((option) => options.includes(option));

/** @param {Responses} responses @param {string} id @returns {number[]} */
function chosenOptions(responses, id) {
  const answer = Object.hasOwn(responses, id) ? responses[id] : null;
  return answer === null ? [] : [...new Set([answer].flat())];
}

/**
 * Items in the order of this visit. Those that others lean on, or that lean on others, and those that only ask keep their place.
 * @param {Table} table
 * @param {number} seed
 * @param {string[]} held Ids of further items that keep their place.
 * @returns {number[]}
 */
export function arrange({ items }, seed, held) {
  const fixed = new Set(items.flatMap(({ only_if }) => only_if.map(([source]) => source)));
  const free = items.flatMap(({ id, only_if, points }, index) =>
    only_if.length || !points.length || fixed.has(index) || held.includes(id) ? [] : [index],
  );
  const moved = shuffle(free, seed);
  return items.map((_, index) => (free.includes(index) ? /** @type {number} */ (moved.shift()) : index));
}

/**
 * The same seed always gives the same order.
 * @template T
 * @param {T[]} values
 * @param {number} seed
 * @returns {T[]}
 */
export function shuffle(values, seed) {
  const mixed = [...values];
  for (let end = mixed.length - 1; end > 0; end -= 1) {
    // A linear congruential step; its upper bits are the good ones.
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const pick = Math.floor((seed / 2 ** 32) * (end + 1));
    [mixed[end], mixed[pick]] = [mixed[pick], mixed[end]];
  }
  return mixed;
}

/** @param {number[]} order @param {boolean[]} asked @param {At} at @returns {At} */
export const next = (order, asked, at) => order.slice(order.indexOf(/** @type {number} */ (at)) + 1).find((item) => asked[item]) ?? 'review';

/** @param {number[]} order @param {boolean[]} asked @param {At} at @returns {At} */
export function previous(order, asked, at) {
  if (at === 'result') return 'review';
  const before = typeof at === 'number' ? order.slice(0, order.indexOf(at)) : order;
  return before.filter((item) => asked[item]).pop() ?? 'intro';
}
