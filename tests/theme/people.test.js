// Sharing, comparing and keeping: the panels and what they do, what a stranger's link may say, and the picture to save.

import assert from 'node:assert/strict';
import test from 'node:test';
import { fill, open, served, settled } from './page.js'; // first: words need a page when they load
import { save } from '#quiz/card.js';
import { draw, viewOf } from '#quiz/chart.js';
import { encode } from '#quiz/codec.js';
import * as compare from '#quiz/compare.js';
import * as history from '#quiz/history.js';
import * as panel from '#quiz/panel.js';
import { HTML } from '#quiz/panels.en.js';
import { score } from '#quiz/score.js';
import * as share from '#quiz/share.js';

const SLUG = 'closeness-map';
const MIDDLE = fill(served(SLUG).table, {}, 2);
const REACHING = fill(served(SLUG).table, { 'still-matter': 4, 'hidden-meaning': 4, proof: 4, 'slow-reply': 4, 'too-much': 4, settle: 0, apart: 0, disagree: 0, fear: 2 }, 0);
const AFRAID = { ...MIDDLE, fear: 0 };

/** A page with a result on it, and what the walk hands to the panels. */
function result(responses, more) {
  const site = open(SLUG, more);
  const { page, form, table, digest } = site;
  const outcome = responses && score(table, responses);
  const context = { page, form, table, digest, outcome: () => outcome };
  for (const part of site.all('[data-on~=result]')) part.hidden = false;
  return { ...site, context, outcome, panel: () => site.one('.quiz-panel, .quiz-received'), do: (name) => site.one(`[data-do=${name}]`).click() };
}

/** The text of a link to these answers' result. */
const linkText = (responses, { digest, table } = served(SLUG)) => encode(table, digest, score(table, responses));
const shown = (site, root) => Object.fromEntries(site.all('[data-shown] > div', root).map((row) => [...row.children].map(({ textContent }) => textContent)));

test('each panel has a name, a heading that takes the focus, and controls that are buttons', () => {
  open(SLUG);
  const shapes = new DOMParser().parseFromString(HTML, 'text/html');
  const panels = [...shapes.querySelectorAll('template[data-panel]')].map(({ dataset, content }) => [dataset.panel, content]);
  assert.deepEqual(panels.map(([name]) => name).sort(), ['compare', 'history', 'invited', 'received', 'refused', 'share']);
  for (const [name, content] of panels) {
    const section = content.querySelector('section');
    assert.equal(content.querySelector(`[id="${section.getAttribute('aria-labelledby')}"]`).getAttribute('tabindex'), '-1', name);
    for (const control of content.querySelectorAll('[data-do]')) assert.equal(`${control.tagName} ${control.getAttribute('type')}`, 'BUTTON button', name);
    assert.equal(content.querySelectorAll('[style], script, [onclick], img').length, 0, name);
  }
});

test('what is shared is shown first; the link holds the scores and never the answers', () => {
  const site = result(REACHING);
  share.open(site.context);
  assert.deepEqual(shown(site), {
    Quiz: 'The closeness map',
    Result: 'You reach out to make sure',
    'Worry about losing closeness': '5.0 on a range from 1 to 5',
    'Guarding distance': '2.5 on a range from 1 to 5',
  });
  assert.equal(site.one('[data-link]').value, `https://journal.example/quizzes/${SLUG}/#r=${linkText(REACHING)}`);
  assert.equal(site.document.activeElement, site.one('#share-title'));
  site.do('close');
  assert.equal(site.panel(), null);
  assert.equal(site.document.activeElement, site.one('[data-action=share]'));
});

