// Pictures of a result: a map, bars, the arches of a scale's bands, a strip of answers. Each is drawn from the numbers that
// the page tells in words, and repeats them in its title and description. Colours belong to the style sheet (`.chart`).

import { fill, written } from './dom.js';
import { readable, within } from './score.js';
import { words } from './words.js';

/** @typedef {import('./score.js').Fraction} Fraction */
/** @typedef {import('./score.js').Table} Table */
/** @typedef {import('./score.js').Outcome} Outcome */
/** @typedef {{name: string, low: string, high: string, minimum: string, maximum: string, bands: string[]}} ScaleWords */
/** @typedef {{words: Record<string, string>, scales: ScaleWords[], results: Record<string, string>}} View What the page says, see `viewOf`. */
/** @typedef {"right" | "partly" | "other" | "skipped"} Mark */
/**
 * @typedef {object} Person One set of scores to draw; several are drawn into one picture.
 * @property {Outcome} outcome
 * @property {Record<string, [Fraction, Fraction]>} [blur] What one answer more or less would have made of the scores.
 * @property {string} [name] Written beside the dot where there are several people.
 * @property {Mark[]} [marks] How each answer of a knowledge quiz stands.
 */

const WIDTH = 340;
const NAMESPACE = 'http://www.w3.org/2000/svg';
let drawn = 0;

/** @param {Fraction} fraction */
const exact = ({ num, den }) => num / den;
/** @param {number} value */
const round = (value) => Math.round(value * 100) / 100;

/**
 * What a quiz page says about its scales and results, and the words for pictures.
 * @param {ParentNode} page
 * @param {Table} table
 * @returns {View}
 */
export function viewOf(page, table) {
  const text = (/** @type {Element} */ root, /** @type {string} */ selector) => root.querySelector(selector)?.textContent?.trim() ?? '';
  return {
    words: words(),
    scales: table.scales.map(({ id }) => {
      const place = /** @type {HTMLElement} */ (page.querySelector(`[data-scale="${id}"]`));
      const { minimum = '', maximum = '' } = place.dataset;
      const bands = [...place.querySelectorAll('[data-band] [data-name]')].map((band) => band.textContent ?? '');
      return { name: text(place, '[data-name]'), low: text(place, '[data-low]'), high: text(place, '[data-high]'), minimum, maximum, bands };
    }),
    results: Object.fromEntries(table.results.map(({ id }) => [id, text(/** @type {Element} */ (page.querySelector(`[data-result="${id}"]`)), 'h3')])),
  };
}

/**
 * The picture that suits a quiz of this kind.
 * @param {Table} table
 * @param {Outcome | Person[]} people
 * @param {View} view
 */
export function draw(table, people, view) {
  const all = Array.isArray(people) ? people : [{ outcome: people }];
  const [{ marks }] = all;
  if (table.kind === 'map') return drawMap(table, all, view);
  if (table.kind === 'knowledge' && marks && all.length === 1) return drawStrip(table, all, marks, view);
  if (table.kind === 'outcome') return drawVotes(table, all, view);
  return table.scales.length === 1 && table.scales[0].bands.length ? drawBand(table, all, view) : drawBars(table, all, view);
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(string | Node)} content
 */
function svg(tag, attributes, ...content) {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(typeof value === 'number' ? round(value) : value));
  element.append(...content);
  return element;
}

/** @param {string} kind @param {number} height @param {string} title @param {string} description @param {Node[]} content */
function picture(kind, height, title, description, content) {
  const id = `chart-${++drawn}`;
  const attributes = { class: `chart chart-${kind}`, viewBox: `0 0 ${WIDTH} ${round(height)}`, role: 'img', 'aria-labelledby': `${id} ${id}-text`, direction: 'ltr' };
  return /** @type {SVGSVGElement} */ (svg('svg', attributes, svg('title', { id }, title), svg('desc', { id: `${id}-text` }, description), ...content));
}

/** Words in lines of at most so many letters. @param {string} text @param {number} letters */
function lines(text, letters) {
  return text.split(' ').reduce((/** @type {string[]} */ done, word) => {
    const last = done.at(-1);
    if (last !== undefined && last.length + word.length < letters) done[done.length - 1] = `${last} ${word}`;
    else done.push(word);
    return done;
  }, []);
}

/** Lines of text; `y` is the first baseline. @param {number} x @param {number} y @param {string[]} rows @param {string} [looks] @param {string} [anchor] */
const write = (x, y, rows, looks = '', anchor = 'start') =>
  svg('text', { class: `chart-text ${looks}`.trim(), 'text-anchor': anchor }, ...rows.map((row, index) => svg('tspan', { x, y: y + 18 * index }, written(row))));

