// What keeps the reader from going on: loaded where a question must be answered.

import { all, make, one, sheet } from './dom.js';

await sheet('quiz-errors');

/**
 * Say what is missing as a list of links, and the same words at each question; say nothing when nothing is.
 * @param {HTMLElement} form
 * @param {HTMLElement[]} fieldsets
 * @param {number[]} items Those that lack an answer.
 * @param {(item: number) => void} answer Brings the reader to a question.
 * @returns {HTMLElement | null} What to move to.
 */
export function complain(form, fieldsets, items, answer) {
  const summary = one(form, '[data-errors]');
  const { title = '' } = summary.dataset;
  fieldsets.forEach((fieldset, index) => {
    const error = /** @type {HTMLElement | null} */ (fieldset.querySelector('[data-error]'));
    if (!error) return;
    const wrong = items.includes(index);
    error.hidden = !wrong;
    if (wrong) fieldset.setAttribute('aria-describedby', error.id);
    else fieldset.removeAttribute('aria-describedby');
    for (const input of all(fieldset, 'input')) input.setAttribute('aria-invalid', String(wrong));
  });
  summary.hidden = !items.length;
  one(summary, 'ul').replaceChildren(
    ...items.map((index) => {
      const link = /** @type {HTMLAnchorElement} */ (make('a', one(fieldsets[index], '[data-words]').textContent ?? ''));
      link.href = `#${fieldsets[index].id}`;
      link.onclick = (event) => {
        event.preventDefault();
        answer(index);
      };
      return make('li', link);
    }),
  );
  if (!items.length) return null;
  document.title = title + document.title.replace(title, '');
  return summary;
}