test('copying says that it was done, and where the browser refuses, the link is selected instead', async () => {
  const site = result(REACHING);
  share.open(site.context);
  const copied = [];
  Object.defineProperty(site.window.navigator, 'clipboard', { value: { writeText: async (text) => copied.push(text) }, configurable: true });
  site.do('copy');
  await settled();
  assert.deepEqual(copied, [site.one('[data-link]').value]);
  assert.equal(site.text('.quiz-panel [data-said]'), 'The link is copied.');
  Object.defineProperty(site.window.navigator, 'clipboard', { value: undefined, configurable: true });
  site.do('copy');
  await settled();
  assert.equal(site.document.activeElement, site.one('[data-link]'));
  assert.match(site.text('.quiz-panel [data-said]'), /did not copy the link/);
});

test('the share sheet is offered only where there is one', () => {
  const site = result(REACHING);
  share.open(site.context);
  assert.equal(site.one('[data-do=send]').hidden, true);
  const sent = [];
  Object.assign(site.window.navigator, { canShare: () => true, share: async (data) => sent.push(data) });
  share.open(site.context);
  assert.equal(site.one('[data-do=send]').hidden, false);
  site.do('send');
  assert.deepEqual(sent, [{ title: 'The closeness map', url: site.one('[data-link]').value }]);
});

test('without a result, or where a notice stands in the way, nothing is passed on', () => {
  for (const [responses, what] of [[null, ''], [{}, ''], [AFRAID, 'share'], [AFRAID, 'compare']]) {
    const site = result(responses);
    assert.equal(panel.ownResult(site.context, what), null);
    share.open(site.context);
    compare.open(site.context);
    assert.equal(site.panel(), null);
    assert.notEqual(site.text('[data-actions] [data-said]'), '');
  }
});

test('a panel goes when the result does', async () => {
  const site = result(REACHING);
  site.form.setAttribute('data-outcome', 'reaching');
  share.open(site.context);
  site.form.removeAttribute('data-outcome');
  await settled();
  assert.equal(site.panel(), null);
});

test('a shared result opens as somebody else’s, without what speaks to who took it', () => {
  const site = result(null, { hash: `#r=${linkText(REACHING)}` });
  share.receive(site.context);
  const received = site.panel();
  assert.equal(site.text('[data-told]', received), 'You reach out to make sure');
  assert.equal(site.all('svg[role=img]', received).length, 1);
  assert.equal(site.all('[data-exercise], [data-fit], [data-pipe], details', received).length, 0);
  assert.equal(site.document.activeElement, received.querySelector('h2'));
  site.do('close');
  assert.equal(site.panel(), null);
  assert.equal(site.window.location.hash, '');
});

test('a link that can not be shown says why, shows no score, and offers the quiz', () => {
  const other = served('six-signs');
  const edited = { ...served(SLUG), digest: '12345678' };
  for (const [text, why, told] of [
    ['nonsense', 'This link can’t be read.', null],
    [linkText(fill(other.table, {}, 0), other), 'This link belongs to another quiz.', null],
    [linkText(REACHING, edited), 'We have changed this quiz since the link was made.', 'You reach out to make sure'],
  ]) {
    for (const [kind, module] of [['r', share], ['c', compare]]) {
      const site = result(null, { hash: `#${kind}=${text}` });
      module.receive(site.context);
      const refused = site.panel();
      assert.equal(site.text('[data-refusal]', refused).includes(why), true, site.text('[data-refusal]', refused));
      assert.equal(refused.querySelector('[data-told]')?.textContent ?? null, told);
      assert.equal(site.all('svg, [data-shown] div', refused).length, 0);
      assert.equal(refused.querySelector('[data-do=take]').textContent, 'Take the quiz yourself');
    }
  }
});