/** The motif: an arch that stands on its base. @param {number} x @param {number} base @param {number} width @param {number} height */
function arch(x, base, width, height) {
  const round = Math.min(width / 2, height);
  return `M${x} ${base}v${round - height}a${width / 2} ${round} 0 0 1 ${width} 0v${height - round}z`;
}

/** The numbers of one scale in words. @param {Table} table @param {number} index @param {Person} person @param {View} view */
function said(table, index, { outcome, blur, name }, { words, scales }) {
  const { id, score, bands } = table.scales[index];
  const value = outcome.scores[id];
  const { name: scale, low, high, minimum, maximum, bands: names } = scales[index];
  if (!value) return fill(words['said-none'], { scale });
  const ends = blur?.[id];
  const inside = bands.findIndex(([, from, to]) => within(value, from, to));
  return [
    (name ? `${name}. ` : '') + fill(words.said, { scale, score: readable(value, score), minimum, maximum }),
    ends && exact(ends[0]) < exact(ends[1]) ? fill(words['said-blur'], { from: readable(ends[0], score), to: readable(ends[1], score) }) : '',
    low && high ? fill(words['said-ends'], { minimum, low, maximum, high }) : '',
    inside >= 0 ? fill(words['said-band'], { band: names[inside] }) : '',
  ].join(' ');
}

/** @param {Table} table @param {Person[]} people @param {View} view */
const told = (table, people, view) => people.flatMap((person) => table.scales.map((_, index) => said(table, index, person, view))).join(' ');

/** @param {ScaleWords} scale @param {number} from @param {number} to */
const ruler = ({ minimum, maximum }, from, to) => (/** @type {number} */ value) =>
  from + ((value - Number(minimum)) / (Number(maximum) - Number(minimum) || 1)) * (to - from);

/** Where a score is, and how far one answer reaches. @param {Person} person @param {string} id */
function spot({ outcome, blur }, id) {
  const value = outcome.scores[id];
  return value && { value: exact(value), from: exact(blur?.[id][0] ?? value), to: exact(blur?.[id][1] ?? value) };
}

/** A number on a small ground of its own. @param {number} x @param {number} y @param {string} text */
function tag(x, y, text) {
  const width = 14 + 8 * text.length;
  return svg('g', {}, svg('rect', { class: 'chart-tag', x: x - width / 2, y: y - 11, width, height: 22, rx: 11 }), write(x, y + 5, [text], 'chart-number', 'middle'));
}

/** From where to where a result's conditions let a scale go. @param {import('./score.js').Condition[]} when @param {number} scale @param {ScaleWords} words */
function reach(when, scale, { minimum, maximum }) {
  const bounds = when.flatMap((condition) => (condition[0] === 'scale' && condition[1] === scale ? [[condition[2], condition[3]]] : []))[0] ?? [];
  return [minimum, maximum].map((end, index) => {
    const bound = bounds[index];
    return bound ? bound[0] / bound[1] : Number(end);
  });
}

/**
 * Two scales as a square, the results as its regions, each person as a dot in the blur of one answer.
 * @param {Table} table
 * @param {Person[]} people
 * @param {View} view
 */
