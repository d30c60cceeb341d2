// Files that are none: each is answered with place and reason, and changes nothing.

import assert from 'node:assert/strict';
import { open, test } from './harness.mjs';
import { begin, button, lists, pick, preview, storage, takeIn } from './support/app.mjs';
import { file, fileText, initiative, sheet } from './support/sheets.mjs';

const of = (parts) => fileText([sheet('x'), sheet('y', { goal: '窓口', ...parts })]);
const deep = (depth) => `{"format":"goalsheet","version":1,"sheets":${'['.repeat(depth)}${']'.repeat(depth)}}`;

/** A broken file, and what its message must say. */
const BROKEN = {
  'no JSON': ['{\n  "format": "goalsheet"\n  "version": 1', '3行目の3文字目', 'JSON として読めません'],
  'JSON that breaks off': [of({}).slice(0, 300), '行目', '途中で終わっています'],
  'JSON of another program': ['{"format":"other"}', '「format」', '重点目標管理シートのファイルではありません'],
  'a list': ['[1, 2]', '重点目標管理シートのファイルではありません'],
  'a later version': [fileText([sheet('x')], { version: 2 }), '「version」', '新しい版（2）'],
  'rank 0': [of({ rank: 0 }), '2件目のシート「窓口」の優先順位', '1から999まで'],
  'a rank in words': [of({ rank: '1位' }), '2件目のシート「窓口」の優先順位', '整数'],
  'SDG 18': [of({ sdgs: [7, 18] }), '2件目のシート「窓口」の該当するSDGsの目標', '1から17まで', '18'],
  'a year that is none': [of({ fiscal_year: 24 }), '2件目のシート「窓口」の年度', '西暦の4桁'],
  'no year': [of({ fiscal_year: undefined }), '2件目のシート「窓口」の年度', '必要な項目がありません'],
  'a number for a text': [of({ initiatives: [initiative('i', { target: 5 })] }), '「窓口」の取組①の数値目標', '文章'],
  'one id twice': [fileText([sheet('x'), sheet('x')]), '2件目のシート', '同じ識別番号「x」'],
  'one key twice': ['{"format":"goalsheet","format":"goalsheet"}', '「format」が2回'],
  '10,000-deep nesting': [deep(10_000), '文字目', '入れ子が深すぎます'],
  'an empty file': ['', '中身が空です'],
  'a PDF': ['%PDF-1.7\n%âãÏÓ\n', 'PDF'],
  'a workbook that breaks off': [Buffer.from('504b030414000600080000002100', 'hex'), '途中で切れている', 'Excel'],
  'a container of old Office files that breaks off': [Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'Excel のファイルではない'],
  'a picture': [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '画像（写真やスキャンした紙）です'],
  'some other text': ['会議の記録\n出席者 3名\n', '重点目標管理シートが見つかりません'],
};

test('every broken file is answered with place and reason, and changes nothing', async ({ page }) => {
  await begin(page, [sheet('a')]);
  const before = await storage(page);
  for (const [what, [content, ...said]] of Object.entries(BROKEN)) {
    await pick(page, file('壊れた.json', content));
    await preview(page).getByRole('heading', { name: '壊れた.json' }).waitFor();
    const text = await preview(page).innerText();
    for (const part of said) assert.ok(text.includes(part), `${what}: ${part} is missing in:\n${text}`);
    assert.ok(await button(preview(page), '取り込む').isDisabled(), `${what}: nothing to take in`);
    await button(preview(page), 'やめる').click();
    await preview(page).waitFor({ state: 'hidden' });
  }
  assert.deepEqual(await storage(page), before);
  await lists(page, ['目標a']);
});

test('a file beside a broken one still comes in', async ({ page }) => {
  await open(page);
  await pick(page, file('壊れた.json', '{'), file('よい.json', fileText([sheet('x')])), file('表.xlsx', BROKEN['a workbook that breaks off'][0]));
  for (const name of ['壊れた.json', '表.xlsx']) await preview(page).getByRole('heading', { name }).waitFor();
  await preview(page).getByText('1件を取り込みます').waitFor();
  await takeIn(page);
  await lists(page, ['目標x']);
});

/** Drops what only the page itself can make. */
const dropMade = async (page, make) => {
  const dataTransfer = await page.evaluateHandle(make);
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer });
  await preview(page).waitFor();
};

test('a file of more than 64 MB is refused without being read', async ({ page }) => {
  await open(page);
  await dropMade(page, () => {
    const megabyte = new Uint8Array(1024 * 1024).fill(0x20);
    const transfer = new DataTransfer();
    transfer.items.add(new File(Array(65).fill(megabyte), '大きい.json'));
    return transfer;
  });
  await preview(page).getByText('65 MB。上限は 64 MB').waitFor();
  assert.ok(await button(preview(page), '取り込む').isDisabled());
});

test('an empty folder is told by its name', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const original = DataTransferItem.prototype.webkitGetAsEntry;
    // A script cannot make a folder: its item answers as a folder's does.
    DataTransferItem.prototype.webkitGetAsEntry = function () {
      if (this.getAsFile()?.name !== '総務部') return original.call(this);
      const createReader = () => ({ readEntries: (done) => done([]) });
      return { isDirectory: true, isFile: false, name: '総務部', createReader };
    };
  });
  await dropMade(page, () => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([''], '総務部'));
    return transfer;
  });
  await preview(page).getByRole('heading', { name: '総務部' }).waitFor();
  await preview(page).getByText('このフォルダーには、ファイルがありません').waitFor();
});

const ENCODINGS = {
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16, as Windows’ notepad saves': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'other line ends': (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
};
test('reads a file in any of the encodings that Windows programs save', async ({ page }) => {
  await open(page);
  const files = Object.values(ENCODINGS).map((encode, at) =>
    file(`${at}.txt`, encode(fileText([sheet(`s${at}`, { rank: at + 1, goal: `目標𠮷${at}` })]))),
  );
  await pick(page, ...files);
  await takeIn(page);
  await lists(page, files.map((_, at) => `目標𠮷${at}`));
});
