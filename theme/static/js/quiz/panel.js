// What sharing, comparing and keeping have in common: their panels, which are copies of those in panels.html, and links.
// What a stranger wrote never gets here but as a result and scores that the quiz itself has.

import { viewOf } from './chart.js';
import { all, fill, make, one, parsed, sheet } from './dom.js';
import { readable } from './score.js';

/** @typedef {import('./score.js').Outcome} Outcome */
/** @typedef {import('./codec.js').Kept} Kept */
/** @typedef {{reason: Extract<import('./codec.js').Read, {ok: false}>["reason"] | "not-side-by-side", result?: string}} Refusal */
/**
 * @typedef {object} Context What js/quiz/flow.js hands over.
 * @property {HTMLElement} page
 * @property {HTMLElement} form
 * @property {import('./score.js').Table} table
 * @property {string} digest
 * @property {() => Outcome | null} outcome The reader's own result, once there is one.
 */

/** The panels, in the language of the page. @type {[{HTML: string}, void]} */
const [{ HTML }] = await Promise.all([import(`./panels.${document.documentElement.lang}.js`), sheet('quiz-people')]);
/** @type {Document | undefined} */
let shapes;
/** The panels and words, with the links that only the page knows. */
function stock() {
  if (shapes) return shapes;
  shapes = parsed(HTML);
  for (const { content } of shapes.querySelectorAll('template')) {
    for (const link of all(content, 'a')) {
      const known = /** @type {HTMLAnchorElement} */ (one(document, `nav [href$="${link.getAttribute('href')}"]`));
      link.setAttribute('href', known.getAttribute('href') ?? '');
      if (known.hreflang) link.setAttribute('hreflang', known.hreflang);
    }
  }
  return shapes;
}
/** @param {string} selector */
const template = (selector) => /** @type {HTMLTemplateElement} */ (one(stock(), `template[${selector}]`)).content;

/** @param {string} word @returns {HTMLElement} */
const entry = (word) => one(template('data-words=people'), `[data-word="${word}"]`);
/** A sentence. @param {string} word @param {Record<string, string | number>} [values] */
export const words = (word, values = {}) => fill(entry(word).textContent ?? '', values);
/** Paragraphs. @param {string} word */
export const paragraphs = (word) => [...entry(word).children].map((part) => document.importNode(part, true));

/**
 * A fresh panel; its buttons are wired by what they do, and every panel can be closed.
 * @param {string} name
 * @param {Record<string, (button: HTMLButtonElement) => void>} deeds
 */
export function panel(name, deeds) {
  const element = /** @type {HTMLElement} */ (document.importNode(/** @type {Node} */ (template(`data-panel=${name}`).firstElementChild), true));
  element.addEventListener('click', ({ target }) => {
    const button = /** @type {HTMLButtonElement | null} */ (/** @type {Element} */ (target).closest('[data-do]'));
    const deed = button && deeds[button.dataset.do ?? ''];
    if (button && deed) deed(button);
  });
  return element;
}

/** Say something to everyone, also to those who listen. @param {HTMLElement} root @param {string} text */
export function say(root, text) {
  one(root, '[data-said]').textContent = text;
}

/** @param {HTMLElement} element */
export const step = (element, /** @type {string} */ name) => {
  for (const part of all(element, '[data-step]')) part.hidden = part.dataset.step !== name;
};

/** Put a panel below the buttons, in place of any other; it goes when the result does. @param {Context} context @param {HTMLElement} element */
export function below({ page, form }, element) {
  one(page, '[data-place]').replaceChildren(element);
  new MutationObserver((_, watch) => {
    watch.disconnect();
    element.remove();
  }).observe(form, { attributeFilter: ['data-outcome'] });
}

/** Close a panel and go back to the button that opened it. @param {Context} context @param {HTMLElement} element @param {string} action */
export function close({ page }, element, action) {
  element.remove();
  one(page, `[data-action="${action}"]`).focus();
}

/** Put what a link says above the quiz. @param {Context} context @param {HTMLElement} element */
export function above({ page }, element) {
  for (const other of all(page, '.quiz-received')) other.remove();
  one(page, '.quiz-head').after(element);
  one(element, 'h2').focus();
}

