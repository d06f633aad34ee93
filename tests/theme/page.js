// A page of the built site in a DOM for Node, for the tests beside this file. SITE names the folder of the built site:
//
//   SITE=.build/tested-site node --test tests/theme/
//
// There is no layout and no paint here: what a reader sees is the business of tests/browser.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Window } from 'happy-dom';

const SITE = process.env.SITE ?? '.build/tested-site';
const SHARED = [
  'document', 'location', 'history', 'navigator', 'sessionStorage', 'localStorage', 'HTMLElement', 'MutationObserver', 'DOMParser', 'XMLSerializer', 'Image',
  'getComputedStyle', 'innerHeight',
]; // prettier-ignore
let walks = 0;

// What a page loads later is there at once, so that no test waits for the disk. Words load in the language of the page; its sheets are there.
globalThis.document = { documentElement: { lang: 'en' }, querySelector: () => true };
await Promise.all(['result', 'errors', 'explain', 'share', 'compare', 'history', 'card'].map((name) => import(`#quiz/${name}.js`)));

/** A quiz as it was served: its page, the table in it and the table's digest. */
export function served(slug) {
  const html = readFileSync(join(SITE, 'quizzes', slug, 'index.html'), 'utf8');
  const [, digest] = html.match(/ data-digest="?([0-9a-f]+)/);
  const [, table] = html.match(/ data-table>(.*?)<\/script>/s);
  return { html, digest, table: JSON.parse(table) };
}

/** Answers to every item of a table: those that are not named get `others`. */
export const fill = ({ items }, given, others = null) =>
  Object.fromEntries(items.map(({ id, several }) => [id, Object.hasOwn(given, id) ? given[id] : several ? [] : others]));

/**
 * Open a quiz page as it was served; scripts that are imported and called from now on work on this page.
 * @param {string} slug
 * @param {{hash?: string, kept?: string, markup?: (html: string) => string}} [more] `kept` is what the tab remembers; `markup` may change the page.
 */
export function open(slug, { hash = '', kept, markup = (html) => html } = {}) {
  const url = `https://journal.example/quizzes/${slug}/${hash}`;
  const settings = { disableCSSFileLoading: true, handleDisabledFileLoadingAsSuccess: true };
  const window = new Window({ url, settings, innerWidth: 412, innerHeight: 823 });
  const { html, digest, table } = served(slug);
  window.document.write(markup(html));
  for (const name of SHARED) {
    const value = typeof window[name] === 'function' && name === 'getComputedStyle' ? window[name].bind(window) : window[name];
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  globalThis.window = window;
  globalThis.requestAnimationFrame = (act) => setTimeout(act);
  if (kept) window.sessionStorage.setItem(`quiz:${slug}`, kept);

  const { document } = window;
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const page = one('[data-quiz-page]');
  const form = one('form[data-quiz]');
  return {
    window, document, page, form, table, digest, one, all,
    text: (selector, root) => one(selector, root).textContent.replace(/\s+/g, ' ').trim(),
    seen: (element) => !element.closest('[hidden]'),
    item: () => all('[data-item]').find((item) => !item.closest('[hidden]'))?.getAttribute('data-item'),
    press: (action) => one(`[data-action=${action}]`).click(),
  }; // prettier-ignore
}

/** Start the walk, as the page does by itself. */
export async function walk() {
  walks += 1;
  await import(`#quiz/flow.js?${walks}`);
  await settled();
}

/** What is under way has happened: promises, history events, observers, and what a frame and a timer put off. None of it waits for the disk. */
export async function settled() {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((done) => setTimeout(done));
}

/** A page whose reader has answered all this and goes on from a place: an item's number, the look back, or the result. */
export async function resume(slug, answers, at = 'review') {
  const kept = JSON.stringify({ digest: served(slug).digest, seed: 1, answers, explained: [], at, done: at === 'result', keys: false });
  const site = open(slug, { kept });
  await walk();
  site.press('start');
  await settled();
  return site;
}

/** What was written to the console as an error while `act` ran. */
export async function complaints(act) {
  const said = [];
  const { error } = console;
  console.error = (...words) => said.push(words.map(String).join(' '));
  try {
    await act();
  } finally {
    console.error = error;
  }
  return said;
}
