// Knowledge quizzes: how an answer stands and why, at once below the question and again at the end.

import { all, fill, make, one } from './dom.js';
import { words } from './words.js';

/** @typedef {import('./score.js').Table["items"][number]} Item */

/**
 * Explain the answer just given, below its options.
 * @param {HTMLElement} page
 * @param {HTMLElement} fieldset
 * @param {Item} item
 * @param {number[]} chosen
 */
export function explain(page, fieldset, item, chosen) {
  const box = one(fieldset, '[data-explanation]');
  verdict(page, item, chosen);
  const parts = all(page, `[data-key="${item.id}"] > :not([data-asked])`).map((part) => /** @type {HTMLElement} */ (part.cloneNode(true)));
  // The places that references lead back to stay the ones further down.
  for (const copy of parts.flatMap((part) => all(part, '[id]'))) copy.removeAttribute('id');
  box.replaceChildren(...parts);
  box.scrollIntoView({ block: 'nearest' });
}

/**
 * Say in words how an answer stands, beside its explanation.
 * @param {HTMLElement} page
 * @param {Item} item
 * @param {number[]} chosen
 * @returns {("right" | "partly" | "other" | "skipped")[]} How it stands; nothing where there is no right or wrong.
 */
export function verdict(page, item, chosen) {
  const key = /** @type {HTMLElement | null} */ (page.querySelector(`[data-key="${item.id}"]`));
  if (!key) return [];
  for (const why of all(key, '[data-option]')) why.hidden = !chosen.includes(Number(why.dataset.option));
  const place = /** @type {HTMLElement | null} */ (key.querySelector('[data-verdict]'));
  if (!place) return [];
  const [, points, lowest, highest] = item.points[0];
  const total = chosen.reduce((sum, option) => sum + points[option], 0);
  const how = !chosen.length ? 'skipped' : total >= highest ? 'right' : total > lowest ? 'partly' : 'other';
  const texts = chosen.map((option) => one(page, `[data-item="${item.id}"] [value="${option}"] + *`).textContent);
  const said = make('span', texts.length ? ` ${fill(words()['you-chose'], { options: texts.join(', ') })}` : '');
  said.className = 'quiz-chosen';
  place.dataset.verdict = how;
  place.replaceChildren(make('strong', words()[`verdict-${how}`]), said);
  return [how];
}
