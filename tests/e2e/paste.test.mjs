// Pasting from Excel and LibreOffice into a sheet's texts, with what they put on the clipboard.

import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { beginSheet, button, cell, exportAs, go, holds, redo, sheetsOf, takeIn, told, undo } from './support/app.mjs';
import { initiative, sheet } from './support/sheets.mjs';

const SHEET = sheet('a', {
  situation: '前後',
  initiatives: [initiative('one', { target: '', midterm: '', final_report: '' }), initiative('two', { target: '', midterm: '書いてある', final_report: '' })],
});

/** Excel's HTML around the rows of a table. */
const excel = (rows) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\.";} br {mso-data-placement:same-cell;}--></style></head>
<body><table border=0 cellpadding=0 cellspacing=0><!--StartFragment-->${rows}<!--EndFragment--></table></body></html>`;
/** LibreOffice's. */
const libre = (rows) => `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/></head><body><table cellspacing="0" border="0">${rows}</table></body></html>`;

/** Pastes into the field that has the focus; answers whether the browser is left to do it. */
const paste = (page, text, html = '') =>
  page.evaluate(
    ([text, html]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      if (html) clipboardData.setData('text/html', html);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      return document.activeElement.dispatchEvent(event);
    },
    [text, html],
  );

async function inside(page, name, at) {
  const field = cell(page, name);
  await field.focus();
  await field.evaluate((field, at) => field.setSelectionRange(at, at), at);
  return field;
}

const SINGLE = [
  ['one cell of Excel', '"○ 研修\n(1) ""基礎"""\r\n', excel('<tr><td class=xl65>○ 研修<br>(1) "基礎"</td></tr>'), '○ 研修\n(1) "基礎"'],
  ['one plain cell of Excel', '研修\r\n', excel('<tr><td>研修</td></tr>'), '研修'],
  ['a column of Excel', '(1) 一\r\n(2) 二\r\n', excel('<tr><td>(1) 一</td></tr><tr><td>(2) 二</td></tr>'), '(1) 一\n(2) 二'],
  ['a column of LibreOffice', '(1) 一\n"(2) 二\n三"\n', libre('<tr><td>(1) 一</td></tr><tr><td>(2) 二<br>三</td></tr>'), '(1) 一\n(2) 二\n三'],
];
for (const [what, text, html, typed] of SINGLE) {
  test(`goes into the text where the cursor is: ${what}`, async ({ page }) => {
    await beginSheet(page, SHEET);
    const field = await inside(page, '現況・課題', 1);
    assert.equal(await paste(page, text, html), false);
    await holds(field, `前${typed}後`);
    await undo(page);
    await holds(field, '前後');
    await redo(page);
    await holds(field, `前${typed}後`);
  });
}

test('what is struck out or not seen is not pasted, and told', async ({ page }) => {
  await beginSheet(page, SHEET);
  const field = await inside(page, '① 数値目標', 0);
  await paste(page, '15校19校\r\n', excel('<tr><td><s>15校</s>19校</td></tr>'));
  await holds(field, '19校');
  await told(page, /「15校」は、取り消し線/);
  await undo(page);
  await field.focus();
  const rows = '<tr><td><s>15校</s>19校</td><td>8校</td></tr><tr style="display:none"><td>旧い行</td><td>0校</td></tr><tr><td>20回</td><td>9回</td></tr>';
  await paste(page, '15校19校\t8校\r\n旧い行\t0校\r\n20回\t9回\r\n', excel(rows));
  await dialog(page).getByText(/「15校」は、取り消し線.*「旧い行」/).waitFor();
  await button(dialog(page), '取組に割り振る').click();
  await holds(field, '19校');
  await holds(cell(page, '② 数値目標'), '20回');
  await told(page, /表を貼り付けました。.*「15校」は、取り消し線/);
});

test('text from elsewhere is left to the browser', async ({ page }) => {
  await beginSheet(page, SHEET);
  await inside(page, '現況・課題', 1);
  assert.equal(await paste(page, 'a\tb'), true);
  assert.equal(await paste(page, '"a"', '<p>"a"</p>'), true);
  await holds(cell(page, '現況・課題'), '前後');
});

test('a table of Word, of a web page or between tabs is known by its shape', async ({ page }) => {
  await beginSheet(page, SHEET);
  const word = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment--><table class=MsoTableGrid>
    <tr><td><p class=MsoNormal>年3回</p><p class=MsoNormal>以上</p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td><td><p>済</p></td></tr>
    <tr><td><p>年4回</p></td><td><p>3回</p></td><td><p>4回</p></td></tr></table><!--EndFragment--></body></html>`;
  const web = '<meta charset="utf-8"><table><tr><td>年3回<br>以上</td><td></td><td>済</td></tr><tr><td>年4回</td><td>3回</td><td>4回</td></tr></table>';
  for (const [text, html] of [['年3回\r\n以上\t\t済\r\n年4回\t3回\t4回', word], ['年3回\n以上\t\t済\n年4回\t3回\t4回', web], ['"年3回\n以上"\t\t済\n年4回\t3回\t4回', '']]) {
    await inside(page, '① 数値目標', 0);
    assert.equal(await paste(page, text, html), false);
    await button(dialog(page), '取組に割り振る').click();
    assert.deepEqual(await rows(page), [['年3回\n以上', '', '済'], ['年4回', '書いてある', '4回']]);
    await undo(page);
  }
  // What only looks so is one text, as it was copied; a place without columns leaves it to the browser.
  await inside(page, '① 数値目標', 0);
  assert.equal(await paste(page, '次のとおり\n年3回', `<p>次のとおり</p>${web}`), false);
  await holds(cell(page, '① 数値目標'), '次のとおり\n年3回');
  await inside(page, '現況・課題', 1);
  assert.equal(await paste(page, '年3回\t済\n年4回\t済', web), true);
});

