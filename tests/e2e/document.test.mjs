// The real document: five sheets as a converter left them, each part in its place, no text lost or invented.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { open, test } from './harness.mjs';
import { bar, cell, exportAs, holds, lists, openSheet, pick, preview, saved, storedSheets, takeIn, undo } from './support/app.mjs';
import { SEED } from './support/paths.mjs';
import { circled, COLUMNS, file } from './support/sheets.mjs';

/** What is left of a cell without white space and tags; a ○ stood where a converter left a box. */
const bare = (text) => text.replaceAll(/<input[^>]*>/g, '○').replaceAll(/<[^>]*>/g, '').replaceAll(/\s/g, '');

/** Where each sheet's head stands (a line, from 0) and what shifts from sheet to sheet. */
const LAYOUTS = [
  { line: 14, rows: 6, gap: 0, last: 5, third: 1, department: '市長直轄' },
  { line: 30, rows: 6, gap: 1, last: 5, third: 1, department: '総務部等', sdgs: [7, 8, 11, 12, 16, 17] },
  { line: 48, rows: 4, gap: 0, last: 6, third: 2, department: '総務部等' },
  { line: 62, rows: 5, gap: 0, last: 6, third: 1, department: '総務部等' },
  { line: 77, rows: 4, gap: 0, last: 6, third: 1, department: '選挙管理委員会事務局' },
];
const PLANS = ['総合計画', '上田再構築プラン Ver.2.0「もっと、前へ」', '第四次上田市行財政改革大綱・アクションプログラム'];

/** Every part of a sheet: its name in the app, and its words on the paper. */
function parts(grid, { line, rows, gap, last, third, department }) {
  const head = [
    ['重点目標', grid[line][1]],
    ['部局名', department],
    [`${PLANS[0]}における位置付け`, grid[line + 1][1]],
    [`${PLANS[1]}における位置付け`, grid[line + 1][5]],
    [`${PLANS[2]}における位置付け`, grid[line + 2][third]],
    ['現況・課題', grid[line + 3][1]],
    ['目的・効果', grid[line + 4][1]],
    ['市民参加・協働の推進、市民満足度の向上を考慮した点', ''],
    ['取組による効果・残された課題', ''],
  ];
  const table = Array.from({ length: rows }, (_, at) =>
    Object.values(COLUMNS).map((name, column) => [
      `${circled(at + 1)} ${name}`,
      grid[line + 6 + gap + at][[1, 2, 3, 4, last][column]],
    ]),
  );
  return [...head, ...table.flat()];
}

if (existsSync(SEED)) {
  const [name] = readdirSync(SEED).filter((name) => name.endsWith('.txt'));
  const text = readFileSync(join(SEED, name), 'utf8');
  const grid = text.split('\n').map((line) => line.split('\t'));
  const goals = LAYOUTS.map(({ line }) => grid[line][1]);

  test('the real document comes in, sheet by sheet and cell by cell', async ({ page }) => {
    await open(page);
    await pick(page, file(name, text));
    await preview(page).getByRole('heading', { name: `${name}（5件）` }).waitFor();
    await takeIn(page);
    await lists(page, goals);
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /令和6年度/);
    for (const [at, layout] of LAYOUTS.entries()) {
      await openSheet(page, goals[at]);
      await holds(cell(page, '優先順位'), String(at + 1));
      await holds(cell(page, '部局グループ'), '総務部等');
      for (const [part, words] of parts(grid, layout)) {
        assert.equal(bare(await cell(page, part).inputValue()), bare(words), `sheet ${at + 1}: ${part}`);
      }
      assert.equal(await page.getByRole('textbox', { name: '期間・期限' }).count(), layout.rows);
      await bar(page).getByRole('link', { name: 'シート' }).click();
      await lists(page, goals);
    }
    await saved(page);
    const stored = Object.values(await storedSheets(page)).sort((a, b) => a.rank - b.rank);
    assert.deepEqual(stored.map((one) => one.sdgs), LAYOUTS.map(({ sdgs }) => sdgs ?? []));
    assert.deepEqual(stored.map((one) => one.initiatives.map(({ purposes }) => purposes.length).join('')), ['666666', '000000', '0000', '00000', '0000']);
  });

  test('the real document leaves as a file, comes back the same, and one undo takes it out', async ({ page }) => {
    await open(page);
    await pick(page, file(name, text));
    await takeIn(page);
    await lists(page, goals);
    const sent = await exportAs(page, 'テキスト');
    assert.equal(sent.name, '重点目標_令和6年度_総務部等.txt');
    await undo(page);
    await page.getByRole('heading', { name: 'はじめから書く' }).waitFor();
    await pick(page, file(sent.name, sent.text));
    await takeIn(page);
    await lists(page, goals);
    const again = await exportAs(page, 'テキスト');
    assert.deepEqual(JSON.parse(again.text).sheets, JSON.parse(sent.text).sheets);
  });
} else {
  console.log(`SKIPPED: the real document is not at ${resolve(SEED)}; set GOALSHEET_SHARED to the folder that has seed/`);
}
