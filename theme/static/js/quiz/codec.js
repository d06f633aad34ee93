// A result as a short text for the part of an address that is never sent anywhere, and back. Pure. Whatever is read here was
// written by a stranger: only a text that this very file could have written is believed. The bytes are described in
// docs/share-links.md; links must open for ever, so a new form gets a new version and the old one stays readable.

import { within } from './score.js';

/** @typedef {import('./score.js').Fraction} Fraction */
/** @typedef {import('./score.js').Table} Table */
/** @typedef {Record<string, Fraction | null>} Scores */
/** @typedef {{result: string, scores: Scores}} Kept What a link tells: a result and the scores behind it, never answers. */
/**
 * @typedef {({ok: true} & Kept) | {ok: false, reason: "unreadable" | "other-quiz" | "edited", result?: string}} Read
 *   `result` stays known after an edit of the quiz when the quiz still has it.
 */

const VERSION = 1;
const LONGEST = 1024;
const BIGGEST = 2 ** 48;

/** CRC-32: notices every change of up to 32 neighbouring bits. @param {Iterable<number>} bytes */
function checksum(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320);
  }
  return ~sum >>> 0;
}

/** A short stand-in for an id (plain ASCII): four bytes. @param {string} id */
const mark = (id) => fourBytes(checksum([...id].map((letter) => letter.charCodeAt(0))));
/** @param {number} number */
const fourBytes = (number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255);

/** Seven bits a byte, the last ones first; the top bit says that more follow. @param {number} number @returns {number[]} */
const count = (number) => (number < 128 ? [number] : [(number % 128) + 128, ...count(Math.floor(number / 128))]);

/** @param {number[]} bytes */
const toText = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** @param {string} text @returns {number[] | null} */
function toBytes(text) {
  if (text.length > LONGEST || !/^[\w-]+$/.test(text) || text.length % 4 === 1) return null;
  const bytes = [...atob(text.replaceAll('-', '+').replaceAll('_', '/'))].map((letter) => letter.charCodeAt(0));
  return toText(bytes) === text ? bytes : null;
}

/** @param {number} one @param {number} two @returns {number} */
const commonFactor = (one, two) => (two ? commonFactor(two, one % two) : Math.abs(one));

/** The same number with the smallest denominator. @param {Fraction} fraction @returns {Fraction} */
export function lowest({ num, den }) {
  const factor = commonFactor(num, den);
  return { num: num / factor, den: den / factor };
}

/** @param {Table} table @param {string} digest Eight hexadecimal digits. */
const head = (table, digest) => [VERSION, ...fourBytes(Number.parseInt(digest, 16)), ...mark(table.quiz).slice(2)];

/**
 * The text for one result.
 * @param {Table} table
 * @param {string} digest
 * @param {Kept} kept
 */
export function encode(table, digest, { result, scores }) {
  const numbers = table.scales.flatMap(({ id }) => {
    const score = scores[id];
    if (!score) return [0];
    const { num, den } = lowest(score);
    return [...count(den), ...count(num < 0 ? -2 * num - 1 : 2 * num)];
  });
  const bytes = [...head(table, digest), ...mark(result), ...numbers];
  return toText([...bytes, ...fourBytes(checksum(bytes))]);
}

/**
 * What a text says, if this quiz could have written it.
 * @param {Table} table
 * @param {string} digest
 * @param {string} text
 * @returns {Read}
 */
export function decode(table, digest, text) {
  const bytes = toBytes(text);
  if (!bytes || bytes.length < 15 || bytes[0] !== VERSION) return { ok: false, reason: 'unreadable' };
  const same = (/** @type {number} */ from, /** @type {number[]} */ expected) => expected.every((byte, index) => bytes[from + index] === byte);
  const end = bytes.length - 4;
  if (!same(end, fourBytes(checksum(bytes.slice(0, end))))) return { ok: false, reason: 'unreadable' };

  const expected = head(table, digest);
  if (!same(5, expected.slice(5))) return { ok: false, reason: 'other-quiz' };
  const result = table.results.find(({ id }) => same(7, mark(id)))?.id;
  if (!same(0, expected)) return { ok: false, reason: 'edited', result };

  const scores = readScores(table, bytes.slice(11, end));
  if (!scores || !result || !agrees(table, result, scores)) return { ok: false, reason: 'unreadable' };
  // One result has one text: a number spelt in a longer way than needed is not ours.
  return encode(table, digest, { result, scores }) === text ? { ok: true, result, scores } : { ok: false, reason: 'unreadable' };
}

/** @param {Table} table @param {number[]} bytes @returns {Scores | null} */
function readScores(table, bytes) {
  let at = 0;
  const next = () => {
    let [number, place] = [0, 1];
    for (; bytes[at] > 127 && place < BIGGEST; at += 1, place *= 128) number += (bytes[at] - 128) * place;
    return number + bytes[at++] * place;
  };
  /** @type {Scores} */
  const scores = {};
  for (const [index, { id }] of table.scales.entries()) {
    const den = next();
    const code = den ? next() : 0;
    const score = den ? { num: code % 2 ? -(code + 1) / 2 : code / 2, den } : null;
    // Past the end of the bytes every number is NaN, and no scale has that.
    if (score ? !canBe(table, index, score) : den !== 0) return null;
    scores[id] = score;
  }
  return at === bytes.length ? scores : null;
}

/**
 * Whether a scale can have this score: as a fraction that some number of answers makes, between what they can add up to.
 * @param {Table} table
 * @param {number} scale
 * @param {Fraction} score In lowest terms.
 */
export function canBe(table, scale, { num, den }) {
  if (![num, den].every((part) => Number.isSafeInteger(part) && Math.abs(part) < BIGGEST) || den < 1) return false;
  const { score: how, unit, needs } = table.scales[scale];
  const items = table.items.flatMap(({ points, only_if }) =>
    points.flatMap(([to, , low, high]) => (to === scale ? [{ low, high, always: !only_if.length }] : [])),
  );
  const sorted = (/** @type {number[]} */ numbers) => numbers.sort((one, two) => one - two);
  const lows = sorted(items.map(({ low }) => low));
  const highs = sorted(items.map(({ high }) => -high));
  const widths = sorted(items.map(({ low, high }) => low - high));
  const always = items.filter((item) => item.always).length;
  return items.some((_, index) => {
    const answers = index + 1;
    if (answers * needs[1] < needs[0] * always) return false;
    const sum = (/** @type {number[]} */ numbers) => numbers.slice(0, answers).reduce((sofar, number) => sofar + number, 0);
    if (how === 'percent') return num >= 0 && num <= 100 * den && (100 * den) / commonFactor(num, 100 * den) <= -sum(widths);
    const parts = how === 'mean' ? unit * answers : unit;
    return parts % den === 0 && num * (parts / den) >= sum(lows) && num * (parts / den) <= -sum(highs);
  });
}

/** Whether the rules that look at scores allow this result. @param {Table} table @param {string} result @param {Scores} scores */
function agrees(table, result, scores) {
  const of = (/** @type {number} */ scale) => scores[table.scales[scale].id];
  const { when = [], scale } = /** @type {Table["results"][number]} */ (table.results.find(({ id }) => id === result));
  return when.every((condition) => {
    if (condition[0] === 'item') return true;
    const score = of(condition[1]);
    return score && within(score, condition[2], condition[3]);
  }) && (scale === undefined || of(scale) !== null);
}