const BLOCK = '年3回\t\t済\t備考\r\n"年4回\n以上"\t3回\t4回\t\r\n年5回\t\t\t\r\n';
const BLOCK_HTML = excel('<tr><td>年3回</td><td></td><td>済</td><td>備考</td></tr>');
const dialog = (page) => page.getByRole('dialog', { name: '表の貼り付け' });
const rows = async (page) => {
  const [one] = sheetsOf(await exportAs(page, 'JSON'));
  return one.initiatives.map((row) => [row.target, row.midterm, row.final_report]);
};
const EMPTY = [['', '', ''], ['', '書いてある', '']];

test('a block is spread over the initiatives, and replaces nothing unasked', async ({ page }) => {
  await beginSheet(page, SHEET);
  await inside(page, '① 数値目標', 0);
  assert.equal(await paste(page, BLOCK, BLOCK_HTML), false);
  await dialog(page).getByText('「① 数値目標」から右と下').waitFor();
  await dialog(page).getByText('いまの文章を残します').waitFor();
  await dialog(page).getByText('1か所（「備考」など）').waitFor();
  await button(dialog(page), '取組に割り振る').click();
  await told(page, '表を貼り付けました');
  assert.deepEqual(await rows(page), [['年3回', '', '済'], ['年4回\n以上', '書いてある', '4回'], ['年5回', '', '']]);
  await undo(page);
  assert.deepEqual(await rows(page), EMPTY);
});

test('an empty column keeps its place, and merged cells take none', async ({ page }) => {
  await beginSheet(page, SHEET);
  await inside(page, '① 数値目標', 0);
  const text = '年3回\t\t済\r\n\t\t\r\n年5回\t\t4回\r\n';
  const row = '<tr><td>年3回</td><td></td><td>済</td></tr>';
  await paste(page, text, excel(row + '<tr><td></td><td></td><td></td></tr>' + row));
  await button(dialog(page), '取組に割り振る').click();
  assert.deepEqual(await rows(page), [['年3回', '', '済'], ['', '書いてある', ''], ['年5回', '', '4回']]);
  await undo(page);
  await inside(page, '① 数値目標', 0);
  await paste(page, text, excel('<tr><td colspan=2 rowspan=2>年3回</td><td rowspan=2>済</td></tr><tr></tr><tr><td colspan=2>年5回</td><td>4回</td></tr>'));
  await button(dialog(page), '取組に割り振る').click();
  assert.deepEqual(await rows(page), [['年3回', '済', ''], ['年5回', '書いてある', '']]);
});

