// The sheet: every part is edited in place, under its name on the paper; nothing is cut off, nothing is lost.

import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { begin, beginReadSheet, beginSheet, button, cell, closeMessage, holds, lists, saved, storedSheets, told, undo } from './support/app.mjs';
import { circled, COLUMNS, initiative, sheet } from './support/sheets.mjs';

const PARTS = [
  ['重点目標', (one) => one.goal],
  ['部局名', (one) => one.department],
  ['部局グループ', (one) => one.group],
  ['総合計画における位置付け', (one) => one.positions[0].text],
  ['再構築プランにおける位置付け', (one) => one.positions[1].text],
  ['現況・課題', (one) => one.situation],
  ['目的・効果', (one) => one.purpose],
  ['市民参加・協働の推進、市民満足度の向上を考慮した点', (one) => one.participation],
  ['取組による効果・残された課題', (one) => one.effects],
  ...[0, 1].flatMap((at) =>
    Object.entries(COLUMNS).map(([key, name]) => [`${circled(at + 1)} ${name}`, (one) => one.initiatives[at][key]]),
  ),
];
const SINGLE = ['重点目標', '部局名', '部局グループ'];
const rank = (page) => cell(page, '優先順位');
const goal = (page) => cell(page, '重点目標');

test('every text is edited in place by its name, and stored', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  for (const [at, [name, of]] of PARTS.entries()) {
    await holds(cell(page, name), of(sheet('a')));
    await cell(page, name).fill(SINGLE.includes(name) ? `書いた${at}` : `書いた${at}\n(1) 二行目`);
  }
  await saved(page);
  await page.reload();
  await goal(page).waitFor();
  const { a } = await storedSheets(page);
  for (const [at, [name, of]] of PARTS.entries()) {
    const text = SINGLE.includes(name) ? `書いた${at}` : `書いた${at}\n(1) 二行目`;
    assert.equal(of(a), text, name);
    await holds(cell(page, name), text);
  }
});

const RANKS = [
  ['3', '3', 3],
  ['１２', '12', 12],
  ['5位', '5', 5],
  ['十二', '12', 12],
  ['', '', undefined],
  [' 7 ', '7', 7],
];
test('a sheet that is just being begun is ranked in the group to which it comes, as one step', async ({ page }) => {
  const others = [sheet('a', { rank: 1 }), sheet('b', { rank: 2 }), sheet('c', { group: '教育部', rank: 1 })];
  await begin(page, others, '#/sheet/b');
  const before = await cell(page, '部局グループ').inputValue();
  await button(page, '複製').click();
  await holds(rank(page), '3');
  await cell(page, '部局グループ').selectText();
  await page.keyboard.insertText('教育部');
  await holds(rank(page), '2');
  await undo(page);
  await holds(cell(page, '部局グループ'), before);
  await holds(rank(page), '3');
  // A rank that a person gave stays.
  await rank(page).fill('1');
  await cell(page, '部局グループ').fill('福祉部');
  await holds(rank(page), '1');
});

const NO_RANKS = ['0', '1000', '-1', '1.5', '甲', 'abc'];
test('優先順位 takes digits of any width and kanji numerals, and says why it refuses', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  for (const [typed, shown, stored] of RANKS) {
    await rank(page).fill(typed);
    await rank(page).blur();
    await holds(rank(page), shown);
    await saved(page);
    assert.equal((await storedSheets(page)).a.rank, stored, `typed ${typed}`);
  }
  for (const typed of NO_RANKS) {
    await rank(page).fill(typed);
    await rank(page).press('Tab');
    await told(page, `「${typed}」は使えません`);
    await holds(rank(page), '7');
  }
});

test('年度 moves the sheet to another year', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  await page.getByRole('article').getByRole('combobox', { name: '年度' }).selectOption('令和8年度');
  await saved(page);
  assert.equal((await storedSheets(page)).a.fiscal_year, 2026);
  await undo(page);
  await told(page, '元に戻しました：年度の変更');
  assert.equal(await page.getByRole('article').getByRole('combobox', { name: '年度' }).inputValue(), '2024');
});

