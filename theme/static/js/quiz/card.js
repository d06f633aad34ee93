// A result as a picture file, drawn in the browser: the chart, the result's name and where it comes from.

import { download } from './panel.js';

const SIZE = 1080;
const EDGE = 90;
const LOOKS = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'paint-order', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style'];

/**
 * Draw and save.
 * @param {HTMLElement} page Where the chart gets its looks from.
 * @param {SVGSVGElement} chart
 * @param {{quiz: string, result: string, note: string, file: string}} words
 */
export async function save(page, chart, { quiz, result, note, file }) {
  const { fontFamily: serif, color: ink } = getComputedStyle(page);
  const { backgroundColor: paper } = getComputedStyle(document.documentElement);
  const soft = getComputedStyle(/** @type {Element} */ (page.querySelector('.kicker'))).color;
  const accent = getComputedStyle(/** @type {Element} */ (page.querySelector('.button-quiet'))).color;
  const image = await drawn(page, chart);

  const canvas = Object.assign(document.createElement('canvas'), { width: SIZE, height: SIZE });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  pen.fillStyle = paper;
  pen.fillRect(0, 0, SIZE, SIZE);
  pen.textBaseline = 'alphabetic';
  pen.direction = getComputedStyle(page).direction === 'rtl' ? 'rtl' : 'ltr';
  pen.textAlign = 'start';
  const x = pen.direction === 'rtl' ? SIZE - EDGE : EDGE;
  let y = EDGE + 24;
  const write = (/** @type {string} */ text, /** @type {number} */ size, /** @type {string} */ colour, gap = 1.2) => {
    pen.font = `${size}px ${serif}`;
    pen.fillStyle = colour;
    for (const line of lines(pen, text)) {
      pen.fillText(line, x, y);
      y += size * gap;
    }
  };
  write(quiz, 34, accent, 2);
  write(result, 58, ink);
  const top = y - 10;
  const room = { width: SIZE - 2 * EDGE, height: SIZE - EDGE - 60 - top };
  const scale = Math.min(room.width / image.width, room.height / image.height);
  pen.drawImage(image, (SIZE - image.width * scale) / 2, top + (room.height - image.height * scale) / 2, image.width * scale, image.height * scale);
  y = SIZE - EDGE + 20;
  write(note, 28, soft);

  const blob = await new Promise((done) => canvas.toBlob(done));
  if (!blob) throw new Error('The canvas gave no picture.');
  download(blob, file);
}

/** @param {CanvasRenderingContext2D} pen @param {string} text */
function lines(pen, text) {
  return text.split(' ').reduce((/** @type {string[]} */ done, word) => {
    const longer = `${done.at(-1)} ${word}`;
    if (done.length && pen.measureText(longer).width <= SIZE - 2 * EDGE) done[done.length - 1] = longer;
    else done.push(word);
    return done;
  }, []);
}

/**
 * The chart as an image. It stands alone there, so it takes its computed looks along, as attributes.
 * @param {HTMLElement} page
 * @param {SVGSVGElement} chart
 */
async function drawn(page, chart) {
  const { width, height } = chart.viewBox.baseVal;
  const copy = /** @type {SVGSVGElement} */ (chart.cloneNode(true));
  const stage = Object.assign(document.createElement('div'), { className: 'quiz-stage', ariaHidden: 'true' });
  stage.append(chart);
  page.append(stage);
  const parts = [...copy.querySelectorAll('*')];
  for (const [index, part] of [...chart.querySelectorAll('*')].entries()) {
    const looks = getComputedStyle(part);
    for (const name of LOOKS) parts[index].setAttribute(name, looks.getPropertyValue(name));
  }
  stage.remove();
  copy.setAttribute('width', String(width * 3));
  copy.setAttribute('height', String(height * 3));
  const image = new Image(width * 3, height * 3);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}
