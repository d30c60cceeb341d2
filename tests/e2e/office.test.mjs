// The office's year: 60 sheets of an invented city go out to twelve departments, are edited there and here meanwhile, come back in one
// zip, and are put together. Eleven departments work in browsers of their own, the twelfth in a spreadsheet (LibreOffice).
//
// One has an old file, one renames its file, one returns it twice, and two have one sheet between them.

import assert from 'node:assert/strict';
import { elsewhere, open, screenshot, test } from './harness.mjs';
import { begin, button, cell, exportAs, go, hide, keepTo, pick, preview, storedSheets, takeIn, told } from './support/app.mjs';
import { initiative, sheet } from './support/sheets.mjs';
import { editedInOffice } from './support/soffice.mjs';
import { zipped } from './support/zipping.mjs';

const DEPARTMENTS = ['危機管理室', '総務課', '人事課', '情報政策課', '健康福祉課', 'こども課', '建設課', '産業振興課', '農林課', '教育総務課', '図書館', '環境課'];
const EACH = 5;
const id = (who, number) => `s${who}-${number}`;
const MIDTERM = '(1) 2回開いた。\n(2) 参加は510人。';

const CITY = DEPARTMENTS.flatMap((department, who) =>
  Array.from({ length: EACH }, (_, number) =>
    sheet(id(who, number), {
      group: `第${Math.floor(who / 3) + 1}グループ`,
      department,
      rank: (who % 3) * EACH + number + 1,
      goal: `${department}の目標${number + 1}`,
      situation: `現況${id(who, number)}`,
      initiatives: [
        initiative(`${id(who, number)}-1`, { midterm: MIDTERM, final_report: '' }),
        initiative(`${id(who, number)}-2`, { midterm: `報告${id(who, number)}`, final_report: '' }),
      ],
    }),
  ),
);

/** What is written: sheet, cell, and the text; `key` is the cell's path in a sheet. */
const edit = (sheet, name, key, text) => ({ sheet, name, key, text });
const first = (sheet, text) => edit(sheet, '① 中間報告', (one) => one.initiatives[0].midterm, text);
const second = (sheet, text) => edit(sheet, '② 中間報告', (one) => one.initiatives[1].midterm, text);
const situation = (sheet, text) => edit(sheet, '現況・課題', (one) => one.situation, text);

/** What a department writes. */
const THEIRS = DEPARTMENTS.map((_, who) => [
  first(id(who, 0), `(1) 2回開いた。\n(2) 参加は${600 + who}人。`),
  second(id(who, 0), `部局${who}の報告`),
  first(id(who, 1), `(1) ${3 + who}回開いた。\n(2) 参加は510人。`),
  second(id(who, 2), `部局${who}の二つめの報告`),
]);
/** What the sixth and the seventh both write into. */
const SHARED = id(5, 0);
THEIRS[6].push(second(SHARED, '隣の課の報告'));
/** What the eighth writes into what it has in an old version. */
THEIRS[7].push(situation(id(7, 3), '古いファイルに書いた現況'));
/** What the tenth writes after its first return. */
const LATER = [second(id(9, 4), '二回目に書いた報告')];

/** What the office writes meanwhile: the same figure for four departments, another unit for two, other cells for all. */
const OURS = [
  ...[0, 1, 2, 3].map((who) => first(id(who, 0), `(1) 2回開いた。\n(2) 参加は${700 + who}人。`)),
  ...[4, 5].map((who) => first(id(who, 1), '(1) 2回開いた。\n(2) 参加は820人。')),
  ...[0, 3, 6, 8, 10, 11].map((who) => situation(id(who, 1), `事務局が直した現況${who}`)),
];

async function write(page, edits) {
  for (const { sheet, name, text } of edits) {
    await go(page, `#/sheet/${sheet}`);
    await cell(page, name).fill(text);
    await cell(page, name).blur();
  }
}

const asFile = ({ name, bytes }, renamed = name) => ({ name: renamed, mimeType: 'application/octet-stream', buffer: bytes });

/** What a department sends back. */
const returned = (run, who, sent) =>
  elsewhere(run, async (page) => {
    await open(page);
    await pick(page, ...sent);
    await takeIn(page);
    await write(page, THEIRS[who]);
    await go(page, '#/');
    const files = [await exportAs(page, 'JSON')];
    if (who === 9) {
      await write(page, LATER);
      await go(page, '#/');
      files.push(await exportAs(page, 'JSON'));
    }
    return files;
  });

