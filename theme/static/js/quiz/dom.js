// What the quiz scripts need of a page again and again.

/** @param {ParentNode} root @param {string} selector */
export const all = (root, selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
/** @param {ParentNode} root @param {string} selector */
export const one = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

/** @param {string} tag @param {...(string | Node)} content */
export function make(tag, ...content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

/** @param {string | Node} words @param {() => void} act */
export function button(words, act) {
  const element = /** @type {HTMLButtonElement} */ (make('button', words));
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}

/** Copies of what an element holds. @param {Element} element */
export const copies = (element) => [...element.cloneNode(true).childNodes];

/** A decimal number as the page's language writes it; all other words as they are. @param {string} words */
export const written = (words) =>
  /^-?\d+\.\d+$/.test(words) ? words.replace('.', one(document, '[data-point]')?.dataset.point ?? '.') : words;

/** Words with gaps: `{name}` becomes the value of that name. @param {string} text @param {Record<string, string | number>} values */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => written(String(values[key])));

/** What loads apart from the page: words and shapes of ours, into which nothing is put. @param {string} HTML */
export const parsed = (HTML) => new DOMParser().parseFromString(HTML, 'text/html');

/** Wait for a style sheet of ours; one that can't be had keeps nobody from the words. @param {string} name @returns {Promise<void>} */
export async function sheet(name) {
  const { href } = new URL(`../../css/${name}.css`, import.meta.url);
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  await new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}
