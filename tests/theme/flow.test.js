// The walk through a quiz: which part shows when, what is kept, what Back and Change do, and that every failure leads back to the page as served.

import assert from 'node:assert/strict';
import test from 'node:test';
import { complaints, fill, open, resume, served, settled, walk } from './page.js';

const MIDDLE = fill(served('closeness-map').table, {}, 2);
const STATES = ['sheet', 'intro', 'items', 'review', 'result'];

/** Each part marked with states shows in these and no others. */
function fits(site, state) {
  assert.equal(site.page.dataset.state, state);
  const wrong = site.all('[data-on]', site.page).filter((part) => part.hidden === part.dataset.on.split(' ').includes(state));
  assert.deepEqual(wrong.map((part) => part.outerHTML.slice(0, 80)), []);
}

async function begin(slug, more) {
  const site = open(slug, more);
  await walk();
  site.press('start');
  await settled();
  return site;
}

/** Choose, then continue. */
async function answer(site, option) {
  if (option !== null) site.one(`[data-item="${site.item()}"] [value="${option}"]`).click();
  site.press('next');
  await settled();
}

async function toReview(site, option) {
  while (site.item()) await answer(site, option);
}

async function finish(site) {
  site.press('finish');
  await settled();
}

test('only parts of one state show at a time, all the way through', async () => {
  const site = open('closeness-map');
  assert.deepEqual([...new Set(site.all('[data-on]').flatMap((part) => part.dataset.on.split(' ')))].sort(), [...STATES].sort());
  await walk();
  fits(site, 'intro');
  site.press('start');
  await settled();
  fits(site, 'items');
  assert.equal(site.item(), 'still-matter');
  await toReview(site, 2);
  assert.equal(site.all('[data-review] > *').length, site.table.items.length);
  fits(site, 'review');
  await finish(site);
  assert.equal(site.page.dataset.state, 'result');
  assert.equal(site.form.getAttribute('data-outcome'), 'middle');
});

test('the position comes first in the title and is where the focus goes', async () => {
  const site = await begin('closeness-map');
  await answer(site, 0);
  assert.match(site.document.title, /^2 of 17 – The closeness map/);
  const { activeElement } = site.document;
  assert.equal(activeElement.tagName, 'H2');
  assert.equal(activeElement.closest('[data-item]').dataset.item, 'troubles');
});

test('the button says whether it skips or goes on', async () => {
  const site = await begin('closeness-map');
  assert.equal(site.text('[data-action=next]'), 'Skip');
  site.one('[data-item="still-matter"] [value="4"]').click();
  assert.equal(site.text('[data-action=next]'), 'Continue');
});

test('what an answer opens is asked, and what it closes is neither asked nor counted', async () => {
  const site = await begin('pick-a-conversation');
  const lead = site.table.items[0];
  const honest = site.table.items.findIndex(({ only_if }) => only_if.length);
  const [[source, options]] = site.table.items[honest].only_if;
  assert.equal(site.table.items[source].id, lead.id);
  const closing = Array.from({ length: lead.options }, (_, option) => option).find((option) => !options.includes(option));
  await answer(site, options[0]);
  assert.equal(site.item(), site.table.items[honest].id);
  site.press('back');
  await settled();
  await answer(site, closing);
  assert.notEqual(site.item(), site.table.items[honest].id);
});

test('the reader’s words stand where texts ask for them', async () => {
  const site = await begin('pick-a-conversation');
  const gaps = site.all('[data-pipe=who]');
  const before = gaps.map((gap) => gap.textContent);
  await answer(site, 2);
  const given = site.one('[data-item=who] [value="2"]');
  const said = given.dataset.piped ?? given.nextElementSibling.textContent;
  assert.deepEqual([...new Set(gaps.map((gap) => gap.textContent))], [said]);
  site.press('clear');
  await settled();
  assert.deepEqual(gaps.map((gap) => gap.textContent), before);
});

test('the look back lists each answer, and Change leads there and back again', async () => {
  const site = await resume('stress-and-us', fill(served('stress-and-us').table, {}, 1));
  const rows = site.all('[data-review] button');
  assert.equal(rows.length, site.table.items.length);
  rows[3].click();
  await settled();
  assert.equal(site.item(), site.table.items[3].id);
  site.one(`[data-item="${site.item()}"] [value="4"]`).click();
  site.press('next');
  await settled();
  assert.equal(site.page.dataset.state, 'review');
  const chosen = site.one(`[data-item="${site.table.items[3].id}"] [value="4"] + *`).textContent;
  assert.equal(site.text('[data-answer]', site.all('[data-review] > *')[3]), chosen);
});

test('the browser’s own Back and Forward step through the quiz', async () => {
  const site = await resume('closeness-map', MIDDLE, 16);
  assert.equal(site.item(), 'fear');
  site.press('next');
  await settled();
  assert.equal(site.page.dataset.state, 'review');
  site.window.history.back();
  await settled();
  assert.equal(site.item(), 'fear');
  site.window.history.forward();
  await settled();
  assert.equal(site.page.dataset.state, 'review');
});

test('the result is written while the answers are looked at, and written anew when one has changed', async () => {
  const site = await resume('closeness-map', MIDDLE);
  assert.equal(site.text('[data-scale=worry] [data-score]'), '3.0');
  assert.equal(site.page.dataset.state, 'review');
  assert.equal(site.form.hasAttribute('data-outcome'), false);
  site.all('[data-review] button')[0].click();
  await settled();
  site.one('[data-item="still-matter"] [value="4"]').click();
  site.press('next');
  await settled();
  await finish(site);
  assert.equal(site.one('[data-scale=worry] [data-score]').dataset.score, '3.25');
  assert.match(site.text('[data-picture] desc'), /Worry about losing closeness: 3\.3 on a range/);
});

