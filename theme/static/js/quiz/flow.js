// Turns the complete page into a walk: introduction, one item at a time, a look back at the answers, result. What shows in
// which state is written in the page itself (`data-on`); the page as served is the state "sheet", and every failure goes
// back to it. Words are the page's, too.

import { arrange, begin, isPlace, next, previous, read, recall, shuffle } from './steps.js';

/** @typedef {import('./score.js').Table} Table */
/** @typedef {import('./score.js').Outcome} Outcome */
/** @typedef {import('./steps.js').At} At */
/** @typedef {"sheet" | "intro" | "items" | "review" | "result"} State */
/**
 * @typedef {object} Place One entry of the browser's history.
 * @property {At} at
 * @property {At} [from] What the entry before this one shows, where that is known.
 * @property {boolean} [change] Whether the reader came to change an answer, and goes back when that is done.
 */

/** What a walk needs only once it comes there, or when its reader asks. @param {string} name @returns {Promise<any>} */
const load = (name) => import(`./${name}.js`);
/** The same with its words, which are asked for at once: they would else be known of only when it is there. @param {string} name */
const loadSpoken = async (name) => (await Promise.all([name, 'words', 'dom'].map(load)))[0];

/** @param {ParentNode} root @param {string} selector */
const one = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
/** @param {ParentNode} root @param {string} selector */
const all = (root, selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
/** @param {HTMLElement} fieldset Its choices, in the order on the screen. */
const inputs = (fieldset) => /** @type {HTMLInputElement[]} */ (all(fieldset, 'input'));

/**
 * @param {HTMLElement} page
 * @param {State} state
 */
function enter(page, state) {
  for (const part of all(page, '[data-on]')) part.hidden = !part.dataset.on?.split(' ').includes(state);
  page.dataset.state = state;
}

/** The page as it was before any script. @param {HTMLElement} page */
function restore(page) {
  for (const part of all(page, '[data-item], [data-result], [data-notice], [data-exercise], [data-scores], [data-option]')) part.hidden = false;
  for (const part of all(page, '[data-errors], [data-error]')) part.hidden = true;
  enter(page, 'sheet'); // last, for some parts of a result are hidden here in any case
  const heading = one(page, '[data-heading]');
  if (heading) heading.textContent = heading.dataset.heading ?? '';
}

/** @param {Element | null | undefined} heading */
function focusOn(heading) {
  if (!(heading instanceof HTMLElement)) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  const { top } = heading.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) heading.scrollIntoView();
}