test('two results meet only after consent, on one picture and with the words for the pair', () => {
  const site = result(REACHING);
  compare.open(site.context);
  assert.equal(site.seen(site.one('[data-theirs]')), false);
  site.do('agree');
  assert.equal(site.seen(site.one('[data-theirs]')), true);
  site.one('[data-theirs]').value = ` https://journal.example/quizzes/${SLUG}/#c=${linkText(MIDDLE)} `;
  site.do('show');
  const two = site.one('[data-two]');
  assert.equal(two.hidden, false);
  const rows = site.all('[data-both] tr').map((row) => [...row.children].map(({ textContent }) => textContent));
  assert.deepEqual(rows[0], ['Result', 'You reach out to make sure', 'You stay around the middle']);
  assert.deepEqual(rows[1], ['Worry about losing closeness', '5.0 on a range from 1 to 5', '3.0 on a range from 1 to 5']);
  assert.match(site.text('svg desc', two), /You\. Worry about losing closeness: 5\.0 .* The other person\. Worry about losing closeness: 3\.0/);
  const pair = site.all('[data-pair]').find(({ dataset }) => dataset.pair.split(' ').sort().join(' ') === 'middle reaching') ?? site.one('[data-pair=any]');
  assert.equal(site.text('[data-text]', two), [...pair.children].slice(1).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()).join(' ').trim());
  site.one('[data-theirs]').value = 'something else';
  site.do('show');
  assert.equal(two.hidden, true);
  assert.equal(site.text('[data-refusal]', site.panel()).startsWith('This link can’t be read.'), true);
});

test('an invitation waits closed until its reader has a result, and can be forgotten', async () => {
  const text = linkText(MIDDLE);
  const site = result(null, { hash: `#c=${text}` });
  compare.receive(site.context);
  assert.equal(site.panel().textContent.includes('middle'), false);
  const key = 'our2souls.compare.closeness-map';
  assert.equal(site.window.sessionStorage.getItem(key), text);
  site.context.outcome = () => score(site.table, REACHING);
  site.form.setAttribute('data-outcome', 'reaching');
  await settled();
  assert.equal(site.one('[data-waiting]').hidden, false);
  assert.equal(site.one('[data-two]').hidden, true);
  site.do('agree');
  assert.equal(site.one('[data-two]').hidden, false);
  assert.equal(site.window.sessionStorage.getItem(key), null);

  const refusing = result(null, { hash: `#c=${text}` });
  compare.receive(refusing.context);
  refusing.do('forget');
  assert.equal(refusing.window.sessionStorage.getItem(key), null);
  assert.equal(refusing.panel(), null);
});

test('whose result must not be shown beside another’s gets no invitation', () => {
  const site = result(AFRAID, { hash: `#c=${linkText(MIDDLE)}` });
  compare.receive(site.context);
  assert.equal(site.all('[data-do=agree]').length, 0);
  assert.equal(site.window.sessionStorage.length, 0);
});

test('words that came from the reader’s answers are taken back before others see them', () => {
  const site = open('stress-and-us');
  for (const gap of site.all('[data-pipe]')) Object.assign(gap, { textContent: 'my mother' }).dataset.otherwise = 'something heavy';
  const { page, table } = site;
  for (const { id } of table.results) {
    const words = [panel.titleOf({ page, table }, id), ...panel.textOf({ page, table }, id).map(({ textContent }) => textContent)].join(' ');
    assert.equal(words.includes('my mother'), false);
  }
});

test('results are kept from the moment a reader asks, and each can go again', () => {
  const site = result(REACHING);
  const key = `our2souls.kept.${SLUG}`;
  assert.equal(history.keep(site.context), true);
  assert.equal(site.window.localStorage.getItem(key), null);
  history.open(site.context);
  site.do('keep');
  const kept = JSON.parse(site.window.localStorage.getItem(key));
  assert.deepEqual(kept.results.map(({ result, scores }) => [result, scores]), [['reaching', { worry: [5, 1], distance: [5, 2] }]]);
  const rows = () => site.all('[data-rows] tr');
  assert.equal(rows().length, 1);
  rows()[0].querySelector('button').click();
  site.do('no');
  assert.equal(rows().length, 1);
  rows()[0].querySelector('button').click();
  site.do('yes');
  assert.equal(rows().length, 0);
  assert.deepEqual(JSON.parse(site.window.localStorage.getItem(key)).results, []);
  site.do('delete-all');
  site.do('yes');
  assert.equal(site.window.localStorage.length, 0);
});