test('plans are added, named, filled and removed', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  await button(page, '＋ 計画を加える').click();
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '計画の名前');
  await page.keyboard.type('行財政改革大綱');
  await cell(page, '行財政改革大綱における位置付け').fill('(1) 将来を見据えて');
  await cell(page, '計画の名前').first().fill('第二次総合計画');
  await holds(cell(page, '第二次総合計画における位置付け'), '第1編 第2章');
  await button(page, '「再構築プラン」の欄を削除').click();
  await saved(page);
  const positions = [
    { plan: '第二次総合計画', text: '第1編 第2章' },
    { plan: '行財政改革大綱', text: '(1) 将来を見据えて' },
  ];
  assert.deepEqual((await storedSheets(page)).a.positions, positions);
  await undo(page);
  await told(page, '元に戻しました：位置付けの欄の削除');
  await cell(page, '再構築プランにおける位置付け').waitFor();
});

test('an initiative that is moved by keyboard keeps the focus', async ({ page }) => {
  await beginSheet(page, sheet('a', { initiatives: ['一', '二', '三'].map((method, at) => initiative(`i${at}`, { method })) }));
  const focused = (name) => page.waitForFunction((name) => document.activeElement.ariaLabel === name, name);
  await button(page, '取組③を上へ').focus();
  await page.keyboard.press('Enter');
  await holds(cell(page, '② 取組項目及び方法・手段'), '三');
  await focused('取組②を上へ');
  await page.keyboard.press('Enter');
  await holds(cell(page, '① 取組項目及び方法・手段'), '三');
  await button(page, '取組①を下へ').focus();
  await page.keyboard.press('Enter');
  await holds(cell(page, '② 取組項目及び方法・手段'), '三');
  await focused('取組②を下へ');
  await page.keyboard.press('Enter');
  await holds(cell(page, '③ 取組項目及び方法・手段'), '三');
});

test('initiatives are added, moved and removed', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  const order = async () => {
    await saved(page);
    return (await storedSheets(page)).a.initiatives.map((one) => one.method.split('\n')[0]);
  };
  await button(page, '＋ 取組③を加える').click();
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label')?.startsWith('③'));
  await page.keyboard.type('○ 三つめ');
  assert.deepEqual(await order(), ['○ 取組a-1', '○ 取組a-2', '○ 三つめ']);
  await button(page, '取組③を上へ').click();
  await holds(cell(page, '② 取組項目及び方法・手段'), '○ 三つめ');
  await button(page, '取組①を下へ').click();
  assert.deepEqual(await order(), ['○ 三つめ', '○ 取組a-1', '○ 取組a-2']);
  assert.ok(await button(page, '取組①を上へ').isDisabled());
  assert.ok(await button(page, '取組③を下へ').isDisabled());
  await button(page, '取組②を削除').click();
  await told(page, '取組②を削除しました');
  assert.deepEqual(await order(), ['○ 三つめ', '○ 取組a-2']);
  await page.getByRole('status').getByRole('button', { name: '取り消す' }).click();
  assert.deepEqual(await order(), ['○ 三つめ', '○ 取組a-1', '○ 取組a-2']);
});

test('more than six initiatives, to ⑳ and on', async ({ page }) => {
  const initiatives = Array.from({ length: 21 }, (_, at) => initiative(`i${at + 1}`, { purposes: [] }));
  await beginSheet(page, sheet('a', { initiatives }));
  await holds(cell(page, '⑳ 期間・期限'), '(1) 通年');
  await holds(cell(page, '21 期間・期限'), '(1) 通年');
  await button(page, '＋ 取組22を加える').waitFor();
});

test('SDGs are picked from the seventeen by number and name', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  const part = page.getByRole('group', { name: '該当するSDGsの目標' });
  const box = (name) => part.getByRole('checkbox', { name });
  await button(part, '目標を選ぶ').click();
  assert.equal(await part.getByRole('checkbox').count(), 17);
  assert.ok(await box('7 エネルギーをみんなに そしてクリーンに').isChecked());
  await box('3 すべての人に健康と福祉を').check();
  await box('17 パートナーシップで目標を達成しよう').check();
  await box('11 住み続けられるまちづくりを').uncheck();
  await button(part, '選び終える').click();
  assert.deepEqual(await part.getByRole('listitem').allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/, ' '))), [
    '3 すべての人に健康と福祉を', '7 エネルギーをみんなに そしてクリーンに', '17 パートナーシップで目標を達成しよう',
  ]);
  await saved(page);
  assert.deepEqual((await storedSheets(page)).a.sdgs, [3, 7, 17]);
});

