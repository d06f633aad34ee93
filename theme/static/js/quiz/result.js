// Writes what the scorer found into the page: which blocks show, the scores in words and as a picture, what is near, what is
// missing. Reader's words and texts of the page only ever travel as text or as copies of elements, never as markup.

import { draw, viewOf } from './chart.js';
import { all, button, copies, fill, make, one, written } from './dom.js';
import { verdict } from './explain.js';
import { near } from './near.js';
import { decimal, readable, scalesUsed, within } from './score.js';
import { read } from './steps.js';
import { shape } from './words.js';

export { score } from './score.js';

/** @typedef {import('./score.js').Table} Table */
/** @typedef {import('./score.js').Responses} Responses */
/** @typedef {import('./score.js').Outcome} Outcome */
/**
 * @typedef {object} Told What one outcome is told from.
 * @property {HTMLElement} page
 * @property {Table} table
 * @property {Outcome} outcome
 * @property {boolean[]} asked Per item.
 * @property {number[][]} chosen Per item, empty when skipped or not asked.
 * @property {import('./chart.js').View} view
 */

/**
 * Write one outcome into the page, which may be hidden still.
 * @param {HTMLElement} page
 * @param {Table} table
 * @param {Responses} responses
 * @param {Outcome} outcome
 * @param {string[]} choices Results that the reader may choose among; empty when there is no choice.
 * @param {{goTo: (item: number) => void, present: (result: string) => void}} ways
 * @returns {() => HTMLElement} To be called once the page shows results: hides what does not apply, and gives the heading to move to.
 */
export function writeResult(page, table, responses, outcome, choices, { goTo, present }) {
  const block = /** @type {HTMLElement | null} */ (page.querySelector(`[data-result="${outcome.result}"]`));
  const close = near(table, responses);
  const told = { page, table, outcome, ...read(table, responses), view: viewOf(page, table) };
  const { words } = told.view;
  table.scales.forEach((_, index) => showScore(told, index, close.blur));
  const marks = table.items.flatMap((item, index) => verdict(page, item, told.chosen[index]));
  const computed = Object.values(outcome.scores).some((value) => value) && outcome.result !== 'withheld';
  one(page, '[data-picture]').replaceChildren(...(computed ? [draw(table, [{ outcome, blur: close.blur, marks }], told.view)] : []));
  one(page, '[data-near]').replaceChildren(...(block ? neighbours(told, close.results.filter((id) => !choices.includes(id))) : []));
  page.querySelector('[data-answers]')?.replaceChildren(...answers(told));
  one(page, '[data-missing]').replaceChildren(
    ...(outcome.result === 'incomplete' ? missing(told, goTo) : []),
    ...(choices.length ? choice(told, choices, present) : []),
  );
  const heading = one(page, '[data-heading]');
  return () => {
    reveal(page, table, outcome, block);
    heading.textContent = words[block ? 'result' : outcome.result];
    return heading;
  };
}

/** Show what an outcome calls for and nothing else. @param {HTMLElement} page @param {Table} table @param {Outcome} outcome @param {HTMLElement | null} block */
function reveal(page, table, outcome, block) {
  const hides = new Set(table.flags.filter(({ id }) => outcome.flags.includes(id)).flatMap((flag) => flag.hides));
  for (const result of all(page, '[data-result]')) result.hidden = result !== block;
  for (const notice of all(page, '[data-notice]')) notice.hidden = !outcome.flags.includes(notice.dataset.notice ?? '');
  for (const exercise of all(page, '[data-exercise], [data-fit]')) exercise.hidden = hides.has('exercise');
  for (const app of all(page, '[data-app]')) app.hidden = hides.has('app') || !block || block.matches('[data-no-app]');
  for (const part of all(page, '[data-hides]')) part.hidden = !block || hides.has(part.dataset.hides ?? '');
  for (const scores of all(page, '[data-scores]')) scores.hidden = outcome.result === 'withheld';
  if (page.querySelector('[data-store="google"]')) import('../stores.js');
  for (const fit of all(page, '.quiz-fit')) fit.remove();
  if (block && !hides.has('exercise')) offerFit(block);
}

/** @param {Told} told @param {number} index @param {ReturnType<typeof near>["blur"]} blur */
function showScore({ page, table, outcome, asked, chosen, view: { words } }, index, blur) {
  const { id, score, bands } = table.scales[index];
  const place = one(page, `[data-scale="${id}"]`);
  const shown = one(place, '[data-score]');
  const value = outcome.scores[id];
  shown.dataset.score = value ? decimal(value) : '';
  shown.textContent = value ? written(readable(value, score)) : words['no-score'];
  one(place, '[data-range]').hidden = !value;
  one(place, '[data-lacking]').textContent = value ? '' : lacking(table, asked, chosen, index, words.lacking);
  const [from, to] = value ? blur[id].map((end) => readable(end, score)) : ['', ''];
  one(place, '[data-blur]').textContent = from === to ? '' : fill(words.blur, { from, to });
  for (const band of all(place, '[data-band]')) {
    const [, low, high] = bands.find(([name]) => name === band.dataset.band) ?? ['', null, null];
    const here = Boolean(value && within(value, low, high));
    band.toggleAttribute('data-here', here);
    one(band, '.quiz-here').hidden = !here;
  }
  const counted = table.items.filter(
    ({ points }, item) => table.kind === 'checklist' && chosen[item].some((option) => points.some(([to, of]) => to === index && of[option] > 0)),
  );
  one(place, '[data-counted]').replaceChildren(...counted.map((item) => make('li', ...question(page, item.id))));
}

