// Results kept on this device: off until asked for, never the answers. What is stored and what is read from a file has the
// same form, and both are foreign: another version of this site, another program or a curious hand may have written them.

import { viewOf } from './chart.js';
import { canBe, lowest } from './codec.js';
import { make, one, written } from './dom.js';
import { line } from './line.js';
import { below, close, download, ownResult, panel, say, scoreWords, step, titleOf, words } from './panel.js';
import { readable } from './score.js';

/** @typedef {import('./panel.js').Context} Context */
/** @typedef {import('./score.js').Fraction} Fraction */
/** @typedef {[num: number, den: number] | null} Score */
/** @typedef {{date: string, digest: string, result: string, scores: Record<string, Score>}} Entry */
/** @typedef {{entries: Entry[]} | {problem: "off" | "blocked" | "strange" | "other-file"}} Found */

const VERSION = 1;
const PREFIX = 'our2souls.kept.';
const MOST = 2000;
const BIGGEST = 2 ** 20;

/** Entries that this page has offered to keep already, so that a deleted one stays deleted. */
const offered = new Set();

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value */
const isId = (value) => typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value);

/** @param {unknown} value */
function isDate(value) {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** @param {unknown} value */
const isScore = (value) =>
  value === null || (Array.isArray(value) && value.length === 2 && value.every(Number.isSafeInteger) && value[1] > 0 && lowest({ num: value[0], den: value[1] }).den === value[1]);

/** @param {Context} context @param {unknown} value @returns {value is Entry} */
function isEntry({ table, digest }, value) {
  if (!isRecord(value) || Object.keys(value).sort().join() !== 'date,digest,result,scores') return false;
  const { scores } = value;
  if (!isDate(value.date) || !isId(value.result) || !/^[0-9a-f]{8}$/.test(String(value.digest)) || !isRecord(scores)) return false;
  if (Object.keys(scores).length > 200 || !Object.entries(scores).every(([id, score]) => isId(id) && isScore(score))) return false;
  if (value.digest !== digest) return true;
  return (
    table.results.some(({ id }) => id === value.result) &&
    Object.keys(scores).length === table.scales.length &&
    table.scales.every(({ id }, index) => {
      const score = Object.hasOwn(scores, id) ? /** @type {Score} */ (scores[id]) : undefined;
      return score === null || (score && canBe(table, index, { num: score[0], den: score[1] }));
    })
  );
}

/** @param {Context} context @param {string} text @returns {Found} */
export function parse(context, text) {
  try {
    const data = JSON.parse(text);
    if (!isRecord(data) || data.version !== VERSION || !Array.isArray(data.results) || data.results.length > MOST) return { problem: 'strange' };
    if (data.quiz !== context.table.quiz) return { problem: isId(data.quiz) ? 'other-file' : 'strange' };
    return data.results.every((entry) => isEntry(context, entry)) ? { entries: data.results } : { problem: 'strange' };
  } catch {
    return { problem: 'strange' };
  }
}

/** Each entry once, oldest first, the newest when there are too many. @param {Entry[]} entries */
export function merge(entries) {
  const exact = (/** @type {Entry} */ { date, digest, result, scores }) => JSON.stringify([date, digest, result, Object.entries(scores).sort()]);
  const different = new Map(entries.map((entry) => [exact(entry), entry]));
  return [...different.values()].sort((one, two) => (one.date < two.date ? -1 : Number(one.date > two.date))).slice(-MOST);
}

/** @param {Context} context @param {Entry[]} results */
const toText = ({ table }, results) => JSON.stringify({ version: VERSION, quiz: table.quiz, results });

/** @param {Context} context @returns {Found} */
function load(context) {
  try {
    const text = localStorage.getItem(PREFIX + context.table.quiz);
    return text === null ? { problem: 'off' } : parse(context, text);
  } catch {
    return { problem: 'blocked' };
  }
}

/** Whether there was room. @param {Context} context @param {Entry[]} entries */
function store(context, entries) {
  try {
    localStorage.setItem(PREFIX + context.table.quiz, toText(context, merge(entries)));
    return true;
  } catch {
    return false;
  }
}

/** @param {Context} context @returns {Entry[]} The result on the screen, as an entry of today; none where a notice says not to pass it on: others may use this device. */
function current(context) {
  const own = ownResult(context, 'share');
  if (!own) return [];
  const now = new Date();
  const date = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const scores = context.table.scales.map(({ id }) => {
    const score = own.scores[id] && lowest(own.scores[id]);
    return [id, score && [score.num, score.den]];
  });
  return [{ date, digest: context.digest, result: own.result, scores: Object.fromEntries(scores) }];
}

/**
 * Keep the result on the screen, if the reader has asked for that before.
 * @param {Context} context
 * @returns {boolean} False only when there was no room.
 */
export function keep(context) {
  const found = load(context);
  const fresh = current(context).filter((entry) => !offered.has(JSON.stringify(entry)));
  if (!('entries' in found) || !fresh.length) return true;
  offered.add(JSON.stringify(fresh[0]));
  return store(context, [...found.entries, ...fresh]);
}

/** @param {Context} context */
export function open(context) {
  const roomy = keep(context);
  const file = () => /** @type {HTMLInputElement} */ (one(element, '[data-file]'));
  const tell = (/** @type {string} */ word, values = {}) => say(element, words(word, values));
  let sure = () => {};
  const ask = (/** @type {string} */ question, /** @type {() => void} */ then, values = {}) => {
    sure = then;
    one(element, '[data-asking]').textContent = words(question, values);
    say(element, '');
    step(element, 'ask');
    one(element, '[data-asking]').focus();
  };
  const render = () => {
    const found = load(context);
    step(element, 'entries' in found ? 'on' : found.problem === 'other-file' ? 'strange' : found.problem);
    if ('entries' in found) fillIn(context, element, found.entries, remove);
    one(element, 'h4').focus();
  };
  const change = (/** @type {() => void} */ how) => () => {
    how();
    render();
    tell('deleted');
  };
  const remove = (/** @type {Entry} */ entry) =>
    ask('ask-delete-one', change(() => {
      const found = load(context);
      if ('entries' in found) store(context, found.entries.filter((other) => JSON.stringify(other) !== JSON.stringify(entry)));
    }), { date: inWords(entry.date) });
  const forget = () => localStorage.removeItem(PREFIX + context.table.quiz);
  const element = panel('history', {
    keep: () => {
      const kept = store(context, current(context));
      render();
      tell(kept ? 'kept' : 'full');
    },
    export: () => {
      const found = load(context);
      if ('entries' in found) download(new Blob([toText(context, found.entries)], { type: 'application/json' }), `${context.table.quiz}.json`);
    },
    import: () => file().click(),
    off: () => ask('ask-off', change(forget)),
    'delete-quiz': () => ask('ask-delete-quiz', change(() => ('entries' in load(context) ? store(context, []) : forget()))),
    'delete-all': () => ask('ask-delete-all', change(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    })),
    yes: () => sure(),
    no: render,
    close: () => close(context, element, 'history'),
  });
  file().addEventListener('change', async () => {
    const [chosen] = file().files ?? [];
    if (!chosen) return;
    const read = chosen.size > BIGGEST ? null : parse(context, await chosen.text().catch(() => ''));
    file().value = '';
    const found = load(context);
    if (!read) return tell('too-big');
    if ('problem' in read || !('entries' in found)) return tell('problem' in read && read.problem === 'other-file' ? 'other-file' : 'not-imported');
    const [before, after] = [merge(found.entries).length, merge([...found.entries, ...read.entries]).length];
    if (!store(context, [...found.entries, ...read.entries])) return tell('full');
    render();
    tell('imported', { new: after - before, known: read.entries.length - (after - before) });
  });
  below(context, element);
  render();
  if (!roomy) tell('full');
}

