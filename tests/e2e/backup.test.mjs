// すべてを1つのファイルに: all that this browser keeps, on another machine byte for byte, and nothing overwritten unasked.

import assert from 'node:assert/strict';
import { axe, elsewhere, open, screenshot, test } from './harness.mjs';
import { bar, begin, button, cell, downloadBy, go, hide, holds, lists, saved, storage, told } from './support/app.mjs';
import { CITY, file, fileText, sheet } from './support/sheets.mjs';

const dialog = (page) => page.getByRole('dialog', { name: 'バックアップの内容の確認' });

const backUp = (page) =>
  downloadBy(page, async () => {
    await bar(page).getByRole('button', { name: '書き出し' }).click();
    await page.getByRole('menuitem', { name: 'すべてを1つのファイルに' }).click();
  });

async function bring(page, backup) {
  await page.locator('input[type=file]').setInputFiles([file(backup.name, backup.text)]);
  await dialog(page).waitFor();
}

/** Keeps the sheet that is open under a name, from its history. */
async function keepVersion(page, name) {
  await button(page, '履歴').click();
  await button(page, '名前を付けて残す').click();
  const naming = page.getByRole('dialog', { name: '名前を付けて残す' });
  await naming.getByRole('textbox', { name: '名前' }).fill(name);
  await button(naming, '残す').click();
  await told(page, `「${name}」として残しました`);
}

/** What a backup of a storage carries. */
const carried = (all) => Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('goalsheet:') && key !== 'goalsheet:backed-up'));

test('a backup is on another machine what it was here, byte for byte', async ({ page, context, watch }) => {
  await begin(page, CITY);
  await button(page, `「${CITY[0].goal}」を削除`).click();
  await page.evaluate(() => localStorage.setItem('goalsheet:later:x', '\u0001後の版の𠮷\n'));
  await hide(page);
  await saved(page);
  const before = await storage(page);
  const backup = await backUp(page);
  await told(page, `シート${CITY.length - 1}件と、ごみ箱の1件を「${backup.name}」に保存しました`);
  await bar(page).getByText('ファイルにも保存済み').waitFor();
  assert.deepEqual(JSON.parse(backup.text).values, carried(before));
  await elsewhere({ context, watch }, async (other) => {
    await open(other);
    await bring(other, backup);
    await axe(other);
    assert.deepEqual(carried(await storage(other)), {}, 'nothing is taken before the answer');
    await button(dialog(other), 'この端末に戻す').click();
    await told(other, `バックアップからシート${CITY.length - 1}件を戻しました`);
    assert.deepEqual(carried(await storage(other)), carried(before));
    await other.reload();
    await other.getByRole('main').getByRole('link', { name: CITY[1].goal }).waitFor();
    await go(other, '#/bin');
    await other.getByRole('main').getByText(CITY[0].goal).waitFor();
  });
});

test('what is here and differs is shown, and kept unless it is ticked', async ({ page }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 })]);
  const backup = await backUp(page);
  await go(page, '#/sheet/a');
  await cell(page, '現況・課題').fill('あとで書いた');
  await saved(page);
  await bring(page, backup);
  await dialog(page).getByText('同じ 1件　／　違う 1件').waitFor();
  await screenshot(page, 'backup');
  assert.ok(await button(dialog(page), 'この端末に戻す').isDisabled());
  await dialog(page).getByRole('checkbox', { name: '「目標a」' }).check();
  await dialog(page).getByText('加える 0件　／　置き換える 1件').waitFor();
  await button(dialog(page), 'この端末に戻す').click();
  await told(page, 'バックアップからシート1件を戻しました');
  await go(page, '#/sheet/a');
  await holds(cell(page, '現況・課題'), sheet('a').situation);
  // What came from outside is taken back at the second press.
  const undo = bar(page).getByRole('button', { name: '元に戻す', exact: true });
  await undo.click();
  await told(page, 'もう一度');
  await undo.click();
  await holds(cell(page, '現況・課題'), 'あとで書いた');
});

test('the histories go with it, and are added to what is kept on the other machine', async ({ page, context, watch }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await cell(page, '現況・課題').fill('書き直した現況');
  await keepVersion(page, '目標の設定');
  const backup = await backUp(page);
  assert.deepEqual(Object.keys(JSON.parse(backup.text).versions), ['a']);
  await elsewhere({ context, watch }, async (other) => {
    await open(other);
    await bring(other, backup);
    await dialog(other).getByText('履歴を加えるシート 1件').waitFor();
    await screenshot(other, 'backup-history');
    await button(dialog(other), 'この端末に戻す').click();
    await told(other, 'シート1件の履歴を加えました');
    await go(other, '#/sheet/a');
    await keepVersion(other, 'こちらの版');
    const kept = other.getByRole('region', { name: '残っている版' });
    for (const name of ['こちらの版', '目標の設定', '取り込み']) await kept.getByText(name).first().waitFor();
    // Two of another machine's are compared here.
    await kept.getByRole('radio', { name: /^前：取り込み/ }).check();
    await kept.getByRole('radio', { name: /^後：名前.*目標の設定/ }).check();
    await button(other, '比べる').click();
    await other.locator('.comparison ins').first().waitFor();
    // Once more brings nothing, and takes nothing away.
    await bring(other, backup);
    await dialog(other).getByText('同じ 1件').waitFor();
    assert.ok(await button(dialog(other), 'この端末に戻す').isDisabled());
    await button(dialog(other), 'やめる').click();
    await kept.getByText('こちらの版').first().waitFor();
  });
});

test('a backup among other files, of a later version, or broken off is refused and told', async ({ page }) => {
  await begin(page, [sheet('a')]);
  const backup = await backUp(page);
  const preview = page.getByRole('dialog', { name: '取り込む内容の確認' });
  for (const [files, words] of [
    [[file('甲.json', backup.text), file('乙.json', fileText([sheet('b')]))], 'このファイルだけを開いてください'],
    [[file('甲.json', backup.text.replace('"version": 1', '"version": 2'))], '新しい'],
    [[file('甲.json', backup.text.slice(0, -40))], '甲.json'],
  ]) {
    await page.locator('input[type=file]').setInputFiles(files);
    await preview.getByText(words).first().waitFor();
    await button(preview, 'やめる').click();
  }
  await lists(page, ['目標a']);
});

test('the reminder comes when a backup is old and something could be lost, and can be put off', { now: '2026-11-26T09:00:00+09:00' }, async ({ page }) => {
  await begin(page, [sheet('a')]);
  await go(page, '#/sheet/a');
  await cell(page, '現況・課題').fill('この端末にしかない');
  await saved(page);
  await page.evaluate(() => localStorage.setItem('goalsheet:backed-up', '{"at":"2026-10-01T09:00:00+09:00"}'));
  await go(page, '#/');
  await page.reload();
  const line = page.getByText('最後のバックアップから56日たちました。この端末にしかない内容のシートが1件あります。');
  await line.waitFor();
  await screenshot(page, 'backup-reminder');
  await button(page, '7日後に知らせる').click();
  await line.waitFor({ state: 'hidden' });
  await page.reload();
  await lists(page, ['目標a']);
  assert.equal(await line.count(), 0);
  assert.match((await storage(page))['goalsheet:backed-up'], /"put_off":"2026-11-26/);
});