/** @param {HTMLElement} page @param {string} id */
const question = (page, id) => copies(one(page, `[data-item="${id}"] [data-question]`));
/** @param {HTMLElement} page @param {string} id @param {number} option */
const optionText = (page, id, option) => one(page, `[data-item="${id}"] [value="${option}"] + *`).textContent ?? '';

/** The items of a scale that were asked. @param {Table} table @param {boolean[]} asked @param {number} scale */
const itemsOf = (table, asked, scale) =>
  table.items.flatMap(({ points }, index) => (asked[index] && points.some(([to]) => to === scale) ? [index] : []));

/** @param {Table} table @param {boolean[]} asked @param {number[][]} chosen @param {number} scale @param {string} sentence @param {string} [name] */
function lacking(table, asked, chosen, scale, sentence, name = '') {
  const items = itemsOf(table, asked, scale);
  const [share, of] = table.scales[scale].needs;
  const given = items.filter((index) => chosen[index].length).length;
  return fill(sentence, { scale: name, given, asked: items.length, needs: Math.max(1, Math.ceil((share * items.length) / of)) });
}

/** What could not be computed, and the way to each item left out. @param {Told} told @param {(item: number) => void} goTo */
function missing({ page, table, outcome, asked, chosen, view: { words, scales } }, goTo) {
  const short = [...scalesUsed(table)].filter((scale) => !outcome.scores[table.scales[scale].id]);
  const named = table.kind === 'scale' || table.kind === 'map';
  const sentence = named ? words['lacking-named'] : words.lacking;
  const gaps = new Set(short.map((scale) => lacking(table, asked, chosen, scale, sentence, scales[scale].name)));
  const open = new Set(short.flatMap((scale) => itemsOf(table, asked, scale)).filter((index) => !chosen[index].length));
  const links = [...open].sort((one, two) => one - two).map((index) => {
    const link = button(`${index + 1}. `, () => goTo(index));
    link.append(...question(page, table.items[index].id));
    return make('li', link);
  });
  return [
    make('p', words['why-missing']),
    ...[...gaps].map((gap) => make('p', gap)),
    make('p', words['answer-these']),
    make('ul', ...links),
  ];
}

/** @param {Told} told @param {string[]} choices @param {(result: string) => void} present */
function choice({ outcome, view: { words, results } }, choices, present) {
  const buttons = choices.map((id) => {
    const pick = button(results[id], () => present(id));
    pick.setAttribute('aria-pressed', String(id === outcome.result));
    return make('li', pick);
  });
  return [make('p', words.choose), make('ul', ...buttons)];
}

/** The results that one answer more or less would have given, each with the way to its text. @param {Told} told @param {string[]} others */
function neighbours({ page, view: { words, results } }, others) {
  if (!others.length) return [];
  const links = others.map((id) => {
    const link = make('a', results[id]);
    link.setAttribute('href', one(page, `[data-result="${id}"]`).dataset.address ?? '');
    return make('li', link);
  });
  return [make('h3', words['near-title']), make('p', words[others.length > 1 ? 'near-more' : 'near-one']), make('ul', ...links)];
}

/** Every item that was asked, with what was answered. @param {Told} told */
function answers({ page, table, asked, chosen, view: { words } }) {
  return table.items.flatMap(({ id }, index) => {
    if (!asked[index]) return [];
    const given = make('strong', chosen[index].map((option) => optionText(page, id, option)).join(', ') || words.skipped);
    const entry = /** @type {HTMLLIElement} */ (make('li', make('span', ...question(page, id)), ' ', given));
    entry.value = index + 1;
    return [entry];
  });
}

/** Ask whether the result fits; the answer changes the next step and is kept nowhere. @param {HTMLElement} block */
function offerFit(block) {
  const place = block.querySelector('[data-fit]');
  if (!place) return;
  // The result's own words come first, and so are found before those for all.
  place.append(shape('fit'));
  const buttons = all(place, '[data-fit-answer]');
  const step = /** @type {HTMLElement | null} */ (block.querySelector('[data-exercise]'));
  const choose = (/** @type {string | undefined} */ answer) => {
    for (const each of buttons) each.setAttribute('aria-pressed', String(each.dataset.fitAnswer === answer));
    const text = /** @type {HTMLTemplateElement} */ (one(place, `[data-fit-text="${answer}"]`));
    one(place, '[data-fit-said]').replaceChildren(text.content.cloneNode(true));
    if (step) step.hidden = answer === 'no';
  };
  for (const each of buttons) each.onclick = () => choose(each.dataset.fitAnswer);
}