test('60 sheets, twelve departments: nothing is lost, nothing doubled, every conflict is shown once', async (run) => {
  const { page } = run;
  const began = performance.now();
  await begin(page, CITY);
  const sent = [];
  for (const [who, department] of DEPARTMENTS.entries()) {
    await keepTo(page, department);
    sent.push(await exportAs(page, who === 11 ? 'Excel' : 'JSON'));
  }
  await keepTo(page, 'すべて');
  // After the eighth had its file, the office wrote into a sheet of it and sent it again; the eighth works in the old one.
  await write(page, [situation(id(7, 3), '送り直した現況')]);
  await go(page, '#/');
  await keepTo(page, DEPARTMENTS[7]);
  await exportAs(page, 'JSON');
  const back = [];
  const others = DEPARTMENTS.map((_, who) => who).slice(0, 11);
  // Two at a time, as the machine has processors.
  const next = async () => {
    for (let who = others.shift(); who !== undefined; who = others.shift()) {
      const files = await returned(run, who, who === 6 ? [asFile(sent[6]), asFile(sent[5], '隣の課の分.json')] : [asFile(sent[who])]);
      files.forEach((file, at) => back.push([`${DEPARTMENTS[who]}/${who === 8 ? '【農林】提出（最終）.json' : at > 0 ? '再提出.json' : file.name}`, file.bytes]));
    }
  };
  const inExcel = editedInOffice(sent[11].bytes, [
    ['報告s11-0', THEIRS[11][1].text],
    ['報告s11-2', THEIRS[11][3].text],
  ]);
  await Promise.all([next(), next(), write(page, OURS)]);
  const workbook = await inExcel;
  const excelEdits = workbook ? [THEIRS[11][1], THEIRS[11][3]] : [];
  if (workbook) back.push([`${DEPARTMENTS[11]}/${sent[11].name}`, workbook]);
  await hide(page);
  await go(page, '#/');
  const report = performance.now();
  await pick(page, { name: '返送.zip', mimeType: 'application/zip', buffer: zipped(back) });
  const conflicts = preview(page).getByRole('region', { name: '両方で変更した所' });
  // Four figures, the old file's, and what two departments wrote into one cell.
  await conflicts.getByText('6か所中 1').waitFor();
  const shown = performance.now();
  const places = [];
  for (let at = 1; at <= 6; at += 1) {
    await conflicts.getByText(`6か所中 ${at}`).waitFor();
    places.push(await conflicts.locator('.conflict').evaluate((card) => card.querySelector('h4').textContent + card.querySelector('small').textContent));
    if (at < 6) await button(conflicts, '次へ').click();
  }
  assert.equal(new Set(places).size, 6, places.join('\n'));
  await screenshot(page, 'office');
  await takeIn(page);
  await told(page, '件のシートを取り込みました');
  await hide(page);
  const after = await storedSheets(page);
  assert.equal(Object.keys(after).length, CITY.length);
  const all = [...THEIRS.slice(0, 11).flat(), ...LATER, ...excelEdits];
  const figures = { edits: all.length + OURS.length + 1, silent: 0, joined: 0, conflict: 0, wrong: 0 };
  const lines = (text) => text.split('\n').filter((line) => line !== '');
  const seen = new Map();
  for (const one of [...all, ...OURS, situation(id(7, 3), '送り直した現況')]) {
    const place = `${one.sheet} ${one.name}`;
    seen.set(place, [...(seen.get(place) ?? []), one]);
  }
  for (const [place, edits] of seen) {
    const text = edits[0].key(after[edits[0].sheet]);
    const base = edits[0].key(CITY.find((one) => one.id === edits[0].sheet));
    if (edits.length === 1) {
      assert.equal(text, edits[0].text, place);
      figures.silent += 1;
      continue;
    }
    // What each wrote anew stands there, and no line twice.
    for (const { text: own } of edits) {
      for (const line of lines(own).filter((line) => !lines(base).includes(line))) assert.ok(text.includes(line), `${place}: ${line} is not in ${text}`);
    }
    assert.equal(new Set(lines(text)).size, lines(text).length, `${place}: ${text}`);
    figures[[4, 5].some((who) => place.startsWith(`${id(who, 1)} `)) ? 'joined' : 'conflict'] += 1;
  }
  assert.deepEqual([figures.conflict, figures.joined], [6, 2]);
  // All else is as it was.
  for (const one of CITY) {
    const now = structuredClone(after[one.id]);
    const touched = [...seen.values()].flat().filter((edit) => edit.sheet === one.id);
    for (const { name } of touched) {
      if (name === '現況・課題') now.situation = one.situation;
      else now.initiatives[name[0] === '①' ? 0 : 1].midterm = one.initiatives[name[0] === '①' ? 0 : 1].midterm;
    }
    assert.deepEqual(now, one);
  }
  const seconds = (from, to) => ((to - from) / 1000).toFixed(1);
  console.log(`the office's year: ${JSON.stringify(figures)}, report after ${seconds(report, shown)} s, all in ${seconds(began, performance.now())} s`);
  // Another day the same files are no news.
  await pick(page, { name: '返送.zip', mimeType: 'application/zip', buffer: zipped(back) });
  await preview(page).getByText('取り込むシートはありません').waitFor();
});
