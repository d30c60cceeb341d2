// Sheets come back: exported here, edited in another browser and here, put together with a report, settled, taken and undone.

import assert from 'node:assert/strict';
import { axe, elsewhere, open, screenshot, test } from './harness.mjs';
import { begin, button, cell, exportAs, go, hide, holds, pick, preview, storedSheets, takeIn, told, undo } from './support/app.mjs';
import { sheet } from './support/sheets.mjs';

const PLAN = sheet('a', {
  initiatives: [
    { ...sheet('a').initiatives[0], midterm: '(1) 9月1日に3地区で実施、参加510人\n(2) 31団体に補助した。' },
    sheet('a').initiatives[1],
  ],
});

/** Sends the open sheet; what comes is a file that somebody else can pick. */
const send = async (page, kind = 'JSON') => {
  const { name, bytes } = await exportAs(page, kind);
  return { name, mimeType: 'application/octet-stream', buffer: bytes };
};

const write = async (page, name, text) => {
  await cell(page, name).fill(text);
  await cell(page, name).blur();
};

/** A department takes a file, works on its sheet, and sends it back. */
const department = (test, sent, kind, work) =>
  elsewhere(test, async (page) => {
    await open(page);
    await pick(page, sent);
    await takeIn(page);
    await go(page, '#/sheet/a');
    await work(page);
    return send(page, kind);
  });

test('what only the department changed is taken at once, and undone at once', async (test) => {
  const { page } = test;
  await begin(page, [PLAN], '#/sheet/a');
  const back = await department(test, await send(page), 'Excel', (there) => write(there, '② 中間報告', '(1) 3回'));
  await write(page, '現況・課題', '現況を書き直した');
  await pick(page, back);
  await preview(page).getByText('先方の変更 1か所を見る').waitFor();
  await takeIn(page);
  await go(page, '#/sheet/a');
  await holds(cell(page, '② 中間報告'), '(1) 3回');
  await holds(cell(page, '現況・課題'), '現況を書き直した');
  await undo(page);
  await holds(cell(page, '② 中間報告'), '(1) 2回');
  await holds(cell(page, '現況・課題'), '現況を書き直した');
  // What was undone is not known as taken: the file brings it again.
  await pick(page, back);
  await preview(page).getByText('先方の変更 1か所を見る').waitFor();
});

test('what both changed is settled by one of four words', async (test) => {
  const { page } = test;
  await begin(page, [PLAN], '#/sheet/a');
  const back = await department(test, await send(page), 'JSON', (there) =>
    write(there, '① 中間報告', '(1) 9月1日に3地区で実施、参加552人（うち小中学生86人）\n(2) 31団体（申請36団体）に補助した。'),
  );
  await write(page, '① 中間報告', '(1) 9月1日に3地区で実施、参加548人\n(2) 31団体に補助した。');
  await hide(page);
  // What is known of versions outlives the page.
  await page.reload();
  await go(page, '#/sheet/a');
  await pick(page, back);
  const conflict = preview(page).getByRole('region', { name: '両方で変更した所' });
  await conflict.getByText('1か所中 1').waitFor();
  const result = conflict.locator('.result');
  assert.match(await result.textContent(), /548人[^]*552人[^]*申請36団体/);
  await screenshot(page, 'returning');
  await axe(page);
  await button(conflict, '先方').click();
  await result.getByText('552人').waitFor();
  assert.doesNotMatch(await result.textContent(), /548人/);
  await button(conflict, '書き直す').click();
  await conflict.getByRole('textbox', { name: '書き直した文' }).fill('(1) 参加550人');
  await result.getByText('550人').waitFor();
  await button(conflict, 'こちら').click();
  await result.getByText('548人').waitFor();
  await takeIn(page);
  await told(page, '取り込みました');
  const taken = (await storedAfter(page)).a.initiatives[0].midterm;
  assert.equal(taken, '(1) 9月1日に3地区で実施、参加548人\n(2) 31団体（申請36団体）に補助した。');
  // What was not chosen is found in the history.
  await go(page, '#/sheet/a/history');
  const versions = page.getByRole('region', { name: '残っている版' });
  for (const name of ['受け取った版', '取り込み前']) await versions.getByText(name).first().waitFor();
  await undo(page);
  const undone = (await storedAfter(page)).a.initiatives[0].midterm;
  assert.equal(undone, '(1) 9月1日に3地区で実施、参加548人\n(2) 31団体に補助した。');
});

/** What is stored once everything is. */
async function storedAfter(page) {
  await hide(page);
  return storedSheets(page);
}
