// The year's steps: begun, what they lock, opened again for a reason, who is late, closed, and what the settings say of them.

import assert from 'node:assert/strict';
import { axe, elsewhere, test } from './harness.mjs';
import { bar, begin, button, cell, downloadBy, exportAs, go, hide, holds, more, saved, sheetsOf, told, undo } from './support/app.mjs';
import { written } from './support/kiosk.mjs';
import { file, initiative, sheet } from './support/sheets.mjs';

const plan = (id, parts = {}) => initiative(id, { method: '(1) 訓練\n(2) 講座', deadline: '(1) 9月\n(2) 通年', target: '(1) 3回\n(2) 20回', midterm: '', final_report: '', ...parts });
const whole = { participation: '協働', effects: '効果', positions: [] };
const YEAR = [
  sheet('a', { ...whole, goal: '水害に備える', department: '危機管理室', initiatives: [plan('a-1')] }),
  sheet('b', { ...whole, goal: '契約を正す', department: '総務課', rank: 2, initiatives: [plan('b-1')] }),
];
const MAY = { now: '2024-05-20T10:00:00+09:00' };
const fields = (page) => page.getByRole('main');
const isLocked = (page, name) => cell(page, name).evaluate((field) => field.readOnly);
/** Closes a step for all sheets that the dialog offers. */
const close = async (page, press, confirm) => {
  await page.getByRole('button', { name: press }).click();
  await page.getByRole('dialog', { name: '締めるシートを選ぶ' }).getByRole('button', { name: confirm }).click();
};
const narrow = async (page) => {
  await page.setViewportSize({ width: 400, height: 800 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the window');
  await axe(page);
  await page.setViewportSize({ width: 1366, height: 768 });
};

test('a year goes through its steps: locks, 見直し, reminders, closing, one undo', MAY, async ({ page, context }) => {
  await begin(page, YEAR, '#/sheet/a');
  assert.equal(await isLocked(page, '① 中間報告'), false, 'nothing is locked before a person begins');
  await bar(page).getByRole('link', { name: '提出状況' }).click();
  await axe(page);
  await button(page, '目標の設定から始める').click();
  await told(page, '令和6年度の2シートの段階を始めました。');
  const rail = page.getByRole('list', { name: '年度の段階' });
  await rail.getByText('5月31日まで　あと11日').waitFor();
  await axe(page);
  await narrow(page);

  await go(page, '#/sheet/a');
  await page.getByText('目標の設定（5月31日まで）').waitFor();
  assert.equal(await isLocked(page, '① 中間報告'), true);
  await cell(page, '① 数値目標').fill('(1) 4回\n(2) 20回');
  await go(page, '#/progress');
  // One of the two may be left out.
  await button(page, '2シートの目標の設定を締める').click();
  const choice = page.getByRole('dialog', { name: '締めるシートを選ぶ' });
  await choice.getByRole('checkbox', { name: '契約を正す' }).uncheck();
  await axe(page);
  await button(choice, '1シートの目標の設定を締める').click();
  await told(page, '1シートの目標の設定を締めました。');
  await close(page, '1シートの目標の設定を締める', '1シートの目標の設定を締める');
  await rail.getByText('5月20日に締めました').waitFor();
  await undo(page);
  await undo(page);
  await go(page, '#/progress');
  await close(page, '2シートの目標の設定を締める', '2シートの目標の設定を締める');
  await told(page, '2シートの目標の設定を締めました。');
  await rail.getByText('5月20日に締めました').waitFor();
  // One press takes it back, and shows the list, as it does for all that changes many sheets.
  await undo(page);
  await go(page, '#/progress');
  await rail.getByText('5月31日まで　あと11日').waitFor();
  await bar(page).getByRole('button', { name: 'やり直す', exact: true }).click();
  await go(page, '#/progress');
  await rail.getByText('5月20日に締めました').waitFor();

  // The plan is only to be read now; opened for a reason, it is written and told on the paper.
  await go(page, '#/sheet/a');
  await page.getByText('中間報告（10月31日まで）').waitFor();
  assert.equal(await isLocked(page, '① 数値目標'), true);
  await cell(page, '① 数値目標').focus();
  await page.keyboard.press('x');
  await holds(cell(page, '① 数値目標'), '(1) 4回\n(2) 20回');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'この欄を直す' });
  await dialog.getByText('「① 数値目標」は、いまの段階では読むだけの欄です。').waitFor();
  await axe(page);
  await dialog.getByRole('textbox', { name: '見直しの理由' }).fill('参加者が見込みより多いため');
  await dialog.getByRole('textbox', { name: '名前' }).fill('山田');
  await button(dialog, '見直しとして直す').click();
  await told(page, '「① 数値目標」を直せるようにしました。');
  await cell(page, '① 数値目標').fill('(1) 5回\n(2) 20回');
  await fields(page).getByText('見直し（数値目標・5月20日）：参加者が見込みより多いため').waitFor();
  await cell(page, '① 中間報告').fill('(1) 2回\n(2) 9回');
  await axe(page);

  // Who is late is told, in words to be sent.
  await go(page, '#/progress');
  const late = page.getByRole('row', { name: /総務課/ });
  await late.getByText('▲ まだ').waitFor();
  await page.getByText('催促の文').click();
  const words = page.getByRole('textbox', { name: '催促の文 総務課' });
  assert.equal(await words.inputValue(), '総務課　御担当者様\n令和6年度の中間報告（期限 10月31日）について、次の所が空いています。御確認をお願いします。\n・「契約を正す」　中間報告 ①(1)(2)');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, '文を写す').click();
  await told(page, '写しました。');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^総務課　御担当者様/);
  await axe(page);
  await close(page, '2の空欄を残して、2シートの中間報告を締める', '2シートの中間報告を締める');
  await told(page, '2シートの中間報告を締めました。');

  // What was closed is in the history and travels with the file.
  await go(page, '#/sheet/a/history');
  await page.getByText('中間報告の締め').first().waitFor();
  const [out] = sheetsOf(await exportAs(page, 'JSON'));
  assert.deepEqual(out.steps.map((step) => step.id), ['plan', 'midterm', 'final']);
  const [revised] = out.revised;
  assert.deepEqual(
    [revised.place, revised.step, revised.reason, revised.before, revised.by],
    ['initiative:a-1:target', 'midterm', '参加者が見込みより多いため', '(1) 4回\n(2) 20回', '山田'],
  );
  await go(page, '#/progress');
  await close(page, /期末報告・評価を締める/, /2シートの期末報告・評価を締める/);
  await page.getByRole('heading', { name: 'この年度は確定しています。' }).first().waitFor();
  await go(page, '#/sheet/a');
  assert.equal(await isLocked(page, '① 期末報告'), true);
});