test('a block replaces what is there when that is asked for', async ({ page }) => {
  await beginSheet(page, SHEET);
  await go(page, '#/sheet/a/items');
  await inside(page, '① 数値目標 (1)', 0);
  await paste(page, BLOCK, BLOCK_HTML);
  await dialog(page).getByRole('checkbox', { name: 'すでに文章のある欄（1か所）も置き換える' }).check();
  await dialog(page).getByText('いまの文章と置き換えます').waitFor();
  await button(dialog(page), '取組に割り振る').click();
  assert.deepEqual((await rows(page))[1], ['年4回\n以上', '3回', '4回']);
});

test('a block is taken as one text where its columns cannot be read', { allow: [/Failed to load|ERR_FAILED|worker|importScripts/i] }, async ({ page }) => {
  await page.route(/\/reader-.*/, (route) => route.abort());
  await beginSheet(page, SHEET);
  const field = await inside(page, '① 数値目標', 0);
  assert.equal(await paste(page, BLOCK, BLOCK_HTML), false);
  await told(page, '1つの文章として貼り付けました');
  await holds(field, '年3回 済 備考\n年4回\n以上 3回 4回\n年5回');
});

test('a block that comes late goes nowhere else', async ({ page }) => {
  let arrive;
  const late = new Promise((resolve) => (arrive = resolve));
  await page.route(/\/reader-.*/, (route) => late.then(() => route.continue()));
  await beginSheet(page, SHEET);
  const field = await inside(page, '① 数値目標', 0);
  await paste(page, BLOCK, BLOCK_HTML);
  const other = await inside(page, '現況・課題', 0);
  arrive();
  await told(page, '別の欄へ移ったため、貼り付けていません');
  await holds(other, '前後');
  await holds(field, '');
  await field.focus();
  await paste(page, BLOCK, BLOCK_HTML);
  await button(dialog(page), 'この欄にまとめて入れる').click();
  await holds(field, '年3回 済 備考\n年4回\n以上 3回 4回\n年5回');
});

test('a block goes into the one text, or nowhere', async ({ page }) => {
  await beginSheet(page, SHEET);
  const field = await inside(page, '① 数値目標', 0);
  await paste(page, BLOCK, BLOCK_HTML);
  await button(dialog(page), 'やめる').click();
  await dialog(page).waitFor({ state: 'hidden' });
  assert.deepEqual(await rows(page), EMPTY);
  await field.focus();
  await paste(page, 'a\tb\r\nc\td\r\n', BLOCK_HTML);
  await button(dialog(page), 'この欄にまとめて入れる').click();
  await holds(field, 'a b\nc d');
  await inside(page, '現況・課題', 1);
  await paste(page, 'a\tb\r\n', BLOCK_HTML);
  await holds(cell(page, '現況・課題'), '前a b後');
});

test('a form that is pasted outside of a field is shown before it is taken in, with its merged cells', async ({ page }) => {
  await beginSheet(page, SHEET);
  await go(page, '#/');
  const html = excel(`<tr><td colspan=6>令和6年度 重点目標管理シート</td></tr>
    <tr><td>重点目標</td><td colspan=5>窓口の改善</td></tr><tr><td>部局名</td><td>総務課</td></tr>
    <tr><td></td><td>取組項目</td><td>期間・期限</td><td>数値目標</td><td>中間報告</td><td>期末報告</td></tr>
    <tr><td rowspan=2>①</td><td rowspan=2>○ 研修<br>
      (1) 基礎</td><td>年度内</td><td rowspan=2>年4回</td><td>2回</td><td>4回</td></tr><tr><td></td><td></td><td></td></tr>`);
  await page.evaluate(() => document.activeElement.blur());
  await paste(page, '重点目標\t窓口の改善\r\n', html);
  await takeIn(page);
  const { text } = await exportAs(page, 'JSON');
  const found = JSON.parse(text).sheets.find((one) => one.goal === '窓口の改善');
  assert.deepEqual([found.initiatives.length, found.initiatives[0].method, found.initiatives[0].target], [1, '○ 研修\n(1) 基礎', '年4回']);
});