/** @param {string} date */
function inWords(date) {
  const [year, month, day] = date.split('-').map(Number);
  const { lang } = document.documentElement; // as the pages write their dates: 23 November 2026
  return new Date(year, month - 1, day).toLocaleDateString(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long' });
}

/** @param {Score} score */
const fraction = (score) => (score ? { num: score[0], den: score[1] } : null);

/** @param {Context} context @param {HTMLElement} element @param {Entry[]} entries @param {(entry: Entry) => void} remove */
function fillIn(context, element, entries, remove) {
  const { page, table, digest } = context;
  const { scales } = viewOf(page, table);
  const column = (/** @type {string} */ name) => Object.assign(make('th', name), { scope: 'col' });
  const known = (/** @type {string} */ result) => table.results.some(({ id }) => id === result);
  one(element, '[data-columns]').replaceChildren(
    make('tr', ...[words('date'), words('result'), ...scales.map(({ name, minimum, maximum }) => words('column', { scale: name, minimum, maximum }))].map(column), make('td')),
  );
  one(element, '[data-rows]').replaceChildren(
    ...entries.toReversed().map((entry) => {
      const date = inWords(entry.date);
      const cells = entry.digest === digest
        ? table.scales.map(({ id, score }) => make('td', entry.scores[id] ? written(readable(/** @type {Fraction} */ (fraction(entry.scores[id])), score)) : words('no-score')))
        : [Object.assign(make('td', words('older')), { colSpan: scales.length })];
      const button = Object.assign(make('button', words('delete')), { type: 'button', className: 'button button-quiet' });
      button.setAttribute('aria-label', words('delete-one', { date }));
      button.addEventListener('click', () => remove(entry));
      const title = known(entry.result) ? titleOf(context, entry.result) : words('gone');
      return make('tr', Object.assign(make('th', date), { scope: 'row' }), make('td', title), ...cells, make('td', button));
    }),
  );
  const comparable = entries.filter((entry) => entry.digest === digest);
  one(element, '[data-lines]').replaceChildren(
    ...table.scales.flatMap(({ id }, index) => {
      const points = comparable.flatMap((entry) => {
        const score = entry.scores[id];
        return score ? [{ value: score[0] / score[1], date: inWords(entry.date), said: scoreWords(context, index, { [id]: fraction(score) }) }] : [];
      });
      if (points.length < 2) return [];
      const title = words('line', { scale: scales[index].name });
      const told = points.map(({ date, said }) => words('line-point', { date, score: said })).join(' ');
      return [make('figure', make('figcaption', title), line(points, scales[index], title, told))];
    }),
  );
}
