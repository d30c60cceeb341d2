// Cells grow with their text and never cut it; what was typed is never lost.

import assert from 'node:assert/strict';
import { open, test, watched } from './harness.mjs';
import { bar, begin, beginReadSheet, beginSheet, button, cell, closeMessage, exportAs, go, holds, saved, sheetsOf, storedSheets, told, undo } from './support/app.mjs';
import { stopClock } from './support/clock.mjs';
import { initiative, sheet } from './support/sheets.mjs';

const LONG = {
  lines: Array.from({ length: 40 }, (_, at) => `(${at + 1}) ${at} 行目の取組を、関係課と調整して実施`).join('\n'),
  'one line': '自助・共助・公助の連携による地域防災力の向上に向けた施策を展開しています。'.repeat(30),
  'without a break': 'https://example.invalid/'.padEnd(600, 'x'),
  'ending in a line break': '(1) 一行目\n\n\n',
};
const SIZES = { '1366 × 768': [1366, 768], '200 % zoom': [683, 384], narrow: [400, 700] };

/** What is cut off: fields and cells that hold more than they show. */
const cutOff = () => {
  const held = [...document.querySelectorAll('article textarea, article td, article th, .cell-text')];
  return held
    .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
    .map((box) => `${box.ariaLabel ?? box.className} ${box.scrollWidth}×${box.scrollHeight} in ${box.clientWidth}×${box.clientHeight}`);
};

for (const [size, [width, height]] of Object.entries(SIZES)) {
  test(`no cell cuts its text: ${size}`, { context: { viewport: { width, height } } }, async ({ page }) => {
    await beginReadSheet(page, sheet('a'));
    // The chips of what was read stay while the first text is typed; the texts themselves have none.
    await stopClock(page);
    const fields = page.getByRole('article').locator('textarea');
    for (const [what, text] of Object.entries(LONG)) {
      for (const field of await fields.all()) {
        await field.fill(text);
        assert.deepEqual(await page.evaluate(cutOff), [], `${what}, while it is typed`);
      }
      await page.evaluate(() => document.activeElement.blur());
      assert.deepEqual(await page.evaluate(cutOff), [], `${what}, at rest`);
      await page.clock.runFor(300);
      // Reports that say what the plan says have a chip of their own.
      await page.waitForFunction(() => [...document.querySelectorAll('article .chip')].every((chip) => chip.textContent.includes('計画と同じ')));
      assert.deepEqual(await page.evaluate(cutOff), [], `${what}, once it was read`);
    }
  });
}

test('a click anywhere in a cell puts the cursor there', async ({ page }) => {
  await beginReadSheet(page, sheet('a', { initiatives: [initiative('i', { deadline: '年度内' })] }));
  await cell(page, '① 取組項目及び方法・手段').fill(LONG.lines.split('\n', 12).join('\n'));
  // What is read of it comes later, and has a place of its own.
  const td = (name) => page.locator('td').filter({ has: cell(page, name) });
  const chip = page.getByRole('button', { name: '番号が抜けている' });
  await chip.waitFor();
  await closeMessage(page);
  for (const name of ['① 期間・期限', '① 数値目標', '現況・課題', '重点目標']) {
    await td(name).evaluate((cell) => cell.scrollIntoView({ block: 'center' }));
    const box = await td(name).boundingBox();
    assert.equal(await td(name).getByRole('button').count(), 0, `chips in ${name}`);
    const before = await cell(page, name).inputValue();
    await page.mouse.click(box.x + box.width - 4, box.y + box.height - 3);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('から');
    await holds(cell(page, name), `${before}から`);
  }
});

test('typing right up to a reload loses nothing', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  await cell(page, '現況・課題').fill('');
  await cell(page, '現況・課題').pressSequentially('打っている途中で');
  await page.reload();
  await holds(cell(page, '現況・課題'), '打っている途中で');
});

test('closing the page right after a key loses nothing, and the next visit finds it', async ({ page, context, watch }) => {
  await beginSheet(page, sheet('a'));
  await cell(page, '現況・課題').fill('閉じる直前');
  await page.close({ runBeforeUnload: true });
  const later = await watched(context, watch);
  await open(later, '#/sheet/a');
  await holds(cell(later, '現況・課題'), '閉じる直前');
});

test('leaving a sheet in the middle of typing a rank takes the rank', async ({ page }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 })], '#/sheet/a');
  await holds(cell(page, '重点目標'), '目標a');
  for (const typed of ['5', '0']) {
    await cell(page, '優先順位').fill('');
    await cell(page, '優先順位').pressSequentially(typed);
    await go(page, '#/sheet/b');
    await holds(cell(page, '重点目標'), '目標b');
    await go(page, '#/sheet/a');
    await holds(cell(page, '重点目標'), '目標a');
    await holds(cell(page, '優先順位'), '5');
  }
});

test('removing the row in which the cursor stands is no trouble', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  await cell(page, '② 数値目標').fill('書きかけ');
  await button(page, '取組②を削除').evaluate((remove) => remove.click());
  await told(page, '取組②を削除しました');
  await undo(page);
  await holds(cell(page, '② 数値目標'), '書きかけ');
});

test('leaving a sheet in the middle of typing keeps its text', async ({ page }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 })], '#/sheet/a');
  await holds(cell(page, '重点目標'), '目標a');
  await cell(page, '現況・課題').fill('途中');
  await go(page, '#/sheet/b');
  await holds(cell(page, '重点目標'), '目標b');
  await saved(page);
  assert.equal((await storedSheets(page)).a.situation, '途中');
  assert.equal((await storedSheets(page)).b.situation, sheet('b').situation);
});

test('a sheet is saved by itself after a pause, and says at what time', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  await stopClock(page, '2026-11-23T16:40:00+09:00');
  await cell(page, '現況・課題').fill('保存される');
  await page.getByText('保存しています').waitFor();
  assert.equal((await storedSheets(page)).a.situation, sheet('a').situation);
  await page.clock.runFor(400);
  await page.getByText('16:40 この端末に保存しました').waitFor();
  assert.equal((await storedSheets(page)).a.situation, '保存される');
});

test('looking at a text is no change of it, whatever its line ends', async ({ page }) => {
  const odd = sheet('a', { situation: '一行目\r\n二行目\r三行目\n', effects: '\ufeff先頭\u2028末尾　' });
  await beginSheet(page, odd);
  for (const name of ['現況・課題', '取組による効果・残された課題', '目的・効果']) await cell(page, name).click();
  await page.keyboard.press('Tab');
  await bar(page).getByText('ファイルにも保存済み').waitFor();
  assert.deepEqual(sheetsOf(await exportAs(page, 'JSON')), [odd]);
});