/** Away with what a link said, and with the link; the quiz is next. @param {Context} context @param {HTMLElement} element @param {boolean} begin */
export function putAway({ page }, element, begin) {
  element.remove();
  history.replaceState(history.state, '', location.pathname + location.search);
  const start = one(page, '[data-action=start]');
  if (start.closest('[hidden]')) return;
  start.focus();
  if (begin) start.click();
}

/**
 * The reader's own result, if there is one to pass on: nothing is incomplete, undecided, withheld, or kept back by a notice.
 * @param {Context} context
 * @param {string} [what] What a notice may hide.
 */
export function ownResult({ table, outcome }, what = '') {
  const own = outcome();
  if (!own || !table.results.some(({ id }) => id === own.result)) return null;
  return table.flags.some(({ id, hides }) => own.flags.includes(id) && hides.includes(what)) ? null : own;
}

/** What a result is called, for anyone: words that came from the reader's answers are taken back. @param {Context} context @param {string} result */
export const titleOf = (context, result) => plain(one(context.page, `[data-result="${result}"] h3`)).textContent ?? '';

/** What a result means, for anyone: its text, without the parts that speak to the one who took the quiz. @param {Context} context @param {string} result */
export function textOf({ page }, result) {
  const parts = [];
  for (const part of one(page, `[data-result="${result}"]`).children) {
    if (part.matches('h4, [data-exercise], section, details')) break;
    if (part.matches('p, ul, ol, blockquote') && !part.matches('[data-on]')) parts.push(plain(part));
  }
  return parts;
}

/** A copy for anyone: words that came from the reader’s answers are taken back. @param {Element} part */
export function plain(part) {
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  for (const pipe of all(copy, '[data-pipe]')) pipe.replaceWith(pipe.dataset.otherwise ?? pipe.textContent ?? '');
  return copy;
}

/** A score in words. @param {Context} context @param {number} index @param {Kept["scores"]} scores */
export function scoreWords(context, index, scores) {
  const { id, score } = context.table.scales[index];
  const value = scores[id];
  const { minimum, maximum } = viewOf(context.page, context.table).scales[index];
  return value ? words('score', { score: readable(value, score), minimum, maximum }) : words('no-score');
}

/** List all that a link tells. @param {Context} context @param {HTMLElement} root @param {Kept} kept */
export function list(context, root, { result, scores }) {
  const { page, table } = context;
  const { scales } = viewOf(page, table);
  const rows = [
    [words('quiz'), one(page, 'h1').textContent ?? ''],
    [words('result'), titleOf(context, result)],
    ...scales.map(({ name }, index) => [name, scoreWords(context, index, scores)]),
  ];
  one(root, '[data-shown]').replaceChildren(...rows.map(([name, value]) => make('div', make('dt', name), make('dd', value))));
}

/** Why a link is not shown, and what still can be. @param {Refusal} read */
export const refusal = ({ reason, result }) => paragraphs(reason === 'edited' && !result ? 'edited-gone' : reason);

/** @param {Context} context @param {Refusal} read */
export function refuse(context, read) {
  const element = panel('refused', { take: () => putAway(context, element, true), close: () => putAway(context, element, false) });
  one(element, '[data-refusal]').replaceChildren(...refusal(read));
  if (read.result) {
    one(element, '[data-told]').textContent = titleOf(context, read.result);
    one(element, '[data-text]').replaceChildren(...textOf(context, read.result));
  } else one(element, '[data-told]').remove();
  above(context, element);
}

/** This page's address with a result in the part that is sent nowhere. @param {"r" | "c"} kind @param {string} text */
export const link = (kind, text) => `${location.href.split('#')[0]}#${kind}=${text}`;

/** The ways to pass a link on. @param {Context} context @param {HTMLElement} element @param {string} address */
export function passOn(context, element, address) {
  const field = /** @type {HTMLInputElement} */ (one(element, '[data-link]'));
  field.value = address;
  const data = { title: one(context.page, 'h1').textContent ?? '', url: address };
  one(element, '[data-do=send]').hidden = !navigator.canShare?.(data);
  return {
    copy: async () => {
      try {
        await navigator.clipboard.writeText(address);
        say(element, words('copied'));
      } catch {
        field.focus();
        field.select();
        say(element, words('not-copied'));
      }
    },
    // Closing the sheet again is no mistake.
    send: () => navigator.share(data).catch(() => {}),
  };
}

/** Hand a file to the reader. @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const anchor = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}
