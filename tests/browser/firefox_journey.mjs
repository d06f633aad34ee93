// The main journey in Firefox, over WebDriver BiDi. Arguments: the program, a quiz's address, option indexes as JSON by item.
// Output: one JSON object with what the page told on the way.

import puppeteer from 'puppeteer-core';

const [firefox, address, responses] = process.argv.slice(2);
const chosen = JSON.parse(responses);
const complaints = [];
const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, headless: true });
try {
  const page = await browser.newPage();
  page.on('console', (said) => ['error', 'warn'].includes(said.type()) && complaints.push(said.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address);
  const item = () => page.$$eval('fieldset[data-item]', (all) => all.filter((each) => each.offsetParent).map((each) => each.dataset.item));
  const press = (action) => page.locator(`[data-action=${action}]`).click();
  await press('start');
  const seen = [];
  let reloaded = false;
  for (let [id] = await item(); id; [id] = await item()) {
    seen.push(id);
    await page.locator(`[data-item="${id}"] label:has([value="${chosen[id]}"])`).click();
    if (seen.length === 3) {
      await page.keyboard.press('Enter');
      await page.goBack();
      await page.waitForSelector(`[data-item="${id}"]:not([hidden]) [value="${chosen[id]}"]:checked`);
      await page.reload();
      await page.waitForSelector(`[data-item="${id}"]:not([hidden]) [value="${chosen[id]}"]:checked`);
      reloaded = true;
    }
    await press('next');
  }
  const rows = await page.$$eval('[data-review] > *', (all) => all.length);
  await press('finish');
  const form = await page.waitForSelector('form[data-outcome]');
  await page.waitForSelector('.quiz-outcome svg[role=img]');
  const result = await form.evaluate((element) => element.dataset.outcome);
  const scores = await page.$$eval('[data-scale] [data-score]', (all) => all.map((each) => each.dataset.score));
  const focused = await page.evaluate(() => document.activeElement.textContent);
  console.log(JSON.stringify({ version: await browser.version(), seen: seen.length, reloaded, rows, result, scores, focused, title: await page.title(), complaints }));
} finally {
  await browser.close();
}