test('results over time are drawn from two on, and those of an older version are only named', () => {
  const site = result(null);
  const entry = (date, worry, digest = site.digest) => ({ date, digest, result: 'reaching', scores: { worry, distance: [5, 2] } });
  const results = [entry('2026-01-01', [5, 1]), entry('2026-02-01', [4, 1]), entry('2026-03-01', [9, 1], '00000000')];
  site.window.localStorage.setItem(`our2souls.kept.${SLUG}`, JSON.stringify({ version: 1, quiz: SLUG, results }));
  history.open(site.context);
  assert.deepEqual(site.all('[data-rows] tr').map((row) => row.children.length), [3 + 1, 4 + 1, 4 + 1]);
  assert.deepEqual(site.all('[data-lines] svg').map((svg) => [...svg.querySelectorAll('[data-at]')].map((dot) => dot.getAttribute('data-at'))), [['5', '4'], ['2.5', '2.5']]);
});

test('a store that is foreign, full or blocked says so and breaks nothing', async () => {
  const foreign = result(REACHING);
  foreign.window.localStorage.setItem(`our2souls.kept.${SLUG}`, '{"version":9}');
  history.open(foreign.context);
  assert.deepEqual(foreign.all('[data-step]').filter((part) => !part.hidden).map(({ dataset }) => dataset.step), ['strange']);
  assert.equal(foreign.window.localStorage.getItem(`our2souls.kept.${SLUG}`), '{"version":9}');

  const full = result(REACHING);
  history.open(full.context);
  const throws = () => { throw new Error('no room'); }; // prettier-ignore
  Object.defineProperty(globalThis, 'localStorage', { value: { getItem: () => null, setItem: throws, removeItem: throws }, configurable: true, writable: true });
  full.do('keep');
  assert.match(full.text('.quiz-panel [data-said]'), /no room|full/i);

  const blocked = result(REACHING);
  Object.defineProperty(globalThis, 'localStorage', { get: throws, configurable: true });
  history.open(blocked.context);
  assert.deepEqual(blocked.all('[data-step]').filter((part) => !part.hidden).map(({ dataset }) => dataset.step), ['blocked']);
});

test('the picture to save holds the result’s name and the chart, and its lines fit', async (test) => {
  test.mock.timers.enable({ apis: ['setTimeout'] }); // the file's address is given up a second later
  const { page, table, outcome, window, document } = result(REACHING);
  const written = [];
  const pen = { measureText: (text) => ({ width: text.length * 28 }), fillRect() {}, drawImage: (...args) => written.push(args.slice(1)), fillText: (text) => written.push(text) };
  window.HTMLCanvasElement.prototype.getContext = () => pen;
  window.HTMLCanvasElement.prototype.toBlob = (done) => done(new Blob(['picture']));
  window.HTMLImageElement.prototype.decode = async () => {};
  const saved = [];
  window.HTMLAnchorElement.prototype.click = function click() { saved.push(this.download); }; // prettier-ignore
  const chart = draw(table, outcome, viewOf(page, table));
  Object.defineProperty(chart, 'viewBox', { value: { baseVal: { width: 340, height: 330 } } });
  await save(page, chart, { quiz: 'The closeness map', result: 'You reach out to make sure', note: 'From journal.example', file: 'closeness-map.png' });
  const lines = written.filter((each) => typeof each === 'string');
  assert.equal(lines.join(' '), 'The closeness map You reach out to make sure From journal.example');
  assert.equal(lines.every((each) => each.length * 28 <= 900), true);
  assert.deepEqual(saved, ['closeness-map.png']);
  assert.equal(written.find(Array.isArray).every((side) => side >= 0 && side <= 1080), true);
  assert.equal(document.querySelectorAll('.quiz-stage').length, 0);
  window.HTMLCanvasElement.prototype.toBlob = (done) => done(null);
  await assert.rejects(save(page, chart, { quiz: '', result: '', note: '', file: '' }), /gave no picture/);
});
