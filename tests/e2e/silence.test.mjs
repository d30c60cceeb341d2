// Engines that do not answer: a limit, 中止, and a second try, whatever was asked for. Nothing is lost.

import assert from 'node:assert/strict';
import { open, test } from './harness.mjs';
import { bar, begin, button, cell, downloadBy, go, holds, preview, saved, told } from './support/app.mjs';
import { NOW, stopClock } from './support/clock.mjs';
import { file, initiative, sheet } from './support/sheets.mjs';

const LONG = 20_000;
const ENDLESS = 70_000;
const ONE = sheet('v', { initiatives: [initiative('p', { target: '24点以上', midterm: '', final_report: '17点' })] });
const slow = (page) => page.getByText('時間がかかっています').first();
const stop = (page) => button(page, '中止');

/** Has every engine keep silent from the page's next load on, as one that goes round in circles; until it is told to speak. */
async function silence(page) {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    const started = new WeakSet();
    globalThis.silent = true;
    globalThis.asked = 0;
    globalThis.held = [];
    Worker.prototype.postMessage = function (...message) {
      if (started.has(this)) {
        globalThis.asked += 1;
        if (globalThis.silent) return void globalThis.held.push(() => postMessage.apply(this, message));
      }
      started.add(this);
      postMessage.apply(this, message);
    };
  });
}
const speak = (page) =>
  page.evaluate(() => {
    globalThis.silent = false;
    for (const send of globalThis.held.splice(0)) send();
  });
const asked = (page, count) => page.waitForFunction((count) => globalThis.asked >= count, count);

/** Lets the time of one try pass, once the engine has been asked so often. */
async function passLimit(page, count) {
  await asked(page, count);
  await page.clock.runFor(ENDLESS);
}

test('sheets that are not read are told of, tried twice, and read when a person wants', async ({ page }) => {
  await silence(page);
  await page.clock.install({ time: NOW });
  await begin(page, [ONE], '#/sheet/v');
  await asked(page, 1);
  await page.clock.pauseAt(NOW + 3_600_000);
  await page.clock.runFor(LONG);
  await page.getByText('読み取りに時間がかかっています').waitFor();
  await cell(page, '現況・課題').fill('それでも書ける');
  await page.clock.runFor(2_000);
  await saved(page);
  // It was asked for anew as it stands now, behind what is not answered.
  const banner = page.getByRole('alert').filter({ hasText: '2回試しても応答しませんでした' });
  for (let tries = 3; await banner.isHidden(); tries += 1) {
    await page.clock.runFor(ENDLESS);
    if (await banner.isHidden()) await asked(page, tries);
  }
  await speak(page);
  await button(page, 'もう一度読み取る').click();
  await page.clock.runFor(1_000);
  await page.getByRole('button', { name: '① 期末報告 (1) ▲ 未達 70%' }).or(page.getByRole('button', { name: '① 期末報告 ▲ 未達 70%' })).waitFor();
  await holds(cell(page, '現況・課題'), 'それでも書ける');
});

test('a text whose reading does not end is given up by itself, or stopped', async ({ page }) => {
  await silence(page);
  await open(page);
  await stopClock(page);
  const text = file('変換した文書.txt', '# 市民部\n## 令和7年度 重点目標管理シート\n重点目標\t窓口\t部局名\t市民課\t優先順位\t1');
  const take = () => page.locator('input[type=file]').setInputFiles([text]);
  await take();
  await passLimit(page, 1);
  await page.getByText('応答がなかったため、やり直しています').waitFor();
  await passLimit(page, 2);
  await preview(page).getByText('2回試しても応答しませんでした。何も取り込んでいません').waitFor();
  await button(preview(page), 'やめる').click();
  await take();
  await asked(page, 3);
  await page.clock.runFor(LONG);
  await slow(page).waitFor();
  await stop(page).click();
  await told(page, '読み取りを中止しました');
  await speak(page);
  await take();
  await preview(page).getByText('1件を取り込みます').waitFor();
});

for (const kind of ['HTML', 'Markdown', 'Excel', 'CSV']) {
  test(`${kind} that is not made can be stopped and made once more`, async ({ page }) => {
    await silence(page);
    await begin(page, [ONE]);
    await stopClock(page);
    const make = async () => {
      await bar(page).getByRole('button', { name: '書き出し' }).click();
      await page.getByRole('menuitem', { name: kind, exact: true }).click();
    };
    await make();
    await stop(page).click();
    await told(page, '書き出しを中止しました');
    await speak(page);
    const { bytes } = await downloadBy(page, make);
    assert.ok(bytes.length > 0);
  });
}

test('a preview and a print that are not made can be stopped and made once more', async ({ page }) => {
  await silence(page);
  await page.addInitScript(() => (globalThis.print = () => {}));
  await begin(page, [ONE], '#/publish');
  await stop(page).click();
  await page.getByText('プレビューの作成を中止しました').waitFor();
  await button(page, '印刷・PDF').click();
  await button(page, 'このまま書き出す').click();
  await stop(page).last().click();
  await told(page, '印刷を中止しました');
  await speak(page);
  await button(page, 'もう一度作る').click();
  await page.frameLocator('iframe[title="プレビュー"]').getByText(ONE.goal).first().waitFor();
  await go(page, '#/');
});