/** @param {HTMLElement} page */
function enhance(page) {
  // An item may be called "dataset" or "reset", and inputs hide the form's own properties of that name: only camelCase is safe.
  const form = /** @type {HTMLFormElement} */ (one(page, 'form[data-quiz]'));
  const table = /** @type {Table} */ (JSON.parse(one(page, '[data-table]').textContent ?? ''));
  const fieldsets = table.items.map(({ id }) => one(form, `[data-item="${id}"]`));
  if (table.format !== 1 || fieldsets.some((fieldset) => !fieldset)) throw new Error('This page and its table do not fit together.');

  // Looked up once: every step asks for all answers, and on a slow phone looking through the page each time is what readers wait for.
  const boxes = fieldsets.map(inputs);
  const digest = form.getAttribute('data-digest');
  const [start, forth, back] = ['start', 'next', 'back'].map((name) => one(form, `[data-action="${name}"]`));
  const [count, keys, cleared, failed] = ['count', 'keys', 'cleared', 'failed'].map((name) => one(page, `[data-${name}]`));
  const title = document.title;
  const key = `quiz:${table.quiz}`;

  /** Where the tab keeps nothing, the page stops saying that it does. @param {(tab: Storage) => string | null | void} act */
  const storage = (act) => {
    try {
      return act(sessionStorage) ?? null;
    } catch {
      for (const claim of all(page, '[data-kept]')) claim.remove();
      one(page, '[data-unkept]').dataset.on = 'sheet intro';
      return null;
    }
  };

  const known = recall(storage((tab) => tab.getItem(key)), table, digest);
  let session = known ?? begin(crypto.getRandomValues(new Uint32Array(1))[0]);
  /** @type {Place} */
  let place = known && isPlace(history.state?.at, table) ? history.state : { at: 'intro' };
  /** @type {Outcome | null} */
  let told = null;
  /** @type {ReturnType<typeof write> | null} The result, written and not yet shown. */
  let ready = null;
  let listed = /** @type {boolean[]} */ ([]);
  let byArrow = false;

  const held = all(page, '[data-pipe]').flatMap((gap) => [gap.dataset.pipe ?? '', gap.closest('[data-item]')?.getAttribute('data-item') ?? '']);
  const order = form.hasAttribute('data-shuffle') ? arrange(table, session.seed, held) : table.items.map((_, index) => index);

  const chosen = (/** @type {number} */ index) => boxes[index].filter(({ checked }) => checked).map(({ value }) => Number(value));
  const responses = () =>
    Object.fromEntries(table.items.map(({ id, several }, index) => [id, several ? chosen(index) : (chosen(index)[0] ?? null)]));
  const asked = () => read(table, responses()).asked;
  const lacks = (/** @type {number} */ index) => fieldsets[index].hasAttribute('data-required') && !chosen(index).length;
  const toExplain = (/** @type {At} */ at) => typeof at === 'number' && table.kind === 'knowledge' && chosen(at).length > 0 && !session.explained.includes(at);
  /** Kept here, since import() hands over even a module that is there only after a turn, and a frame of the old state is drawn meanwhile.
   *  @type {typeof import('./result.js') | undefined} */
  let resultModule;
  const loadResult = async () => (resultModule ??= await loadSpoken('result'));
  /** @type {typeof import('./errors.js') | undefined} */
  let errors;
  const loadErrors = async () => (errors ??= await load('errors'));
  const option = (/** @type {number} */ index, /** @type {number} */ value) => one(fieldsets[index], `[value="${value}"]`);
  const words = (/** @type {Element | null} */ element) => element?.textContent ?? '';

  const keep = () => {
    session.answers = responses();
    if (place.at !== 'intro') session.at = place.at;
    storage((tab) => tab.setItem(key, JSON.stringify({ digest, ...session })));
  };

  /** Put the reader's own words where texts ask for them. */
  const pipe = () => {
    const answers = read(table, responses()).chosen;
    for (const gap of all(page, '[data-pipe]')) {
      gap.dataset.otherwise ??= words(gap);
      const index = table.items.findIndex(({ id }) => id === gap.dataset.pipe);
      const given = answers[index].map((value) => option(index, value))[0];
      gap.textContent = given ? (given.dataset.piped ?? words(given.nextElementSibling)) : gap.dataset.otherwise;
    }
  };

  const label = () => {
    const { at } = place;
    const begun = boxes.flat().some(({ checked }) => checked);
    start.textContent = start.dataset[begun ? 'again' : 'first'] ?? '';
    for (const clear of all(form, '[data-action="clear"]')) clear.hidden = !begun;
    back.textContent = back.dataset[at === 'result' ? 'change' : 'back'] ?? '';
    if (typeof at !== 'number') return;
    forth.textContent = forth.dataset[toExplain(at) ? 'check' : chosen(at).length || fieldsets[at].hasAttribute('data-required') ? 'go' : 'skip'] ?? '';
  };

  /** @param {State} state @param {Element | null} heading @param {string} name */
  const arrive = (state, heading, name) => {
    if (state !== 'result') enter(page, state); // the result's own parts are sorted out by now
    label();
    pipe();
    document.title = state === 'intro' ? title : `${name} – ${title}`;
    focusOn(heading);
  };

  /** Say what is missing; say nothing when nothing is. @param {number[]} items */
  const complain = async (items) => {
    const { at } = place;
    if (!errors) await loadErrors();
    if (place.at === at) focusOn(errors?.complain(form, fieldsets, items, answer));
  };
  const answer = (/** @type {number} */ index) => (place.at === index ? inputs(fieldsets[index])[0].focus() : goTo(index));

  const review = (/** @type {number[]} */ walk) => {
    one(page, '[data-review]').replaceChildren(
      ...walk.map((index, number) => {
        const row = /** @type {HTMLElement} */ (/** @type {HTMLTemplateElement} */ (one(page, '[data-row]')).content.cloneNode(true));
        for (const position of all(row, '[data-position]')) position.textContent = String(number + 1);
        one(row, '[data-asked]').append(...[...one(fieldsets[index], '[data-question]').childNodes].map((node) => node.cloneNode(true)));
        const given = chosen(index).map((value) => words(option(index, value).nextElementSibling));
        if (given.length) one(row, '[data-answer]').textContent = given.join(', ');
        const change = one(row, 'button');
        change.hidden = session.explained.includes(index);
        on(change, 'click', () => go(index, true));
        return row;
      }),
    );
  };

  /** Show a place, or where it leads now that answers have changed. @param {Place} to @returns {void | Promise<void>} */
  const show = (to) => {
    const is = asked();
    const walk = order.filter((index) => is[index]);
    let { at } = to;
    if (typeof at === 'number' && !is[at]) at = next(order, is, at);
    if (at === 'result' && (!session.done || walk.some(lacks))) at = 'review';
    place = { ...to, at };
    if (at !== to.at) history.replaceState(place, '');
    told = null;
    if (at !== 'result') ready = null;
    form.removeAttribute('data-outcome');
    cleared.hidden = true;
    errors?.complain(form, fieldsets, [], answer);
    if (at !== 'intro') keep();
    if (typeof at === 'string') listed = is;
    const step = walk.indexOf(/** @type {number} */ (at));
    page.style.setProperty('--at', String(at === 'review' ? 1 : Math.max(step, 0) / walk.length));

    if (at === 'result') return tell();
    if (at === 'intro') return arrive('intro', page.dataset.state ? one(page, 'h1') : null, '');
    if (at === 'review') {
      review(walk);
      arrive('review', one(form, '[data-state-heading]'), words(one(form, '[data-state-heading]')));
      // Once the answers stand on the screen, their reader takes a moment: time to write the result, which then need only be shown.
      requestAnimationFrame(() => setTimeout(() => getReady().catch(() => {})));
      return;
    }
    fieldsets.forEach((fieldset, index) => {
      fieldset.hidden = index !== at;
    });
    const heading = one(fieldsets[at], 'legend h2');
    heading.prepend(count);
    one(count, '[data-position]').textContent = String(step + 1);
    one(count, '[data-total]').textContent = String(walk.length);
    arrive('items', heading, words(count));
    if (session.explained.includes(at)) return explain(at);
    // What comes next is there when it is wanted; a failure counts only then.
    const soon = [
      at === walk[walk.length - 1] && loadResult(),
      table.kind === 'knowledge' && loadSpoken('explain'),
      fieldsets[at].hasAttribute('data-required') && loadErrors(),
    ];
    Promise.all(soon).catch(() => {});
  };

  /** @param {At} at @param {boolean} [change] */
  const go = (at, change) => {
    history.pushState({ at, from: place.at, change }, '', location.pathname + location.search);
    return show(history.state);
  };

  /** Write the result into its hidden part of the page. @param {string} [choice] The one chosen among those that fit equally well. */
  const write = (choice) => {
    const answers = responses();
    const { score, writeResult } = /** @type {typeof import('./result.js')} */ (resultModule);
    const outcome = score(table, answers);
    const mine = { ...outcome, result: choice ?? outcome.result };
    return { mine, reveal: writeResult(page, table, answers, mine, outcome.result === 'tied' ? outcome.tied : [], { goTo, present }) };
  };

  const getReady = async () => {
    await loadResult();
    if (place.at === 'review') ready ??= write();
  };

  /** @param {string} [choice] */
  const tell = async (choice) => {
    if (!resultModule) await loadResult();
    if (place.at !== 'result') return;
    const { mine, reveal } = (!choice && ready) || write(choice);
    told = mine;
    enter(page, 'result');
    const heading = reveal();
    form.setAttribute('data-outcome', mine.result);
    arrive('result', heading, words(heading));
    return remember();
  };

  /** Readers who asked for their results to be kept get this one kept too; for all others nothing is loaded. */
  const remember = async () => {
    try {
      if (localStorage.getItem(`our2souls.kept.${table.quiz}`)) (await load('history')).keep(context);
    } catch {
      // Without storage there is nothing to add to.
    }
  };

  const goTo = (/** @type {number} */ index) => attempt(() => go(index, true));
  const present = (/** @type {string} */ result) => attempt(() => tell(result));

  const explain = async (/** @type {number} */ index) => {
    (await loadSpoken('explain')).explain(page, fieldsets[index], table.items[index], chosen(index));
  };

  const reveal = (/** @type {number} */ index) => {
    session.explained.push(index);
    keep();
    label();
    return explain(index);
  };

  const forward = () => {
    const { at, from, change } = place;
    if (typeof at !== 'number') return;
    if (toExplain(at)) return reveal(at);
    if (lacks(at)) return complain([at]);
    const is = asked();
    if (!change) return go(next(order, is, at));
    // A changed answer may have led to questions that were not asked before.
    const fresh = next(order, is.map((now, index) => now && !listed[index] && !chosen(index).length), at);
    if (fresh === 'review' && from === 'review') history.back();
    else return go(fresh, true);
  };

  const backward = () => {
    const { at, from, change } = place;
    const before = change && from !== undefined ? from : previous(order, asked(), at);
    if (before === from) history.back();
    else return go(before);
  };

  const clear = () => {
    session = { ...begin(session.seed), keys: session.keys };
    storage((tab) => tab.removeItem(key));
    for (const input of boxes.flat()) input.checked = false;
    for (const box of all(form, '[data-explanation]')) box.replaceChildren();
    if (place.at === 'intro') show(place);
    else go('intro');
    cleared.hidden = false;
  };

  /** Whatever goes wrong, the reader keeps a page to read and to score by hand. @param {() => unknown} act */
  const attempt = async (act) => {
    if (page.dataset.state === 'sheet') return;
    try {
      await act();
    } catch (error) {
      restore(page);
      console.error(error);
    }
  };
  const on = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(event: any) => unknown} */ handler) =>
    target.addEventListener(type, (event) => attempt(() => handler(event)));

  /** What sharing, comparing and history know of the quiz. */
  const context = {
    page,
    form,
    table,
    digest,
    slug: table.quiz,
    outcome: () => told,
    responses,
    present,
  };
  /** @param {string} name @param {"open" | "receive"} way @param {Element} beside */
  const ask = async (name, way, beside) => {
    failed.hidden = true;
    try {
      (await load(name))[way](context);
    } catch (error) {
      beside.after(failed);
      failed.hidden = false;
      console.error(error);
    }
  };
  const receive = () => {
    const name = { '#r=': 'share', '#c=': 'compare' }[location.hash.slice(0, 3)];
    if (name) return ask(name, 'receive', one(page, '.quiz-head'));
  };

  /** @type {Record<string, (button: Element) => unknown>} */
  const actions = {
    start: () => go(session.at === 'intro' ? next(order, asked(), 'intro') : session.at),
    back: backward,
    finish() {
      const missing = order.filter((index) => asked()[index] && lacks(index));
      if (missing.length) return complain(missing);
      session.done = true;
      return go('result');
    },
    restart: clear,
    clear,
    print: () => window.print(),
    share: (button) => ask('share', 'open', button),
    compare: (button) => ask('compare', 'open', button),
    history: (button) => ask('history', 'open', button),
  };
  on(page, 'click', (event) => {
    const button = event.target.closest('[data-action]');
    if (button && Object.hasOwn(actions, button.dataset.action)) return actions[button.dataset.action](button);
    if (event.target.matches('[data-item] input') && session.explained.includes(/** @type {any} */ (place.at))) event.preventDefault();
  });
  on(form, 'submit', (event) => {
    event.preventDefault();
    return forward();
  });
  on(form, 'change', ({ target }) => {
    if (target === keys) {
      session.keys = target.checked;
      page.toggleAttribute('data-numbered', session.keys);
    } else {
      label();
    }
    keep();
    if (typeof place.at === 'number' && toExplain(place.at) && !byArrow && !table.items[place.at].several) return reveal(place.at);
  });

  // Arrow keys choose as they move, so they alone must not give the answer away; a press, a number or the space bar does.
  on(form, 'pointerdown', () => {
    byArrow = false;
  });
  on(document, 'keydown', ({ key: pressed, target, repeat, ctrlKey, altKey, metaKey }) => {
    byArrow = Boolean(pressed?.startsWith('Arrow'));
    const { at } = place;
    if (!session.keys || typeof at !== 'number' || repeat || ctrlKey || altKey || metaKey || !/^[1-9]$/.test(pressed)) return;
    if (target.closest('dialog, [contenteditable], input:not([type="radio"], [type="checkbox"]), textarea, select')) return;
    const input = inputs(fieldsets[at])[pressed - 1];
    input?.focus();
    input?.click();
  });

  on(window, 'popstate', ({ state }) => {
    if (isPlace(state?.at, table)) return show(state);
    // A link within the page, as to its text, made an entry of its own: it stays where the reader is.
    place = { ...place, from: undefined };
    history.replaceState(place, '');
  });
  on(window, 'hashchange', receive);

  table.items.forEach(({ id }, index) => {
    const given = Object.hasOwn(session.answers, id) ? [session.answers[id] ?? []].flat() : [];
    for (const input of boxes[index]) input.checked = given.includes(Number(input.value));
  });
  fieldsets.forEach((fieldset, index) => {
    const options = one(fieldset, '.quiz-options');
    if (fieldset.hasAttribute('data-shuffle')) options.append(...shuffle([...options.children], session.seed + index));
  });
  /** @type {HTMLInputElement} */ (keys).checked = session.keys;
  page.toggleAttribute('data-numbered', session.keys);
  /** @type {HTMLButtonElement} */ (forth).disabled = false;
  history.scrollRestoration = 'manual';
  history.replaceState(place, '');
  attempt(() => show(place));
  receive();
}

const page = /** @type {HTMLElement | null} */ (document.querySelector('[data-quiz-page]'));
if (page) {
  try {
    enhance(page);
  } catch (error) {
    restore(page);
    console.error(error);
  }
}