export function drawMap(table, people, view) {
  const [left, top, size] = [36, 14, 260];
  const bottom = top + size;
  const [across, up] = view.scales;
  const x = ruler(across, left, left + size);
  const y = ruler(up, bottom, top);
  const spots = people.flatMap((person) => {
    const [one, two] = table.scales.map(({ id }) => spot(person, id));
    return one && two ? [{ person, one, two, x: x(one.value), y: y(two.value) }] : [];
  });
  const here = new Set(people.map(({ outcome }) => outcome.result));
  const regions = table.results.filter(({ when }) => when?.length && when.every(([kind]) => kind === 'scale')).map(({ id, when = [] }) => {
    const [[west, east], [south, north]] = [0, 1].map((scale) => reach(when, scale, view.scales[scale]));
    const box = { x: x(west), y: y(north), width: x(east) - x(west), height: y(south) - y(north) };
    const side = (box.x + box.width / 2 > left + size / 2 + 20 ? ' chart-east' : '') + (box.y + box.height / 2 < top + size / 2 - 20 ? ' chart-north' : '');
    return { id, ...box, looks: side + (here.has(id) ? ' chart-here' : '') };
  });
  const labels = regions.map((region) => {
    const sideways = region.x + region.width / 2 - (left + size / 2);
    const anchor = Math.abs(sideways) < 20 ? 'middle' : sideways < 0 ? 'start' : 'end';
    const rows = lines(view.results[region.id], Math.max(8, Math.floor(anchor === 'middle' ? region.width / 6.4 : (region.width - 20) / 7.6)));
    const wide = Math.max(...rows.map(({ length }) => length)) * 7.6;
    const tall = 18 * rows.length;
    const at = anchor === 'middle' ? region.x + region.width / 2 : anchor === 'start' ? region.x + 14 : region.x + region.width - 14;
    const from = anchor === 'middle' ? at - wide / 2 : anchor === 'start' ? at : at - wide;
    const high = region.y + 16;
    const low = region.y + region.height - tall - 14;
    const middle = region.y + (region.height - tall) / 2;
    const places = anchor === 'middle' ? [middle] : middle + tall / 2 < top + size / 2 ? [high, low] : [low, high];
    const free = places.find((place) => spots.every((dot) => dot.x < from - 14 || dot.x > from + wide + 14 || dot.y < place - 14 || dot.y > place + tall + 14));
    return write(at, (free ?? places[0]) + 14, rows, `chart-label${region.looks}${region.width < 100 ? ' chart-small' : ''}`, anchor);
  });
  const values = (/** @type {typeof spots[number]} */ { person, x, y }) => {
    const [one, two] = table.scales.map(({ id, score }) => readable(/** @type {Fraction} */ (person.outcome.scores[id]), score));
    return spots.length > 1
      ? [write(x, y - 14, [person.name ?? ''], 'chart-strong', x < left + 60 ? 'start' : x > left + size - 60 ? 'end' : 'middle')]
      : [tag(x, bottom + 17, one), tag(left + size + 25, y, two)];
  };
  const end = (/** @type {string} */ number, /** @type {string} */ text, /** @type {string} */ anchor) =>
    text ? lines(anchor === 'start' ? `${written(number)}\u00a0·\u00a0${text}` : `${text}\u00a0·\u00a0${written(number)}`, 19) : [number];
  const upright = svg('g', { transform: `rotate(-90 ${left} ${bottom})` },
    write(left, bottom - 25, end(up.minimum, up.low, 'start'), 'chart-soft'),
    write(left + size, bottom - 25, end(up.maximum, up.high, 'end'), 'chart-soft', 'end'));
  const region = people.length === 1 && view.results[people[0].outcome.result];
  return picture('map', bottom + 68, view.words['map-title'], told(table, people, view) + (region ? ` ${fill(view.words['said-region'], { result: region })}` : ''), [
    svg('rect', { class: 'chart-ground', x: left, y: top, width: size, height: size, rx: 22 }),
    ...[...regions].reverse().map(({ id, x, y, width, height, looks }) =>
      svg('rect', {
        class: `chart-region${looks}`,
        'data-region': id, x: x + 1.5, y: y + 1.5, width: width - 3, height: height - 3, rx: 20,
      })),
    ...(spots.length === 1 ? spots.map(({ x, y }) => svg('path', { class: 'chart-guide', d: `M${round(x)} ${round(y)}V${bottom}M${round(x)} ${round(y)}H${left + size}` })) : []),
    ...spots.map(({ one, two }, index) => svg('ellipse', {
      class: `chart-blur chart-person-${index + 1}`,
      cx: (x(one.from) + x(one.to)) / 2, cy: (y(two.from) + y(two.to)) / 2,
      rx: Math.max(8, (x(one.to) - x(one.from)) / 2), ry: Math.max(8, (y(two.from) - y(two.to)) / 2),
    })),
    ...labels,
    ...spots.map(({ one, two, x, y }, index) => svg('circle', { class: `chart-dot chart-person-${index + 1}`, 'data-at': `${one.value} ${two.value}`, cx: x, cy: y, r: 6 })),
    ...spots.flatMap(values),
    write(left, bottom + 46, end(across.minimum, across.low, 'start'), 'chart-soft'),
    write(left + size, bottom + 46, end(across.maximum, across.high, 'end'), 'chart-soft', 'end'),
    upright,
  ]);
}

/** What the ends of a scale mean, below it. @param {ScaleWords} scale @param {number} y @returns {[Node[], number]} */
function ends({ minimum, maximum, low, high }, y) {
  const [first, last] = [lines(`${written(minimum)}\u00a0·\u00a0${low}`, 22), lines(`${high}\u00a0·\u00a0${written(maximum)}`, 22)];
  return [[write(4, y, first, 'chart-soft'), write(WIDTH - 4, y, last, 'chart-soft', 'end')], y + 18 * Math.max(first.length, last.length)];
}

