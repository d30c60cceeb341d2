// 点検: what the review finds, where it leads, what is mended with one click, what a person sets aside.

import assert from 'node:assert/strict';
import { axe, test } from './harness.mjs';
import { bar, begin, beginSheet, button, cell, exportAs, go, holds, saved, sheetsOf, told, undo } from './support/app.mjs';
import { initiative, sheet } from './support/sheets.mjs';

const WRITTEN = { participation: '市民の意見を聞いた', effects: '効果があった' };
const POOR = sheet('p', {
  goal: '電子申請の拡大',
  positions: [{ plan: '総合計画', text: '第編 第2章' }],
  situation: 'I C Tの活用が求められる',
  initiatives: [
    initiative('p1', {
      target: '(1) 85%\n(2) 3回',
      method: '○ 電子化\n(1) 申請\n(2) 研修',
      deadline: '(1)(2) 年度内',
      midterm: '(1) 40%',
      final_report: '(1) 66.3%\n(2) 3回実施した',
    }),
  ],
  ...WRITTEN,
});
const FINE = sheet('f', {
  rank: 2,
  goal: '申し分のないシート',
  positions: [{ plan: '総合計画', text: '第1編' }],
  initiatives: [initiative('f1', { final_report: '(1) 5回実施した', midterm: '(1) 2回実施した' })],
  ...WRITTEN,
});

const dialog = (page) => page.getByRole('dialog');
const row = (page, words) => page.locator('table.review tbody tr').filter({ hasText: words });
const found = (page, rule) => page.getByRole('main').getByRole('button', { name: rule });

test('findings stand by severity, each with its place and what to do', async ({ page }) => {
  await begin(page, [POOR, FINE], '#/review');
  await row(page, 'ひな形のまま').getByRole('link', { name: '総合計画における位置付け' }).waitFor();
  assert.deepEqual(await page.locator('main h2').evaluateAll((all) => all.map((one) => one.firstChild.textContent.trim())), ['誤り', '注意', 'ヒント']);
  await row(page, '未達の理由を読み取れない').getByText('① 期末報告（1）から、目標に届かなかった理由を読み取れません。まだなら書いてください。').waitFor();
  await row(page, '中間報告がない').getByRole('link', { name: '① 中間報告（2）' }).waitFor();
  assert.equal(await row(page, '申し分のないシート').count(), 0);
  await bar(page).getByRole('link', { name: '点検 3' }).waitFor();
});

test('a place leads to its words', async ({ page }) => {
  await begin(page, [POOR], '#/review');
  await row(page, '英字の間の空白').getByRole('link', { name: '現況・課題' }).click();
  await holds(cell(page, '重点目標'), POOR.goal);
  await page.waitForFunction(() => {
    const { value, selectionStart, selectionEnd, ariaLabel } = document.activeElement;
    return ariaLabel === '現況・課題' && value?.slice(selectionStart, selectionEnd) === 'I C T';
  });
});

test('what is certain is mended with one click, and undone', async ({ page }) => {
  await begin(page, [POOR], '#/review');
  await button(page, 'I C T → ICT に直す').click();
  await told(page, '現況・課題を直しました');
  await row(page, '英字の間の空白').waitFor({ state: 'detached' });
  await undo(page);
  await row(page, '英字の間の空白').waitFor();
  await go(page, '#/sheet/p');
  await holds(cell(page, '現況・課題'), POOR.situation);
});

test('a finding is set aside with a reason, which travels in the file, and is taken up again', async ({ page }) => {
  await begin(page, [POOR], '#/review');
  await row(page, '未達の理由を読み取れない').getByRole('button', { name: '対象外にする…' }).click();
  await dialog(page).getByRole('button', { name: '対象外にする' }).click();
  await dialog(page).getByRole('alert').waitFor();
  await dialog(page).getByRole('textbox', { name: '対象外にする理由' }).fill('議会で説明済み');
  await page.keyboard.press('Enter');
  await dialog(page).getByText('対象外にした理由：議会で説明済み').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: '対象外にした指摘' }).waitFor();
  await saved(page);
  const [sent] = sheetsOf(await exportAs(page, 'JSON'));
  const [{ decided_at: at, ...dismissed }] = sent.dismissed;
  assert.deepEqual(dismissed, { rule: 'missed_without_reason', place: 'initiative:p1:final_report:1', reason: '議会で説明済み' });
  assert.match(at, /^\d{4}-\d\d-\d\dT/);
  await page.reload();
  await row(page, '議会で説明済み').getByRole('button', { name: '指摘に戻す' }).click();
  await told(page, '「未達の理由を読み取れない」を指摘に戻しました');
  await row(page, '未達の理由を読み取れない').getByRole('button', { name: '対象外にする…' }).waitFor();
});

