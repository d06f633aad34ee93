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

/** The sentences that a component keeps in its `<template data-words>`. @param {ParentNode} page @param {string} component */
export function wordsOf(page, component) {
  const template = /** @type {HTMLTemplateElement} */ (page.querySelector(`template[data-words=${component}]`));
  return /** @type {Record<string, string>} */ (
    Object.fromEntries(all(template.content, '[data-word]').map((word) => [word.dataset.word, word.textContent]))
  );
}
