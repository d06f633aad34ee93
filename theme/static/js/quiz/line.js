// One scale over time as a line with a dot for each result. The same numbers stand in its description and in the table below.

import { written } from './dom.js';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [340, 150, 34, 326, 14, 112];
let drawn = 0;

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...(string | Node)} content */
function svg(tag, attributes, ...content) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(typeof value === 'number' ? Math.round(value * 100) / 100 : value));
  element.append(...content);
  return element;
}

/**
 * Results stand at even distances, oldest first: how long the gaps are says little about a person.
 * @param {{value: number, date: string}[]} points At least two.
 * @param {{minimum: string, maximum: string}} ends
 * @param {string} title
 * @param {string} description
 */
export function line(points, { minimum, maximum }, title, description) {
  const [low, high] = [Number(minimum), Number(maximum)];
  const x = (/** @type {number} */ index) => LEFT + 10 + (index / (points.length - 1)) * (RIGHT - LEFT - 20);
  const y = (/** @type {number} */ value) => BOTTOM - ((value - low) / (high - low || 1)) * (BOTTOM - TOP);
  const text = (/** @type {number} */ across, /** @type {number} */ down, /** @type {string} */ words, anchor = 'start') =>
    svg('text', { class: 'chart-text chart-soft', x: across, y: down, 'text-anchor': anchor }, written(words));
  const id = `line-${++drawn}`;
  return svg('svg', { class: 'chart chart-history', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-labelledby': `${id} ${id}-text`, direction: 'ltr' },
    svg('title', { id }, title),
    svg('desc', { id: `${id}-text` }, description),
    svg('path', { class: 'chart-axis', d: `M${LEFT} ${TOP}H${RIGHT}M${LEFT} ${BOTTOM}H${RIGHT}` }),
    text(LEFT - 8, TOP + 5, maximum, 'end'),
    text(LEFT - 8, BOTTOM + 5, minimum, 'end'),
    svg('path', { class: 'chart-way', d: points.map(({ value }, index) => `${index ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join('') }),
    ...points.map(({ value }, index) => svg('circle', { class: 'chart-dot', 'data-at': value, cx: x(index), cy: y(value), r: 5 })),
    text(LEFT, HEIGHT - 12, points[0].date),
    text(RIGHT, HEIGHT - 12, points[points.length - 1].date, 'end'));
}
