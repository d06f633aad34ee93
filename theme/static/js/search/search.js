// The search page: a field above the list of everything. What is typed goes nowhere but through match.js, which is loaded with its
// index once a reader comes to the field, and not before.

const PAUSE = 400; // ms without a key before a screen reader is told how much there is

/** @param {ParentNode} root @param {string} selector */
const one = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
const form = /** @type {HTMLFormElement} */ (one(document, '[data-search]'));
const field = /** @type {HTMLInputElement} */ (one(form, 'input'));
const [status, none, results, everything] = ['status', 'none', 'results', 'everything'].map((name) => one(document, `[data-${name}]`));
const [inside, sentences] = ['inside', 'words=search'].map((name) => /** @type {HTMLTemplateElement} */ (one(document, `[data-${name}]`)).content);
const root = new URL(`${form.dataset.root}/`, location.href).href;
const entries = [...everything.querySelectorAll('.entry')].map((item) => {
  const link = /** @type {HTMLAnchorElement} */ (one(item, 'a'));
  const about = [...item.querySelectorAll('p')].map((each) => each.textContent).join(' ');
  return { item, page: link.href.replace(root, ''), title: link.textContent, about };
});

/** @type {Promise<ReturnType<typeof import('./match.js').searcher>> | undefined} */
let loading;
/** @type {ReturnType<typeof setTimeout>} */
let pause;

/** What looks things up. After a failure the next letter tries again. */
function load() {
  loading ??= Promise.all([import('./match.js'), import(new URL(form.dataset.index ?? '', location.href).href)]).then(
    ([{ searcher }, index]) => searcher(index, entries),
  );
  loading.catch(() => (loading = undefined));
  return loading;
}

/** A sentence of the page with its gaps filled. @param {string} name @param {Record<string, string | number>} [values] */
const say = (name, values = {}) => one(sentences, `[data-word=${name}]`).textContent.replace(/\{(\w+)\}/g, (_, gap) => String(values[gap]));

/** One page that was found: a copy of its entry, with links to the headings that fit. @param {import('./match.js').Hit} hit */
function shown({ page, headings }) {
  const item = entries.find((entry) => entry.page === page)?.item.cloneNode(true) ?? '';
  if (headings.length) {
    const line = one(inside, 'p').cloneNode(true);
    for (const [id, title] of headings) {
      const link = document.createElement('a');
      link.href = `${root}${page}#${id}`;
      link.textContent = title;
      /** @type {HTMLElement} */ (line).append(' ', link);
    }
    /** @type {HTMLElement} */ (item).append(line);
  }
  return item;
}

async function update() {
  const asked = field.value.trim();
  let told = '';
  try {
    const { hits, mended } = asked ? (await load())(asked) : { hits: [], mended: '' };
    if (asked !== field.value.trim()) return; // more was typed meanwhile
    one(results, 'ol').replaceChildren(...hits.map(shown));
    results.hidden = !hits.length;
    everything.hidden = !results.hidden;
    none.hidden = !asked || !results.hidden;
    if (asked) told = hits.length ? say(mended ? 'mended' : 'found', { n: hits.length, words: mended }) : say('none');
  } catch (error) {
    console.error('The search could not be loaded.', error);
    told = say('failed');
  }
  clearTimeout(pause);
  pause = setTimeout(() => (status.textContent = told), status.textContent ? PAUSE : 0);
}

field.addEventListener('focus', () => load().catch(() => {}), { once: true });
field.addEventListener('input', update);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  update();
});
form.hidden = false;
if (field.value) update(); // the browser has kept it, on the way back from what was found