test('purposes are ticked for an initiative, as many as 目的・効果 counts', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  const ticks = page.getByRole('group', { name: '取組①が対応する目的・効果' });
  assert.equal(await ticks.getByRole('checkbox').count(), 3);
  await ticks.getByText('③').click();
  await ticks.getByText('①').click();
  assert.ok(await ticks.getByRole('checkbox', { name: '③' }).isChecked());
  await saved(page);
  const { a } = await storedSheets(page);
  assert.deepEqual(a.initiatives.map((one) => one.purposes), [[3], [1]]);
  await cell(page, '目的・効果').fill('① 一つめ\n② 二つめ\n③ 三つめ\n④ 四つめ');
  await ticks.getByRole('checkbox', { name: '④' }).waitFor();
});

test('leads to the next and the previous sheet, and lists the group’s', async ({ page }) => {
  const sheets = [sheet('a'), sheet('b', { rank: 2 }), sheet('c', { group: 'こども部' })];
  await begin(page, sheets, '#/sheet/a');
  await holds(goal(page), '目標a');
  const group = page.getByRole('navigation', { name: 'この部局グループのシート' });
  assert.equal(await group.getByRole('link').count(), 2);
  await page.getByRole('link', { name: '次' }).click();
  await holds(goal(page), '目標b');
  await page.getByRole('link', { name: '次' }).click();
  await holds(goal(page), '目標c');
  assert.equal(await page.getByRole('link', { name: '次' }).count(), 0);
  await page.getByRole('link', { name: '前' }).click();
  await group.getByRole('link', { name: '目標a' }).click();
  await holds(goal(page), '目標a');
  await button(page, '＋ シートを加える').click();
  await holds(goal(page), '');
  await holds(rank(page), '3');
});

test('a sheet is copied and deleted where it stands', async ({ page }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 })], '#/sheet/a');
  await button(page, '複製').click();
  await told(page, '「目標a」を複製しました');
  await holds(rank(page), '3');
  await button(page, '削除').click();
  await told(page, '「目標a（写し）」をごみ箱に移しました');
  await lists(page, ['目標a', '目標b']);
  await undo(page);
  await lists(page, ['目標a', '目標b', '目標a（写し）']);
});

test('Enter ends nothing but a line: a goal stays one line, a cell gets another', async ({ page }) => {
  await beginSheet(page, sheet('a'));
  await goal(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('！');
  await holds(goal(page), '目標a！');
  await cell(page, '現況・課題').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('三行目');
  await holds(cell(page, '現況・課題'), '現況\n課題\n三行目');
});

test('the keyboard alone reaches every part, in the order of the paper', async ({ page }) => {
  await beginReadSheet(page, sheet('a'));
  await closeMessage(page);
  await page.evaluate(() => document.activeElement.blur());
  const reached = [];
  const name = () => {
    const at = document.activeElement;
    return at === document.body ? null : (at.ariaLabel ?? at.labels?.[0]?.textContent ?? at.textContent).trim();
  };
  await page.keyboard.press('Tab');
  for (let here = await page.evaluate(name); here !== null && reached.length < 120; here = await page.evaluate(name)) {
    reached.push(here);
    await page.keyboard.press('Tab');
  }
  const inOrder = [
    '本文へ移動', '元に戻す', 'やり直す', '複製', '削除', '印刷', '年度', '部局グループ', '重点目標', '部局名', '優先順位',
    '総合計画における位置付け', '現況・課題', '目的・効果', '目標を選ぶ',
    ...[1, 2].flatMap((number) => Object.values(COLUMNS).map((column) => `${circled(number)} ${column}`)),
    '市民参加・協働の推進、市民満足度の向上を考慮した点', '取組による効果・残された課題',
  ];
  let from = 0;
  for (const part of inOrder) {
    const at = reached.findIndex((here, at) => at >= from && here === part);
    assert.ok(at >= 0, `${part} after ${reached[from - 1]} in:\n${reached.join('\n')}`);
    from = at + 1;
  }
});
