// A result in the page: scores in words and as a picture, what is near, what is missing, and what a notice takes away.

import assert from 'node:assert/strict';
import test from 'node:test';
import { fill, open, served } from './page.js'; // first: words need a page when they load
import { writeResult } from '#quiz/result.js';
import { score } from '#quiz/score.js';

const ways = (calls = []) => ({ goTo: (item) => calls.push(item), present: (result) => calls.push(result) });

/** Write and show the result of these answers on a fresh page. */
function tell(slug, given, others = null, calls = []) {
  const site = open(slug);
  const responses = fill(site.table, given, others);
  const outcome = score(site.table, responses);
  const reveal = writeResult(site.page, site.table, responses, outcome, outcome.result === 'tied' ? outcome.tied : [], ways(calls));
  site.page.dataset.state = 'result';
  for (const part of site.all('[data-on]')) part.hidden = !part.dataset.on.split(' ').includes('result');
  const heading = reveal();
  return { ...site, outcome, heading, calls };
}

const shows = (site, selector) => site.all(selector).filter(site.seen);

test('one result shows, with its scores exact in the attribute and rounded in words', () => {
  const site = tell('closeness-map', { 'still-matter': 4, troubles: 0 }, 2);
  assert.equal(site.outcome.result, 'middle');
  assert.deepEqual(shows(site, '[data-result]').map(({ dataset }) => dataset.result), ['middle']);
  assert.equal(site.one('[data-scale=worry] [data-score]').dataset.score, '3.25');
  assert.equal(site.text('[data-scale=worry] .quiz-score'), '3.3, on a range from 1 to 5');
  assert.equal(site.one('[data-scale=distance] [data-score]').dataset.score, '2.75');
  assert.equal(site.heading.textContent, 'Your result');
});

test('nothing of the page as readers see it changes before the result is shown', () => {
  const site = open('what-happens-when-you-disagree');
  const hidden = () => site.all('[data-result], [data-notice], [data-exercise], [data-app], [data-hides], [data-scores]').map((part) => part.hidden);
  const [before, heading] = [hidden(), site.text('[data-heading]')];
  const responses = fill(site.table, { fear: 0 }, 0);
  const reveal = writeResult(site.page, site.table, responses, score(site.table, responses), [], ways());
  assert.deepEqual(hidden(), before);
  assert.equal(site.text('[data-heading]'), heading);
  reveal();
  assert.notDeepEqual(hidden(), before);
});

test('too few answers: no score, no picture, and a way to each question left out', () => {
  const site = tell('closeness-map', { 'still-matter': 1, fear: 2 });
  assert.equal(site.outcome.result, 'incomplete');
  assert.equal(shows(site, '[data-result], [data-app], [data-hides]').length, 0);
  assert.equal(site.one('[data-picture]').childElementCount, 0);
  assert.equal(site.one('[data-scale=worry] [data-score]').dataset.score, '');
  assert.match(site.text('[data-missing]'), /Worry about losing closeness: you answered 1 of its 8 questions; it needs at least 6\./);
  assert.match(site.text('[data-missing]'), /Guarding distance: you answered 0 of its 8 questions; it needs at least 6\./);
  const links = site.all('[data-missing] li button');
  assert.equal(links.length, 15);
  assert.match(links[0].textContent, /^2\. When something weighs on me/);
  links[0].click();
  links[14].click();
  assert.deepEqual(site.calls, [1, 15]);
});

test('a notice that withholds the result leaves no score, no picture and no answer on the page', () => {
  const { table } = served('what-happens-when-you-disagree');
  const flag = table.flags.findIndex(({ hides }) => hides.includes('result'));
  const item = table.items.find(({ flags }) => flags.some((raised) => raised.includes(flag)));
  const site = tell('what-happens-when-you-disagree', { [item.id]: item.flags.findIndex((raised) => raised.includes(flag)) }, 1);
  assert.equal(site.outcome.result, 'withheld');
  assert.equal(site.heading.textContent, 'Thank you for your answers');
  assert.deepEqual(shows(site, '[data-notice]').map(({ dataset }) => dataset.notice), site.outcome.flags);
  assert.equal(shows(site, '[data-result], [data-scores], [data-app], [data-hides], [data-exercise], [data-fit]').length, 0);
  assert.equal(site.all('[data-picture] svg, [data-near] *').length, 0);
});

test('level results are offered for the reader to choose, and none shows before', () => {
  const { table } = served('pick-a-conversation');
  let tied;
  for (let seed = 0; seed < 400 && !tied; seed += 1) {
    const responses = fill(table, Object.fromEntries(table.items.map(({ id, options }, index) => [id, (seed * (index + 3)) % options])));
    if (score(table, responses).result === 'tied') tied = responses;
  }
  const site = tell('pick-a-conversation', tied);
  const buttons = site.all('[data-missing] button');
  assert.deepEqual(buttons.map(({ textContent }) => textContent), site.outcome.tied.map((id) => site.text(`[data-result="${id}"] h3`)));
  assert.equal(shows(site, '[data-result], [data-app]').length, 0);
  buttons[1].click();
  assert.deepEqual(site.calls, [site.outcome.tied[1]]);
});

