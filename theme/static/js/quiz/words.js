// What a result says in the language of the page, and the looks and the parts that only the script shows: told.html and its sheet.

import { all, one, parsed, sheet } from './dom.js';

/** @type {[{HTML: string}, void]} */
const [{ HTML }] = await Promise.all([import(`./told.${document.documentElement.lang}.js`), sheet('quiz-told')]);
/** @type {Document | undefined} */
let stock;
/** @param {string} selector */
const template = (selector) => /** @type {HTMLTemplateElement} */ (one((stock ??= parsed(HTML)), `template[${selector}]`)).content;

/** @type {Record<string, string> | undefined} */
let held;
/** Every sentence by its name. */
export const words = () =>
  (held ??= Object.fromEntries(all(template('data-words'), '[data-word]').map((word) => [word.dataset.word, word.textContent ?? ''])));

/** A fresh part for the page. @param {string} name */
export const shape = (name) => /** @type {HTMLElement} */ (document.importNode(/** @type {Node} */ (template(`data-shape=${name}`).firstElementChild), true));