test('設定 is changed, offered while one types, saved to a file and taken in again', MAY, async ({ page }) => {
  await begin(page, YEAR);
  await more(page, '設定');
  await page.getByRole('textbox', { name: '市区町村名' }).fill('あおぞら市');
  await page.getByRole('textbox', { name: /全国地方公共団体コード/ }).fill('202030');
  await page.getByText('コードとして正しくありません。').waitFor();
  await page.getByRole('textbox', { name: /全国地方公共団体コード/ }).fill('202037');
  await page.getByRole('textbox', { name: /部局グループと部局/ }).fill('総務部等\n　総務課\n　人事課');
  const changes = page.getByRole('region', { name: 'この変更で' });
  for (const line of ['市区町村名は「あおぞら市」になります。', '全国地方公共団体コードは「202037」になります。', 'いま書いてある文は、1字も変わりません。']) {
    await changes.getByText(line).waitFor();
  }
  await axe(page);
  await narrow(page);
  await page.getByRole('navigation', { name: '設定の章' }).getByRole('button', { name: /年度の段階/ }).click();
  await page.getByRole('textbox', { name: '期限' }).nth(1).fill('10/15');
  await changes.getByText('「中間報告」の期限は10月15日です。').waitFor();
  await axe(page);
  const out = await downloadBy(page, () => button(page, '設定を書き出す').click());
  assert.equal(out.name, '重点目標_設定_あおぞら市.goalsettings.json');
  await hide(page);
  await saved(page);

  // It is offered while one types, never forced.
  await go(page, '#/sheet/b');
  await cell(page, '部局名').fill('');
  await page.getByRole('list', { name: '候補' }).getByText('人事課').click();
  await holds(cell(page, '部局名'), '人事課');

  // Elsewhere it is shown before it is taken in, and one undo takes it back.
  await go(page, '#/settings');
  await page.locator('input[type=file]').first().setInputFiles(file(out.name, out.text.replaceAll('あおぞら市', 'みどり市')));
  const shown = page.getByRole('dialog', { name: '設定ファイルの確認' });
  await shown.getByText('みどり市', { exact: false }).first().waitFor();
  await axe(page);
  await button(shown, '取り込む').click();
  await told(page, '設定を取り込みました。');
  assert.equal(await page.getByRole('textbox', { name: '市区町村名' }).inputValue(), 'みどり市');
});

