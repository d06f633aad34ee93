// Pictures of results: the numbers of the text, inside the frame, with a name and a description, for every kind and at every edge.

import assert from 'node:assert/strict';
import test from 'node:test';
import { fill, open } from './page.js'; // first: words need a page when they load
import { draw, viewOf } from '#quiz/chart.js';
import { line } from '#quiz/line.js';
import { near } from '#quiz/near.js';
import { readable, score } from '#quiz/score.js';

const SLUGS = ['closeness-map', 'six-signs', 'feeling-responded-to', 'what-happens-when-you-disagree', 'brain-facts-or-myths', 'pick-a-conversation', 'small-moments', 'stress-and-us'];
const KINDS = ['map', 'bars', 'bars', 'votes', 'strip', 'votes', 'bars', 'band'];

/** What each page says, read once: nothing here changes a page. */
const PAGES = Object.fromEntries(SLUGS.map((slug) => [slug, open(slug)]).map(([slug, site]) => [slug, { table: site.table, view: viewOf(site.page, site.table) }]));

/** What a page says, and the picture of these answers. */
function picture(slug, given, others) {
  const { table, view } = PAGES[slug];
  const responses = fill(table, given, others);
  const outcome = score(table, responses);
  const marks = table.kind === 'knowledge' ? table.items.map((_, index) => ['right', 'partly', 'other', 'skipped'][index % 4]) : undefined;
  return { table, outcome, view, svg: draw(table, [{ outcome, blur: near(table, responses).blur, ...(marks && { marks }) }], view) };
}

const numbers = (svg, selector, name) => [...svg.querySelectorAll(selector)].map((part) => Number(part.getAttribute(name)));

test('each quiz has the picture of its kind, named and described', () => {
  const drawn = SLUGS.map((slug) => picture(slug, {}, 1).svg);
  assert.deepEqual(drawn.map((svg) => svg.getAttribute('class')), KINDS.map((kind) => `chart chart-${kind}`));
  for (const svg of drawn) {
    const [title, description] = ['title', 'desc'].map((part) => svg.querySelector(part));
    assert.equal(svg.getAttribute('role'), 'img');
    assert.equal(svg.getAttribute('aria-labelledby'), `${title.id} ${description.id}`);
    assert.equal(title.textContent.length > 5 && description.textContent.length > 20, true);
  }
  assert.equal(new Set(drawn.map((svg) => svg.querySelector('title').id)).size, drawn.length);
});

test('every score is said in the description and marked where it is exactly', () => {
  for (const [index, slug] of SLUGS.entries()) {
    const { svg, outcome, table, view } = picture(slug, {}, 2);
    const said = svg.querySelector('desc').textContent;
    const exact = [];
    for (const [place, { id, score: how }] of table.scales.entries()) {
      const value = outcome.scores[id];
      exact.push(value.num / value.den);
      assert.equal(said.includes(`${view.scales[place].name}: ${readable(value, how)} on a range`), true, `${slug} ${id}: ${said}`);
    }
    if (KINDS[index] === 'strip') continue;
    const marked = [...svg.querySelectorAll('[data-at]')].flatMap((mark) => mark.getAttribute('data-at').split(' ').map(Number));
    assert.deepEqual(marked.sort(), exact.sort(), slug);
  }
});

test('at both ends of a scale everything stays inside the frame, and no number is NaN', () => {
  for (const slug of SLUGS) {
    const { items } = PAGES[slug].table;
    for (const end of ['first', 'last']) {
      const given = Object.fromEntries(items.map(({ id, options, several }) => [id, several ? [0] : end === 'first' ? 0 : options - 1]));
      const { svg } = picture(slug, given);
      const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
      assert.equal(/NaN|undefined|Infinity/.test(svg.outerHTML), false, slug);
      assert.deepEqual(numbers(svg, 'circle', 'cx').filter((x) => x < 0 || x > width), [], slug);
      assert.deepEqual(numbers(svg, 'circle', 'cy').filter((y) => y < 0 || y > height), [], slug);
      assert.deepEqual(numbers(svg, 'tspan', 'y').filter((y) => y < 0 || y > height + 4), [], slug);
      for (const rect of svg.querySelectorAll('rect')) assert.equal(Number(rect.getAttribute('width')) >= 0, true, slug);
    }
  }
});

test('a scale without a score is said to have none and is not drawn', () => {
  const first = PAGES['small-moments'].table.items.filter(({ points }) => points[0]?.[0] === 0);
  const { svg, table, view } = picture('small-moments', Object.fromEntries(first.map(({ id }) => [id, 1])));
  assert.equal(svg.querySelectorAll('[data-at]').length, 1);
  for (const { name } of view.scales.slice(1)) assert.equal(svg.querySelector('desc').textContent.includes(`${name}: no score`), true, svg.querySelector('desc').textContent);
  assert.equal(table.scales.length, 4);
});

test('two people are drawn into one picture, each with a name', () => {
  for (const slug of SLUGS) {
    const { table, view } = PAGES[slug];
    const people = [0, 2].map((option, index) => ({ outcome: score(table, fill(table, {}, option)), name: ['You', 'The other person'][index] }));
    const svg = draw(table, people, view);
    const said = svg.querySelector('desc').textContent;
    assert.equal(said.includes('You. ') && said.includes('The other person. '), true, said);
    assert.equal(/NaN|undefined/.test(svg.outerHTML), false, slug);
  }
});

test('a line over time has a dot for each result, between its ends', () => {
  const points = [1, 5, 3].map((value, index) => ({ value, date: `day ${index + 1}` }));
  const svg = line(points, { minimum: '1', maximum: '5' }, 'Worry over time', 'day 1: 1. day 2: 5. day 3: 3.');
  const [x, y] = ['cx', 'cy'].map((name) => numbers(svg, 'circle', name));
  assert.deepEqual(numbers(svg, 'circle', 'data-at'), [1, 5, 3]);
  assert.equal(x[0] < x[1] && x[1] < x[2], true);
  assert.equal(y[0] > y[2] && y[2] > y[1] && Math.abs(y[0] + y[1] - 2 * y[2]) < 0.02, true);
  assert.equal(svg.querySelector('desc').textContent, 'day 1: 1. day 2: 5. day 3: 3.');
  assert.deepEqual([...svg.querySelectorAll('text')].map(({ textContent }) => textContent), ['5', '1', 'day 1', 'day 3']);
  const flat = line(points.slice(0, 2), { minimum: '2', maximum: '2' }, '', '');
  assert.equal(/NaN|Infinity/.test(flat.outerHTML), false);
});