/** Waits until the cursor stands in this field behind these words. */
const cursorBehind = (page, name, words) =>
  page.waitForFunction(([name, words]) => {
    const { ariaLabel, value, selectionStart, selectionEnd } = document.activeElement;
    return ariaLabel === name && selectionStart === selectionEnd && value.slice(0, selectionStart).endsWith(words);
  }, [name, words]);

test('what is missing is written where it belongs: the panel and 点検 lead there, and the exception is folded away', async ({ page }) => {
  await beginSheet(page, POOR);
  await found(page, '未達の理由を読み取れない(1)').click();
  await dialog(page).getByText('目標に届かなかった理由').waitFor();
  assert.equal(await dialog(page).getByRole('textbox').count(), 0, 'the exception is folded away');
  await button(dialog(page), 'この欄を開いて書く').click();
  await cursorBehind(page, '① 期末報告', '(1) 66.3%');
  await page.keyboard.insertText('。改修の遅れのため');
  await holds(cell(page, '① 期末報告'), '(1) 66.3%。改修の遅れのため\n(2) 3回実施した');
  await found(page, '未達の理由を読み取れない').waitFor({ state: 'detached' });
  await undo(page);
  await go(page, '#/review');
  await button(row(page, '未達の理由を読み取れない'), '欄を開く').click();
  await cursorBehind(page, '① 期末報告', '(1) 66.3%');
});

test('what one rule finds in one cell is one line with its numbers, and is set aside for those that are ticked', async ({ page }) => {
  const numbered = (words, last) => Array.from({ length: last }, (_, at) => `(${at + 1}) ${words}`).join('\n');
  const long = { ...FINE, rank: 1, initiatives: [
    initiative('f1', { method: numbered('研修', 12), deadline: '通年', target: numbered('1回', 12), midterm: numbered('1回', 12), final_report: '(1) 1回実施した' }),
  ] };
  await begin(page, [long], '#/review');
  await row(page, '報告がない').getByRole('link', { name: '① 期末報告（2）～（12）' }).waitFor();
  assert.equal(await row(page, '報告がない').count(), 1);
  await bar(page).getByRole('link', { name: '点検 1' }).waitFor();
  await button(row(page, '報告がない'), '対象外にする…').click();
  await dialog(page).getByRole('checkbox', { name: '(3)', exact: true }).uncheck();
  await dialog(page).getByRole('textbox', { name: '対象外にする理由' }).fill('翌年度に行う');
  await button(dialog(page), '対象外にする').click();
  await dialog(page).getByText('対象外にした理由：翌年度に行う').waitFor();
  await page.keyboard.press('Escape');
  await row(page, '翌年度に行う').getByRole('link', { name: '① 期末報告（2）（4）～（12）' }).waitFor();
  await row(page, '報告がない').first().getByRole('link', { name: '① 期末報告（3）' }).waitFor();
  await undo(page);
  await row(page, '報告がない').getByRole('link', { name: '① 期末報告（2）～（12）' }).waitFor();
  await go(page, '#/sheet/f');
  await found(page, '! 報告がない(2)～(12)').waitFor();
});

test('a new sheet is not told what it lacks before it was left once', async ({ page }) => {
  await begin(page, [FINE]);
  await button(page, '＋ シートを作る').click();
  await cell(page, '重点目標').fill('I C Tの活用');
  await found(page, '英字の間の空白').waitFor();
  assert.equal(await found(page, '空欄').count(), 0);
  assert.equal(await found(page, 'SDGsが未選択').count(), 0);
  await go(page, '#/');
  const mine = page.getByRole('row', { name: 'I C Tの活用' });
  await mine.getByRole('link', { name: /注意/ }).waitFor();
  await mine.getByRole('link', { name: 'I C Tの活用' }).click();
  await found(page, '空欄').first().waitFor();
});

test('a rank that another sheet has offers to move the others', async ({ page }) => {
  const ranked = (id, rank) => ({ ...FINE, id, rank, goal: `目標${id}` });
  await begin(page, [1, 2, 3, 4].map((rank) => ranked(`r${rank}`, rank)), '#/sheet/r4');
  await cell(page, '優先順位').fill('2');
  await cell(page, '優先順位').blur();
  await button(page, 'ほかのシートの順位をずらす').click();
  await told(page, 'ほかのシートの順位をずらしました（2位→3位、3位→4位）');
  await button(page, 'ほかのシートの順位をずらす').waitFor({ state: 'detached' });
  await go(page, '#/');
  const goals = await page.locator('main .goal-link').allTextContents();
  assert.deepEqual(goals, ['目標r1', '目標r4', '目標r2', '目標r3']);
});