test('職員に配る1ファイル begins with the settings that are in it, works alone, and is handed on', MAY, async (run) => {
  const { page } = run;
  await begin(page, YEAR, '#/settings');
  await page.getByRole('textbox', { name: '市区町村名' }).fill('あおぞら市');
  await page.getByRole('textbox', { name: /部局グループと部局/ }).fill('総務部等\n　</script>課');
  const made = (from) => downloadBy(from, () => button(from, '職員に配る1ファイル').click());
  const first = await made(page);
  assert.equal(first.name, '重点目標管理シート_あおぞら市.html');
  assert.ok(!first.text.includes(YEAR[0].goal), 'no sheet travels along');
  const opened = (one, name, look) =>
    elsewhere(run, async (there) => {
      await there.goto(written(one, name));
      await told(there, 'このファイルに入っている設定で始めました。');
      await there.getByRole('button', { name: 'シートを作る' }).waitFor();
      await there.evaluate(() => { location.hash = '#/settings'; });
      const city = there.getByRole('textbox', { name: '市区町村名' });
      await city.waitFor();
      assert.equal(await city.inputValue(), 'あおぞら市');
      assert.equal(await there.getByRole('textbox', { name: /部局グループと部局/ }).inputValue(), '総務部等\n　</script>課');
      return look(there);
    });
  // Whoever has it can make it again, with all engines in it.
  const second = await opened(first, 'office.html', made);
  await opened(second, 'office-2.html', async (there) => {
    await there.evaluate(() => { location.hash = ''; });
    await there.getByRole('button', { name: '見本で試す' }).click();
    await there.waitForSelector('.badge.grave:not([hidden])', { state: 'attached' });
  });
});

test('a later 職員に配る1ファイル shows what it settles otherwise, once, and takes nothing by itself', MAY, async (run) => {
  const { page } = run;
  await begin(page, YEAR, '#/settings');
  const city = (there) => there.getByRole('textbox', { name: '市区町村名' });
  const made = async (name) => {
    await city(page).fill(name);
    return downloadBy(page, () => button(page, '職員に配る1ファイル').click());
  };
  const [first, second] = [await made('あおぞら市'), await made('みどり市')];
  await elsewhere(run, async (there) => {
    const again = async (one) => {
      await there.goto('about:blank');
      await there.goto(written(one, 'office-later.html'));
    };
    await again(first);
    await told(there, 'このファイルに入っている設定で始めました。');
    await saved(there);
    await again(second);
    const shown = there.getByRole('dialog', { name: '設定ファイルの確認' });
    await shown.getByText('みどり市', { exact: false }).first().waitFor();
    await button(shown, '取り込む').click();
    await told(there, '設定を取り込みました。');
    await saved(there);
    await again(second);
    await there.getByRole('button', { name: 'シートを作る' }).waitFor();
    assert.equal(await there.getByRole('dialog').count(), 0, 'what was taken is not shown again');
  });
});

test('who has not sent a sheet back is told, and reminded of it', MAY, async ({ page }) => {
  await begin(page, YEAR, '#/sheet/b');
  await exportAs(page, 'JSON');
  await button(page.getByRole('status'), '送った先を記録').click();
  const dialog = page.getByRole('dialog', { name: '送った先' });
  await dialog.getByRole('combobox', { name: '送った先の名前' }).fill('総務課 山田');
  await button(dialog, '記録する').click();
  await go(page, '#/progress');
  await button(page, '目標の設定から始める').click();
  const row = page.getByRole('row', { name: /総務課/ }).first();
  await row.getByText('送付中：総務課 山田（5月20日）').waitFor();
  await page.getByText('送付中で戻っていないシート').waitFor();
  await axe(page);
  await narrow(page);
  await page.getByText('催促の文').click();
  const words = page.getByRole('textbox', { name: '催促の文 総務課' });
  assert.match(await words.inputValue(), /・「契約を正す」　5月20日に「総務課 山田」へお送りしたシートが、まだ戻っていません$/);
});
