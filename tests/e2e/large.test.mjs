// Sheets at the limit: they take keys, they open without standing still, and what is larger is refused at every door.

import assert from 'node:assert/strict';
import { mounted, open, test } from './harness.mjs';
import { begin, button, cell, go, hide, holds, pick, preview, saved, storedSheets, takeIn, told } from './support/app.mjs';
import { file, fileText, initiative, sheet } from './support/sheets.mjs';

/** Far more than a key costs where its cost does not grow with the text, on a busy machine; far less than it did. */
const KEY = 250;
/** Longer than this nothing may hold the page up; a busy machine takes its time too. */
const STANDSTILL = 3_000;
const PROSE = '研修を実施し、関係する部局と調整のうえで必要な見直しを進める。参加者は120人。';
const text = (length) => PROSE.repeat(Math.ceil(length / PROSE.length)).slice(0, length);
const rows = (count) => Array.from({ length: count }, (_, at) => initiative(`i${at}`));
const one = (parts) => sheet('a', parts);

/** The longest task of the page from here on. */
async function watchTasks(page) {
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
    }).observe({ type: 'longtask' });
  });
  return () => page.evaluate(() => globalThis.longest);
}

/** What a key costs in the field that has the focus: script and layout, as the browser counts them. */
async function keyCost(page, strokes = 6) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await browser.send('Performance.getMetrics');
    const value = (wanted) => metrics.find(({ name }) => name === wanted).value * 1000;
    return value('ScriptDuration') + value('LayoutDuration') + value('RecalcStyleDuration');
  };
  const costs = [];
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    const before = await spent();
    await browser.send('Input.dispatchKeyEvent', { type: 'char', text: 'あ' });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    costs.push((await spent()) - before);
  }
  return costs.sort((a, b) => a - b)[strokes >> 1];
}

const CASES = [
  ['a text as long as a cell of Excel', one({ initiatives: [initiative('i0', { method: text(32_767) })] }), '① 取組項目及び方法・手段'],
  ['100 initiatives', one({ initiatives: rows(100) }), '⑤ 中間報告'],
];
for (const [what, large, name] of CASES) {
  test(`takes keys: ${what}`, async ({ page }) => {
    await begin(page, [large], '#/sheet/a');
    const field = cell(page, name);
    await field.focus();
    await page.keyboard.press('Control+End');
    const cost = await keyCost(page);
    assert.ok(cost < KEY, `a key costs ${cost} ms`);
    await page.waitForFunction((name) => document.activeElement.value.endsWith('ああああああ'), name);
    await hide(page);
    const stored = JSON.stringify((await storedSheets(page)).a);
    assert.ok(stored.includes('ああああああ'), 'and keeps what was typed');
  });
}

test('1,000 initiatives open while the page answers, to the last of them', async ({ page }) => {
  await begin(page, [one({ initiatives: rows(1_000) })]);
  const longest = await watchTasks(page);
  await go(page, '#/sheet/a');
  await cell(page, '重点目標').fill('開く間にも書ける');
  // So much takes most of a minute to lay out, and longer beside other work.
  await page.locator('[data-cell="i999 method"]').waitFor({ timeout: 180_000 });
  assert.ok((await longest()) < STANDSTILL, `${await longest()} ms`);
  await page.getByRole('button', { name: /^＋ 取組.*を加える/ }).click();
  await told(page, '1件のシートの取組は1,000件までです');
});

test('a text of 200,000 characters opens, and takes no more', async ({ page }) => {
  await begin(page, [one({ situation: text(200_000) })]);
  const longest = await watchTasks(page);
  await go(page, '#/sheet/a');
  const field = cell(page, '現況・課題');
  await field.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('一字も入らない');
  await told(page, '1つの欄の文章は200,000文字までです（200,007文字あります）');
  await holds(field, text(200_000));
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText('末');
  await holds(field, `${text(199_999)}末`);
  assert.ok((await longest()) < STANDSTILL, `${await longest()} ms`);
});

test('what is too large comes through no door', async ({ page }) => {
  await open(page);
  const large = { ...one({ situation: text(200_001) }), id: 'large' };
  const many = { ...one({ initiatives: rows(1_001) }), id: 'many' };
  await pick(page, file('大.json', fileText([large])), file('多.json', fileText([many])));
  await preview(page).getByText('現況・課題：1つの欄の文章は200,000文字までです（200,001文字あります）').waitFor();
  await preview(page).getByText('1件のシートの取組は1,000件までです（1,001件あります）').waitFor();
  await button(preview(page), 'やめる').click();
  // Nor does what is stored lead into a standstill: it is kept, and can be downloaded.
  await pick(page, file('一.json', fileText([one()])));
  await takeIn(page);
  await hide(page);
  await saved(page);
  await page.evaluate((situation) => {
    const key = 'goalsheet:sheet:a';
    const value = JSON.parse(localStorage.getItem(key));
    localStorage.setItem('goalsheet:sheet:b', JSON.stringify({ ...value, sheet: { ...value.sheet, id: 'b', situation } }));
  }, text(200_001));
  await page.reload();
  await mounted(page);
  await page.getByRole('region', { name: 'この端末に、読み取れないデータがあります' }).getByText('200,000文字までです').waitFor();
  await page.getByRole('link', { name: '目標a' }).waitFor();
});
