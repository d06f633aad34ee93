// Two people who both took the quiz see both results on one picture. They exchange links themselves; nothing passes a server.
// Consent comes first, and a link stays closed until its reader has a result too.

import { draw, viewOf } from './chart.js';
import { decode, encode } from './codec.js';
import { all, make, one } from './dom.js';
import {
  above, below, close, link, list, ownResult, panel, paragraphs, passOn, plain, putAway, refusal, refuse, say, scoreWords, step, textOf, titleOf,
  words,
} from './panel.js';

/** @typedef {import('./panel.js').Context} Context */
/** @typedef {import('./score.js').Outcome} Outcome */

/** The other person's link, until this tab closes. Where the tab may not store anything, until the page is left. */
const waiting = {
  text: '',
  /** @param {Context} context */
  key: ({ table }) => `our2souls.compare.${table.quiz}`,
  /** @param {Context} context */
  get(context) {
    try {
      return sessionStorage.getItem(this.key(context)) ?? '';
    } catch {
      return this.text;
    }
  },
  /** @param {Context} context @param {string} text */
  set(context, text) {
    this.text = text;
    try {
      if (text) sessionStorage.setItem(this.key(context), text);
      else sessionStorage.removeItem(this.key(context));
    } catch {
      // Kept in this page only.
    }
  },
};

/** @param {Context} context */
export function open(context) {
  const own = ownResult(context, 'compare');
  if (!own) return say(one(context.page, '[data-actions]'), words('nothing'));
  one(offer(context, own), 'h4').focus();
}

/** @param {Context} context @param {Outcome} own */
function offer(context, own) {
  const theirs = waiting.get(context);
  const element = panel('compare', {
    agree: () => {
      step(element, 'exchange');
      if (theirs) reveal(context, element, own, theirs);
      else one(element, '[data-step=exchange] h5').focus();
    },
    copy: () => ways.copy(),
    send: () => ways.send(),
    show: () => reveal(context, element, own, field.value.trim().split('#c=').at(-1) ?? ''),
    close: () => close(context, element, 'compare'),
  });
  const field = /** @type {HTMLInputElement} */ (one(element, '[data-theirs]'));
  one(element, '[data-waiting]').hidden = !theirs;
  list(context, element, own);
  const ways = passOn(context, element, link('c', encode(context.table, context.digest, own)));
  below(context, element);
  return element;
}

/** @param {Context} context @param {HTMLElement} element @param {Outcome} own @param {string} text */
function reveal(context, element, own, text) {
  const { page, table, digest } = context;
  const read = decode(table, digest, text);
  const problem = one(element, '[data-refusal]');
  const two = one(element, '[data-two]');
  two.hidden = !read.ok;
  if (!read.ok) {
    const still = read.result ? [make('p', make('strong', titleOf(context, read.result))), ...textOf(context, read.result)] : [];
    problem.replaceChildren(...refusal(read), ...still);
    one(element, '[data-theirs]').focus();
    return;
  }
  problem.replaceChildren();
  waiting.set(context, '');
  const view = viewOf(page, table);
  const title = words('two-title');
  const titles = Object.fromEntries(Object.keys(view.words).flatMap((word) => (word.endsWith('-title') ? [[word, title]] : [])));
  const people = [
    { outcome: own, name: words('you') },
    { outcome: { ...read, tied: [], flags: [] }, name: words('other') },
  ];
  one(two, '[data-picture]').replaceChildren(draw(table, people, { ...view, words: { ...view.words, ...titles } }));
  const rows = [
    [words('result'), ...people.map(({ outcome }) => titleOf(context, outcome.result))],
    ...view.scales.map(({ name }, index) => [name, ...people.map(({ outcome }) => scoreWords(context, index, outcome.scores))]),
  ];
  one(two, '[data-both]').replaceChildren(
    ...rows.map(([name, ...cells]) => make('tr', Object.assign(make('th', name), { scope: 'row' }), ...cells.map((cell) => make('td', cell)))),
  );
  one(two, '[data-text]').replaceChildren(...pairText(context, own.result, read.result));
  one(two, 'h5').focus();
}

/** What two results mean together; whose is whose makes no difference. @param {Context} context @param {string} one @param {string} other */
function pairText(context, one, other) {
  const pairs = all(context.page, '[data-pair]');
  const found = [`${one} ${other}`, `${other} ${one}`, 'any'].map((pair) => pairs.find(({ dataset }) => dataset.pair === pair)).find(Boolean);
  return found ? [...plain(found).children].filter((part) => !part.matches('h3')) : paragraphs('no-pair');
}

/** What stands behind `#c=`: the other person's result, to be opened beside one's own. @param {Context} context */
export function receive(context) {
  const { form, table, digest } = context;
  const text = location.hash.slice('#c='.length);
  const read = decode(table, digest, text);
  if (!read.ok) return refuse(context, read);
  if (ownResult(context) && !ownResult(context, 'compare')) return refuse(context, { reason: 'not-side-by-side' });
  waiting.set(context, text);
  const own = ownResult(context, 'compare');
  if (own) return one(offer(context, own), 'h4').focus();

  const element = panel('invited', {
    take: () => putAway(context, element, true),
    forget: () => {
      waiting.set(context, '');
      watch.disconnect();
      putAway(context, element, false);
    },
  });
  // Once the reader has a result, the link waits below it. Focus stays with the result; the panel asks before it opens anything.
  const watch = new MutationObserver(() => {
    if (!ownResult(context)) return;
    element.remove();
    const now = waiting.get(context) && ownResult(context, 'compare');
    if (now) offer(context, now);
  });
  watch.observe(form, { attributeFilter: ['data-outcome'] });
  above(context, element);
}
