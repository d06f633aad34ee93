// What fits a reader's words, best first. Pure: it knows no page. Words are taken apart as plugins/search/index.py does.

/** @typedef {{ pages: string[], headings: [string, string][][], common: string, found: string }} Index what the build wrote */
/** @typedef {{ page: string, title: string, about: string }} Entry what the search page says of a page */
/** @typedef {{ page: string, headings: [string, string][] }} Hit a page, and those of its headings that have one of the words */

const MOST = 3; // headings shown of one page
const POINTS = { title: 12, about: 6, heading: 4, text: 2 };
const PART = 0.7; // what the beginning of a word is worth beside a whole word
const LONG = 5; // a shorter word is not mended: too many others are one letter away

/** @param {string} text @returns {string[]} */
export const words = (text) =>
  text.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '').match(/[\p{L}\p{N}]{2,}/gu) ?? [];

/**
 * Everything that can be found, ready to be asked.
 * @param {Index} index
 * @param {Entry[]} entries
 */
export function searcher(index, entries) {
  const known = new Map(index.found.split(',').map((line) => [line.split(' ', 1)[0], line.split(' ').slice(1).map((number) => parseInt(number, 36))]));
  const common = new Set(index.common.split(' '));
  const texts = entries.flatMap(({ page, title, about }) => {
    const number = index.pages.indexOf(page);
    const headings = (index.headings[number] ?? []).map((heading) => ({ heading, words: words(heading[1]) }));
    return number < 0 ? [] : [{ page, number, headings, title: words(title), about: words(about) }];
  });
  const vocabulary = new Set([...known.keys(), ...common, ...texts.flatMap(({ title, about, headings }) => [...title, ...about, ...headings.flatMap((each) => each.words)])]);

  /** How well one word fits each text, by its number. @param {string} word */
  function points(word) {
    const said = new Map();
    for (const [other, numbers] of known) {
      if (!other.startsWith(word)) continue;
      numbers.forEach((number, place) => {
        const worth = POINTS.text * (other === word ? 1 : PART) * (1 - place / (2 * numbers.length));
        said.set(number, Math.max(worth, said.get(number) ?? 0));
      });
    }
    const fits = (/** @type {string[]} */ those) => Math.max(0, ...those.map((each) => (each === word ? 1 : each.startsWith(word) ? PART : 0)));
    return new Map(
      texts.map(({ number, title, about, headings }) => [
        number,
        Math.max(
          POINTS.title * fits(title),
          POINTS.about * fits(about),
          POINTS.heading * fits(headings.flatMap((each) => each.words)),
          said.get(number) ?? 0,
        ),
      ]),
    );
  }

  /**
   * The pages that have every word, best first; words that nearly all have only count where there is no other. `mended` are the words
   * that were looked for instead, where one of the reader's is one letter away from a word of ours and itself is none.
   * @param {string} query
   * @returns {{ hits: Hit[], mended: string }}
   */
  return function find(query) {
    const typed = words(query);
    const rare = typed.filter((word) => !common.has(word));
    const asked = rare.length ? rare : typed;
    const wanted = asked.map((word) => {
      const fits = [...vocabulary].some((other) => other.startsWith(word));
      return fits || word.length < LONG ? word : ([...vocabulary].find((other) => oneApart(word, other)) ?? word);
    });
    const scores = wanted.map(points);
    const hits = texts
      .map((text) => ({ text, each: scores.map((score) => score.get(text.number) ?? 0) }))
      .filter(({ each }) => each.length && Math.min(...each) > 0)
      .map(({ text, each }) => ({ text, sum: each.reduce((sum, one) => sum + one, 0) }))
      .sort((one, other) => other.sum - one.sum || one.text.number - other.text.number);
    return {
      hits: hits.map(({ text: { page, headings } }) => ({
        page,
        headings: headings.filter((each) => each.words.some((one) => wanted.some((word) => one.startsWith(word)))).slice(0, MOST).map((each) => each.heading),
      })),
      mended: wanted.join() === asked.join() ? '' : wanted.join(' '),
    };
  };
}

/** Whether one letter put in, left out, changed or swapped with its neighbour makes one word the other. @param {string} one @param {string} other */
function oneApart(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const [left, right] = [one.slice(same), other.slice(same)];
  return (
    left.slice(1) === right || left === right.slice(1) || left.slice(1) === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  ); // prettier-ignore
}
