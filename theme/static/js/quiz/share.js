// Sharing a result, on request only: what is shared is shown before anything can be shared. And the other end: showing a
// result that somebody else shared, as theirs.

import { draw, viewOf } from './chart.js';
import { decode, encode } from './codec.js';
import { one } from './dom.js';
import { above, below, close, link, list, ownResult, panel, passOn, putAway, refuse, say, textOf, titleOf, words } from './panel.js';

/** @typedef {import('./panel.js').Context} Context */

/** @param {Context} context */
export function open(context) {
  const own = ownResult(context, 'share');
  if (!own) return say(one(context.page, '[data-actions]'), words('nothing'));
  const element = panel('share', {
    copy: () => ways.copy(),
    send: () => ways.send(),
    picture: () => picture(context, element, own),
    close: () => close(context, element, 'share'),
  });
  list(context, element, own);
  const ways = passOn(context, element, link('r', encode(context.table, context.digest, own)));
  below(context, element);
  one(element, 'h4').focus();
}

/** @param {Context} context @param {HTMLElement} element @param {import('./score.js').Outcome} own */
async function picture(context, element, own) {
  try {
    const { save } = await import('./card.js');
    const { page, table } = context;
    await save(page, draw(table, own, viewOf(page, table)), {
      quiz: one(page, 'h1').textContent ?? '',
      result: titleOf(context, own.result),
      note: `${words('card-note')} ${location.host}`,
      file: `${table.quiz}.png`,
    });
    say(element, words('saved'));
  } catch (error) {
    console.warn(error);
    say(element, words('not-saved'));
  }
}

/** What stands behind `#r=`: somebody else's result. @param {Context} context */
export function receive(context) {
  const { page, table, digest } = context;
  const read = decode(table, digest, location.hash.slice('#r='.length));
  if (!read.ok) return refuse(context, read);
  const element = panel('received', { take: () => putAway(context, element, true), close: () => putAway(context, element, false) });
  one(element, '[data-picture]').append(draw(table, { ...read, tied: [], flags: [] }, viewOf(page, table)));
  one(element, '[data-told]').textContent = titleOf(context, read.result);
  one(element, '[data-text]').replaceChildren(...textOf(context, read.result));
  list(context, element, read);
  above(context, element);
}