test('the tab remembers the answers, and another version of the quiz forgets them', async () => {
  const site = await begin('closeness-map');
  await answer(site, 3);
  const kept = site.window.sessionStorage.getItem('quiz:closeness-map');
  const again = open('closeness-map', { kept });
  await walk();
  assert.equal(again.text('[data-action=start]'), 'Go on where you left off');
  assert.equal(again.one('[data-item="still-matter"] [value="3"]').checked, true);
  again.press('start');
  await settled();
  assert.equal(again.item(), 'troubles');
  const edited = open('closeness-map', { kept: kept.replace(again.digest, '00000000') });
  await walk();
  assert.equal(edited.all('[data-item] input').some(({ checked }) => checked), false);
});

test('clearing leaves nothing, neither in the page nor in the tab', async () => {
  const site = await begin('closeness-map');
  await answer(site, 3);
  site.press('clear');
  await settled();
  assert.equal(site.page.dataset.state, 'intro');
  assert.equal(site.window.sessionStorage.getItem('quiz:closeness-map'), null);
  assert.equal(site.all('[data-item] input').some(({ checked }) => checked), false);
  assert.equal(site.one('[data-cleared]').hidden, false);
});

test('where the tab keeps nothing, the page does not say that it does', async () => {
  const site = open('closeness-map');
  for (const name of ['sessionStorage', 'localStorage']) {
    Object.defineProperty(globalThis, name, { get: () => { throw new Error('blocked'); }, configurable: true }); // prettier-ignore
  }
  await walk();
  assert.equal(site.all('[data-kept]').length, 0);
  assert.equal(site.seen(site.one('[data-unkept]')), true);
  site.press('start');
  await settled();
  await answer(site, 2);
  assert.equal(site.item(), 'troubles');
});

test('a needed answer that is missing is named at once, with the way to it', async () => {
  const summary = '<section tabindex="-1" data-errors data-title="Error: " hidden><ul></ul></section>';
  const needed = (html) =>
    html.replace('<div class="quiz-items"', `${summary}$&`).replace(/(<fieldset [^>]*data-item="?still-matter"?)/, '$1 data-required').replace('</legend>', '</legend><p id="error-x" data-error hidden><span data-words>Choose one</span></p>');
  const site = await begin('closeness-map', { markup: needed });
  assert.equal(site.text('[data-action=next]'), 'Continue');
  site.press('next');
  await settled();
  assert.equal(site.item(), 'still-matter');
  assert.equal(site.one('[data-errors]').hidden, false);
  assert.equal(site.document.activeElement, site.one('[data-errors]'));
  assert.equal(site.document.title.startsWith('Error: '), true);
  assert.equal(site.text('[data-errors] li'), 'Choose one');
  assert.equal(site.one('[data-item="still-matter"]').getAttribute('aria-describedby'), 'error-x');
  site.one('[data-errors] a').click();
  await settled();
  assert.equal(site.document.activeElement.name, 'still-matter');
  await answer(site, 0);
  assert.equal(site.one('[data-errors]').hidden, true);
  assert.equal(site.item(), 'troubles');
});

test('number keys choose only once they are turned on, and never with a modifier', async () => {
  const site = await begin('closeness-map');
  const type = (key, more = {}) => site.document.body.dispatchEvent(new site.window.KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  const chosen = () => site.all('[data-item="still-matter"] input').findIndex(({ checked }) => checked);
  type('3');
  assert.equal(chosen(), -1);
  site.one('[data-keys]').click();
  type('3', { ctrlKey: true });
  type('9');
  assert.equal(chosen(), -1);
  type('3');
  assert.equal(chosen(), 2);
});

test('in a knowledge quiz an answer is explained before the next question, and stands', async () => {
  const site = await begin('brain-facts-or-myths');
  const [first, second] = site.table.items;
  site.one(`[data-item="${first.id}"] [value="0"]`).click();
  await settled();
  const box = site.one(`[data-item="${first.id}"] [data-explanation]`);
  assert.notEqual(box.textContent.trim(), '');
  assert.equal(box.querySelectorAll('[id]').length, 0);
  assert.equal(site.item(), first.id);
  site.press('next');
  await settled();
  assert.equal(site.item(), second.id);
  site.press('back');
  await settled();
  assert.equal(site.item(), first.id);
  const click = new site.window.MouseEvent('click', { bubbles: true, cancelable: true });
  assert.equal(site.one(`[data-item="${first.id}"] [value="1"]`).dispatchEvent(click), false);
});

test('an arrow key that moves the choice does not give the answer away', async () => {
  const site = await begin('brain-facts-or-myths');
  const [{ id }] = site.table.items;
  site.document.body.dispatchEvent(new site.window.KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  site.one(`[data-item="${id}"] [value="1"]`).click();
  await settled();
  assert.equal(site.text(`[data-item="${id}"] [data-explanation]`), '');
  assert.equal(site.text('[data-action=next]'), 'Check my answer');
});

test('a page and a table that do not fit together leave the page as it was served', async () => {
  for (const markup of [(html) => html.replace('"format":1', '"format":2'), (html) => html.replace('data-table>{', 'data-table>{{')]) {
    const site = open('closeness-map', { markup: (html) => markup(html) });
    const said = await complaints(walk);
    assert.equal(said.length, 1);
    fits(site, 'sheet');
    assert.equal(site.all('[data-item]').every((item) => !item.hidden), true);
  }
});
