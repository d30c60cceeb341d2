// A machine whose clock is wrong: nothing is done silently, nothing stops, and what hangs on the day is said to be wrong.

import assert from 'node:assert/strict';
import { open, test } from './harness.mjs';
import { bar, beginSheet, button, cell, go, lists, storedSheets, told } from './support/app.mjs';
import { sheet } from './support/sheets.mjs';

const wrong = (page) => page.getByRole('alert').filter({ hasText: '端末の時計を合わせて' });

for (const [now, shown] of [
  ['1970-01-01T09:00:00+09:00', '1970年1月1日'],
  ['2150-06-01T09:00:00+09:00', '2150年6月1日'],
  ['1899-12-31T09:00:00+09:00', '1899年12月31日'],
]) {
  test(`a sheet can be made where the clock shows ${shown}`, { now }, async ({ page }) => {
    await open(page);
    await wrong(page).filter({ hasText: shown }).waitFor();
    await button(page, 'シートを作る').click();
    await told(page, '年度が分からないため');
    const years = bar(page).getByRole('combobox', { name: '年度' });
    await years.selectOption('令和8年度');
    await button(page, 'シートを作る').click();
    await cell(page, '重点目標').fill('時計の狂った端末で書いた');
    await go(page, '#/');
    await lists(page, ['時計の狂った端末で書いた']);
    assert.equal(Object.values(await storedSheets(page))[0]?.fiscal_year ?? 2026, 2026);
    await wrong(page).waitFor();
  });
}

test('a clock that shows a day that can be is not complained of', async ({ page }) => {
  await open(page);
  await button(page, 'シートを作る').click();
  await cell(page, '重点目標').waitFor();
  assert.equal(await wrong(page).count(), 0);
});

test('steady typing is saved while the clock goes back', async ({ page }) => {
  await beginSheet(page, sheet('a', { situation: '' }));
  await cell(page, '現況・課題').focus();
  await page.evaluate(() => {
    const now = Date.now;
    let back = 0;
    Date.now = () => now() - (back += 60_000);
  });
  await page.keyboard.type('いろはにほへとちりぬるをわかよ', { delay: 120 });
  assert.match((await storedSheets(page)).a.situation, /^いろは/);
});