test('in the sheet a finding stands at its cell, and follows what is typed', async ({ page }) => {
  await beginSheet(page, POOR);
  await found(page, '未達の理由を読み取れない').click();
  await dialog(page).getByText('① 期末報告（1）から、目標に届かなかった理由を読み取れません。まだなら書いてください。').waitFor();
  await page.keyboard.press('Escape');
  await cell(page, '① 期末報告').fill('(1) 66.3%。システムの改修が遅れたため、目標に届かなかった。\n(2) 3回実施した');
  await found(page, '未達の理由を読み取れない').waitFor({ state: 'detached' });
});

test('the review is kept to one sheet, one severity, one rule', async ({ page }) => {
  await begin(page, [POOR, { ...POOR, id: 'q', rank: 2, goal: '別のシート' }]);
  const of = page.getByRole('row', { name: '別のシート' });
  await of.getByRole('link', { name: '誤り 1' }).click();
  await row(page, 'ひな形のまま').waitFor();
  assert.equal(await row(page, '電子申請の拡大').count(), 0);
  await page.getByRole('combobox', { name: 'シート', exact: true }).selectOption('すべてのシート');
  await row(page, '電子申請の拡大').first().waitFor();
  await page.getByRole('combobox', { name: '重さ' }).selectOption('誤り');
  await row(page, '未達の理由を読み取れない').first().waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: '重さ' }).selectOption('すべての重さ');
  await page.getByRole('combobox', { name: '指摘の種類' }).selectOption({ label: '未達の理由を読み取れない（2）' });
  await row(page, 'ひな形のまま').first().waitFor({ state: 'detached' });
  assert.equal(await page.locator('table.review tbody tr').count(), 2);
});

test('ranks that two sheets share are found', async ({ page }) => {
  await begin(page, [POOR, { ...FINE, rank: 1 }], '#/review');
  await row(page, '優先順位が重なっている').nth(1).waitFor();
  await go(page, '#/sheet/f');
  await found(page, '優先順位が重なっている').waitFor();
  await cell(page, '優先順位').fill('2');
  await cell(page, '優先順位').blur();
  await found(page, '優先順位が重なっている').waitFor({ state: 'detached' });
});

for (const [day, due] of [
  ['2024-05-10', []],
  ['2024-11-10', ['① 中間報告']],
  ['2025-04-10', ['① 期末報告', '① 中間報告']],
]) {
  test(`on ${day}, only what is due is asked for`, { now: `${day}T10:00:00+09:00` }, async ({ page }) => {
    const plan = { ...FINE, rank: 1, initiatives: [initiative('f1', { midterm: '', final_report: '' })] };
    await begin(page, [plan], '#/review');
    await (due.length ? row(page, '報告がない').last() : page.getByText('確かめたい所は見つかりませんでした。')).waitFor();
    const links = row(page, '報告がない').getByRole('link');
    assert.deepEqual((await links.allTextContents()).map((place) => place.replace(/（.*/, '')), due);
  });
}

test('what two sheets say otherwise of one thing is told at both, with a way to the other', async ({ page }) => {
  const says = (id, goal, final_report) =>
    sheet(id, { goal, rank: id === 'm' ? 1 : 2, ...WRITTEN, initiatives: [initiative(`${id}1`, { midterm: '(1) 準備中', final_report })] });
  await begin(page, [says('m', '観光の振興', '(1) 4回。上田市民まつりの来場者は3万人'), says('n', '協働のまちづくり', '(1) 4回。上田市民まつり来場者数25,000人')], '#/review');
  const told1 = row(page, '観光の振興').filter({ hasText: '同じものの数や日付が違う' });
  await told1.getByText('① 期末報告で「上田市民まつり」の来場は「3万人」ですが、「協働のまちづくり」① 期末報告では「25,000人」です。').waitFor();
  await axe(page);
  await row(page, '来場は「25,000人」ですが').waitFor();
  await button(told1, '「協働のまちづくり」① 期末報告を開く').click();
  await holds(cell(page, '重点目標'), '協働のまちづくり');
  await cell(page, '① 期末報告').and(page.locator(':focus')).waitFor();
  // Once they say the same, nothing is told of either.
  await cell(page, '① 期末報告').fill('(1) 4回。上田市民まつり来場者数3万人');
  await go(page, '#/review');
  await page.getByText('同じものの数や日付が違う').first().waitFor({ state: 'detached' });
});