/**
 * A bar for each scale, with the blur of one answer and gaps where its bands meet.
 * @param {Table} table
 * @param {Person[]} people
 * @param {View} view
 */
export function drawBars(table, people, view) {
  return bars('bars', table, people, view, table.scales.map((_, index) => index), view.words['bars-title']);
}

/**
 * A bar for each result that answers vote for.
 * @param {Table} table
 * @param {Person[]} people
 * @param {View} view
 */
export function drawVotes(table, people, view) {
  return bars('votes', table, people, view, table.scales.map((_, index) => index), view.words['votes-title']);
}

/** @param {string} kind @param {Table} table @param {Person[]} people @param {View} view @param {number[]} scales @param {string} title */
function bars(kind, table, people, view, scales, title) {
  const leading = new Set(people.flatMap(({ outcome }) => [outcome.result, ...outcome.tied]));
  let y = 0;
  const content = scales.flatMap((index) => {
    const { id, score, bands } = table.scales[index];
    const scale = view.scales[index];
    const at = ruler(scale, 4, WIDTH - 4);
    const names = lines(scale.name, 34);
    /** @type {Node[]} */
    const row = [write(4, y + 18, names, kind === 'votes' && leading.has(id) ? 'chart-strong' : 'chart-name')];
    y += 18 * names.length;
    people.forEach((person, which) => {
      const found = spot(person, id);
      const words = found ? readable(/** @type {Fraction} */ (person.outcome.scores[id]), score) : '–';
      const looks = `chart-person-${which + 1}${kind === 'votes' && !leading.has(id) ? ' chart-quiet' : ''}`;
      if (people.length > 1) row.push(write(4, (y += 20), [person.name ?? ''], 'chart-soft'));
      row.push(write(WIDTH - 4, y, [words], 'chart-number', 'end'));
      y += 8;
      const units = Number(scale.maximum);
      if (table.kind === 'checklist' && Number.isInteger(units) && units <= 12 && scale.minimum === '0') {
        const width = Math.min(56, (WIDTH - 8) / units);
        for (let unit = 0; unit < units; unit += 1) {
          row.push(svg('path', { class: found && unit < found.value ? `chart-bar ${looks}` : 'chart-track', d: arch(round(4 + unit * width), y + 46, round(width - 6), 44) }));
        }
        row.push(svg('g', { 'data-at': found ? found.value : '' }));
        y += 52;
        return;
      }
      row.push(svg('rect', { class: 'chart-track', x: 4, y, width: WIDTH - 8, height: 18, rx: 9 }));
      if (found) {
        const [value, from, to] = [found.value, found.from, found.to].map(at);
        const fade = `chart-fade-${drawn}-${index}-${which}`;
        // The bar fades out where one answer more or less could have ended it.
        const stops = [0, (from - 4) / (to - 4 || 1), 1].map((offset, stop) => svg('stop', { class: looks, offset, 'stop-opacity': stop < 2 ? 1 : 0 }));
        row.push(
          svg('linearGradient', { id: fade }, ...(to > from ? stops : stops.slice(0, 1))),
          svg('rect', { class: `chart-bar ${looks}`, fill: `url(#${fade})`, x: 4, y, width: to - 4, height: 18, rx: 9 }),
          svg('path', { class: 'chart-end', 'data-at': found.value, d: `M${round(value)} ${y - 3}v24` }),
        );
      }
      for (const [, low] of bands) {
        if (low) row.push(svg('path', { class: 'chart-cut', d: `M${round(at(low[0] / low[1]))} ${y - 3}v24` }));
      }
      y += 24;
    });
    if (scale.low && scale.high) {
      const [texts, below] = ends(scale, y + 14);
      row.push(...texts);
      y = below - 14;
    }
    y += 16;
    return row;
  });
  return picture(kind, y - 6, title, told(table, people, view), content);
}

/**
 * One scale as a row of arches, one for each band, with the score on their ground line.
 * @param {Table} table
 * @param {Person[]} people
 * @param {View} view
 */
