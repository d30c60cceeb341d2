// Excel in: our own workbooks come back whole, and what cannot be read is told in plain words while the app lives on.

import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { elsewhere, open, openFile, test } from './harness.mjs';
import { begin, button, exportAs, listed, lists, pick, preview, saved, storedSheets, takeIn, told } from './support/app.mjs';
import { CITY, file, fileText, sheet } from './support/sheets.mjs';

const book = (name, bytes) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

/** A zip of parts that are not packed. */
function zip(parts) {
  const [locals, entries] = [[], []];
  let at = 0;
  for (const [name, text] of parts) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, data]);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, entry, path]));
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, list, Buffer.from('PK\x05\x06'), end]);
}

/** A container of old Office files with one stream. */
function ole(stream) {
  const bytes = Buffer.alloc(640);
  bytes.write('d0cf11e0a1b11ae1', 'hex');
  bytes.write(stream, 512, 'utf16le');
  bytes.writeUInt16LE(stream.length * 2 + 2, 512 + 64);
  bytes[512 + 66] = 2;
  return bytes;
}

/** A workbook of one worksheet, made elsewhere: a row is a list of texts; one may be hidden. */
function foreign(name, rows, hidden = -1) {
  const type = (kind) => `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`;
  const relation = (kind, target) =>
    `<Relationships><Relationship Id="r1" Type="${type(kind)}" Target="${target}"/></Relationships>`;
  const cell = (text) => `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  const cells = rows
    .map((row, at) => `<row${at === hidden ? ' hidden="1"' : ''}>${row.map(cell).join('')}</row>`)
    .join('');
  return zip([
    ['[Content_Types].xml', '<Types/>'],
    ['_rels/.rels', relation('officeDocument', 'xl/workbook.xml')],
    ['xl/_rels/workbook.xml.rels', relation('worksheet', 'worksheets/sheet1.xml')],
    ['xl/workbook.xml', `<workbook><sheets><sheet name="${name}" sheetId="1" r:id="r1"/></sheets></workbook>`],
    ['xl/worksheets/sheet1.xml', `<worksheet><sheetData>${cells}</sheetData></worksheet>`],
  ]);
}

const FORM = foreign('窓口', [
  ['令和6年度 重点目標管理シート', '総務部等'],
  ['重点目標', '窓口の混雑をなくす', '部局名', '市民課', '優先順位', '1位'],
  ['現況・課題', '① 混雑\n② 案内'],
  ['', '取組項目', '期間・期限', '数値目標', '中間報告', '期末報告'],
  ['①', '予約', '5月', '10件', '3件', '12件', '余りの文'],
]);

test('a workbook of ours is known again, and comes back whole where it is not', async ({ page, context, watch }) => {
  await begin(page, CITY);
  const sheets = CITY.filter((one) => one.fiscal_year === 2024);
  const { name, bytes } = await exportAs(page, 'Excel');
  await pick(page, book(name, bytes));
  await preview(page).getByRole('heading', { name: `${name}（${sheets.length}件）` }).waitFor();
  assert.ok(await button(preview(page), '取り込む').isDisabled(), 'all of it is here');
  await elsewhere({ context, watch }, async (other) => {
    await open(other);
    await pick(other, book(name, bytes));
    await takeIn(other);
    await lists(other, await listed(page));
    await saved(other);
    const stored = await storedSheets(other);
    for (const one of sheets) assert.deepEqual(stored[one.id], one);
  });
});

test('a form that was filled in in Excel is read, and what has no place is told', async ({ page }) => {
  await open(page);
  await pick(page, book('届いた.xlsx', FORM));
  await preview(page).getByText('「窓口」シートの G5 の「余りの文」は、入れる欄が分からない').waitFor();
  await takeIn(page);
  await lists(page, ['窓口の混雑をなくす']);
  await saved(page);
  const [one] = Object.values(await storedSheets(page));
  assert.deepEqual([one.fiscal_year, one.group, one.department, one.rank], [2024, '総務部等', '市民課', 1]);
  assert.equal(one.situation, '① 混雑\n② 案内');
  assert.equal(one.initiatives[0].final_report, '12件');
});

const whole = zip([['[Content_Types].xml', '<Types/>'], ['xl/workbook.xml', '<workbook/>']]);
const BAD = [
  ['a password', ole('EncryptedPackage'), 'パスワードで保護されている'],
  ['an old Excel file', ole('Workbook'), '古い形式の Excel ファイル（.xls）'],
  ['a Word file', zip([['word/document.xml', '<w/>']]), 'Word のファイルは取り込めません'],
  ['half a file', whole.subarray(0, whole.length / 2), '途中で切れているか、壊れています'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'PDF ファイルは取り込めません'],
  ['a zip of other things', zip([['写真.jpg', 'x']]), 'ZIP などにまとめられたファイル'],
  ['no form', foreign('会議', [['会議の記録']]), '重点目標管理シートが見つかりません（調べたシート：「会議」）'],
];
for (const [what, bytes, words] of BAD) {
  test(`what is no workbook is told, and the app lives on: ${what}`, async ({ page }) => {
    await begin(page, [sheet('a')]);
    await pick(page, book('届いた.xlsx', bytes), file('良い.json', fileText([sheet('x', { rank: 9 })])));
    await preview(page).getByText(words).waitFor();
    await preview(page).getByText('1件を取り込みます').waitFor();
    await takeIn(page);
    await lists(page, ['目標a', '目標x']);
  });
}

test('a file of 100 MB is refused without being read', async ({ page }) => {
  await begin(page, [sheet('a')]);
  const input = page.locator('input[type=file]');
  // The protocol takes no file of this size from here: the page makes it.
  await input.evaluate((input) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(100 << 20)], '大きい.xlsx'));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await preview(page).getByText('ファイルが大きすぎるため、読み込みませんでした（100 MB').waitFor();
  await button(preview(page), 'やめる').click();
  await lists(page, ['目標a']);
});

test('who waits too long may stop it: nothing is taken in', async ({ page }) => {
  await begin(page, [sheet('a')]);
  // The engine never arrives.
  await page.route(/\/excel-.*\.wasm/, () => {});
  await page.locator('input[type=file]').setInputFiles([book('届いた.xlsx', FORM)]);
  await page.getByText('Excel を読み取っています').waitFor();
  await button(page, '中止').click();
  await told(page, '読み取りを中止しました');
  await button(page, '中止').waitFor({ state: 'hidden' });
  await lists(page, ['目標a']);
  await page.unroute(/\/excel-.*\.wasm/);
  await pick(page, book('届いた.xlsx', FORM));
  await takeIn(page);
  await lists(page, ['窓口の混雑をなくす', '目標a']);
});

test('one file reads workbooks too', async ({ page }) => {
  await openFile(page);
  await pick(page, book('届いた.xlsx', FORM));
  await takeIn(page);
  await lists(page, ['窓口の混雑をなくす']);
});

test('leaves out what is hidden, says so, and takes it when asked', async ({ page }) => {
  await open(page);
  const rows = [
    ['令和6年度 重点目標管理シート'],
    ['重点目標', '窓口の混雑をなくす'],
    ['', '取組項目', '期間・期限', '数値目標', '中間報告', '期末報告'],
    ['①', '○ 予約', '5月', '10件', '3件', '12件'],
    ['②', '○ 旧い案内', '通年', '20回', '9回', '21回'],
  ];
  await pick(page, book('隠れた行.xlsx', foreign('窓口', rows, 4)));
  const note = (end) => preview(page).getByText(`B5「○ 旧い案内」、C5「通年」、D5「20回」、E5「9回」、F5「21回」は、${end}`);
  await note('非表示の行にあるため、取り込みません。').waitFor();
  await preview(page).getByText('取組1').waitFor();
  await button(preview(page), '見えない内容も取り込む').click();
  await note('非表示の行にある内容ですが、取り込みます。').waitFor();
  await preview(page).getByText('取組2').waitFor();
  await button(preview(page), '見えない内容を取り込まない').click();
  await note('非表示の行にあるため、取り込みません。').waitFor();
  await takeIn(page);
  await saved(page);
  const [stored] = Object.values(await storedSheets(page));
  assert.equal(stored.initiatives.length, 1);
});
