// Lighthouse for a phone over several pages in one Chromium. Standard input: {chromium, flags, urls}; output: one line of JSON for each page.

import { text } from 'node:stream/consumers';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const { chromium, flags, urls } = JSON.parse(await text(process.stdin));
const browser = await puppeteer.launch({ executablePath: chromium, args: ['--headless=new', ...flags] });
const port = Number(new URL(browser.wsEndpoint()).port);
// A busy machine can lose the start of a trace; Lighthouse says to run it again, and says what is wrong when that is no help.
const judge = async (url, tries) => {
  const { lhr } = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
  return lhr.runtimeError && tries > 1 ? judge(url, tries - 1) : lhr;
};
for (const url of urls) {
  const { categories, audits, runtimeError } = await judge(url, 3);
  const scores = Object.fromEntries(Object.entries(categories).map(([id, { score }]) => [id, score === null ? null : Math.round(score * 100)]));
  const lost = Object.values(categories).flatMap(({ score, auditRefs }) =>
    score === 1 ? [] : auditRefs.filter(({ id, weight }) => weight && audits[id].score !== 1 && audits[id].score !== null).map(({ id }) => id),
  );
  const paint = audits['largest-contentful-paint'].numericValue / 1000;
  const shift = audits['cumulative-layout-shift'].numericValue;
  console.log(JSON.stringify({ url, scores, lost, paint_s: paint, shift, error: runtimeError?.message ?? null }));
}
await browser.close();