test('near the line the neighbour is linked, and in the heart of a region nothing is', () => {
  const edge = tell('closeness-map', { ...Object.fromEntries(['settle', 'apart', 'disagree', 'bad-day', 'warmth', 'say-it'].map((id) => [id, 4])), fear: 2 }, 4);
  assert.deepEqual(edge.all('[data-near] a').map((link) => link.getAttribute('href').split('/').at(-2)), ['both']);
  assert.equal(tell('closeness-map', { fear: 2 }, 2).one('[data-near]').childElementCount, 0);
});

test('a knowledge quiz says of each answer how it stands, in the words that count it', () => {
  const { table } = served('brain-facts-or-myths');
  const [first, second, third] = table.items;
  const best = ({ points: [[, points]] }) => points.indexOf(Math.max(...points));
  const worst = ({ points: [[, points]] }) => points.indexOf(Math.min(...points));
  const site = tell('brain-facts-or-myths', { [first.id]: best(first), [second.id]: worst(second), [third.id]: null }, 0);
  const verdicts = site.all('[data-key] [data-verdict]').map(({ dataset }) => dataset.verdict);
  assert.deepEqual(verdicts.slice(0, 3), ['right', 'other', 'skipped']);
  assert.equal(site.text(`[data-key="${third.id}"] [data-verdict]`), 'You skipped this one.');
  assert.match(site.text(`[data-key="${first.id}"] [data-verdict]`), /^That is right\. You chose: /);
  const marks = site.all('[data-picture] .chart-mark').map((mark) => mark.getAttribute('class').split('-').at(-1));
  assert.deepEqual(marks.slice(0, verdicts.length), verdicts);
});

test('a checklist lists what it counted', () => {
  const { table } = served('six-signs');
  const scored = table.items.filter(({ points }) => points.length);
  const counting = ({ points }) => points[0][1].findIndex((value) => value > 0);
  const site = tell('six-signs', Object.fromEntries(scored.slice(0, 2).map((item) => [item.id, counting(item)])), 3);
  const scale = table.scales[scored[0].points[0][0]].id;
  assert.deepEqual(
    site.all(`[data-scale="${scale}"] [data-counted] li`).map(({ textContent }) => textContent),
    scored.slice(0, 2).map(({ id }) => site.one(`[data-item="${id}"] [data-question]`).textContent),
  );
});

test('what was answered is listed in the order of the quiz, with its numbers', () => {
  const site = tell('stress-and-us', {}, 1);
  const entries = site.all('[data-answers] li');
  assert.deepEqual(entries.map(({ value }) => value), site.table.items.map((_, index) => index + 1));
  assert.equal(entries[0].querySelector('strong').textContent, site.one(`[data-item="${site.table.items[0].id}"] [value="1"] + *`).textContent);
});

test('“does this fit?” changes what is said and the step; a second result starts afresh', () => {
  const site = tell('closeness-map', { fear: 2 }, 2);
  const block = site.one('[data-result=middle]');
  const pressed = () => site.all('[aria-pressed=true]', block).map(({ dataset }) => dataset.fitAnswer);
  const step = block.querySelector('[data-exercise]');
  assert.deepEqual([pressed(), step.hidden], [[], false]);
  for (const [answer, hidden] of [['no', true], ['partly', false], ['yes', false]]) {
    block.querySelector(`[data-fit-answer=${answer}]`).click();
    assert.deepEqual([pressed(), step.hidden], [[answer], hidden]);
    assert.equal(site.text('[data-fit-said]', block), block.querySelector(`[data-fit-text=${answer}]`).content.textContent.replace(/\s+/g, ' ').trim());
  }
  const responses = fill(site.table, { fear: 2 }, 2);
  writeResult(site.page, site.table, responses, score(site.table, responses), [], ways())();
  assert.deepEqual([pressed(), site.text('[data-fit-said]', block)], [[], '']);
});

test('text that looks like markup stays text', () => {
  const site = open('stress-and-us');
  const hostile = '<img src=x onerror=alert(1)>{scale}';
  for (const part of site.all('[data-name], [data-low], [data-high], [data-question], .choice span')) part.textContent = hostile;
  const responses = fill(site.table, {}, 2);
  writeResult(site.page, site.table, responses, score(site.table, responses), [], ways())();
  assert.equal(site.all('.quiz-outcome img').length, 0);
  assert.equal(site.one('[data-picture] desc').textContent.includes('<img src=x onerror=alert(1)>{scale}: 30'), true);
});