export function drawBand(table, people, view) {
  const [{ id, score, bands }] = table.scales;
  const [scale] = view.scales;
  const at = ruler(scale, 14, WIDTH - 14);
  const base = 122;
  const shapes = bands.map(([, low, high], index) => {
    const from = low ? at(low[0] / low[1]) : 14;
    const to = high ? at(high[0] / high[1]) : WIDTH - 14;
    const here = people.some(({ outcome }) => outcome.scores[id] && within(/** @type {Fraction} */ (outcome.scores[id]), low, high));
    const rows = lines(scale.bands[index], Math.max(6, Math.floor((to - from - 6) / 7.4)));
    const fits = rows.every((row) => row.length * 7.4 < to - from + 4) && rows.length < 4;
    return {
      here,
      path: svg('path', { class: here ? 'chart-region chart-here' : 'chart-region', 'data-band': bands[index][0], d: arch(round(from - 7), base, round(to - from + 14), 110) }),
      name: fits ? [write((from + to) / 2, base - 34 - 9 * (rows.length - 1), rows, here ? 'chart-strong' : '', 'middle')] : [],
    };
  });
  const dots = people.flatMap((person, index) => {
    const found = spot(person, id);
    if (!found) return [];
    const [x, from, to] = [found.value, found.from, found.to].map(at);
    return [
      svg('ellipse', { class: `chart-blur chart-person-${index + 1}`, cx: (from + to) / 2, cy: base, rx: Math.max(8, (to - from) / 2), ry: 10 }),
      svg('circle', { class: `chart-dot chart-person-${index + 1}`, 'data-at': found.value, cx: x, cy: base, r: 6 }),
      people.length > 1 ? write(x, base - 16, [person.name ?? ''], 'chart-strong', 'middle') : tag(x, base + 26, readable(/** @type {Fraction} */ (person.outcome.scores[id]), score)),
    ];
  });
  const [texts, bottom] = ends(scale, base + 58);
  return picture('band', bottom - 8, view.words['band-title'], told(table, people, view), [
    ...shapes.filter(({ here }) => !here).map(({ path }) => path),
    ...shapes.filter(({ here }) => here).map(({ path }) => path),
    ...shapes.flatMap(({ name }) => name),
    svg('path', { class: 'chart-line', d: `M4 ${base}H${WIDTH - 4}` }),
    ...dots,
    ...texts,
  ]);
}

/** @param {Table} table @param {Person[]} people @param {Mark[]} marks @param {View} view */
function drawStrip(table, people, marks, view) {
  const across = marks.length > 12 ? 8 : 6;
  const cell = WIDTH / Math.min(across, marks.length);
  const width = Math.min(40, cell - 8);
  const stand = (/** @type {number} */ x, /** @type {number} */ base, /** @type {Mark} */ mark, /** @type {number} */ wide, /** @type {number} */ high) => {
    const whole = arch(round(x - wide / 2), round(base), round(wide), high);
    const shape = svg('g', { class: `chart-mark chart-mark-${mark}` }, svg('path', { class: 'chart-mark-ground', d: whole }));
    if (mark === 'partly') shape.append(svg('path', { class: 'chart-mark-part', d: `M${round(x)} ${base}v${-high}a${wide / 2} ${Math.min(wide / 2, high)} 0 0 0 ${-wide / 2} ${Math.min(wide / 2, high)}V${base}z` }));
    if (mark === 'right') shape.append(svg('path', { class: 'chart-mark-sign', d: `M${round(x - wide * 0.2)} ${round(base - high * 0.4)}l${round(wide * 0.15)} ${round(wide * 0.17)} ${round(wide * 0.27)} ${round(-wide * 0.34)}` }));
    return shape;
  };
  const content = marks.flatMap((mark, index) => {
    const x = cell * ((index % across) + 0.5);
    const base = 50 + 82 * Math.floor(index / across);
    return [stand(x, base, mark, width, 46), write(x, base + 18, [String(index + 1)], 'chart-soft', 'middle')];
  });
  let y = 82 * Math.ceil(marks.length / across) + 8;
  const counts = /** @type {Mark[]} */ (['right', 'partly', 'other', 'skipped']).flatMap((mark) => {
    const which = marks.flatMap((each, index) => (each === mark ? [index + 1] : []));
    return which.length ? [{ mark, which, text: `${view.words[`strip-${mark}`]}: ${which.length}` }] : [];
  });
  const legend = counts.flatMap(({ mark, text }, index) => {
    const x = index % 2 ? WIDTH / 2 : 4;
    if (index && !(index % 2)) y += 28;
    return [stand(x + 10, y + 20, mark, 18, 20), write(x + 28, y + 17, [text])];
  });
  const words = counts.map(({ text, which }) => `${text} (${which.join(', ')}).`).join(' ');
  return picture('strip', y + 28, view.words['strip-title'], `${told(table, people, view)} ${words}`, [...content, ...legend]);
}
