// Two tabs on the same sheets: one follows the other, and no write is lost without being shown.

import assert from 'node:assert/strict';
import { open, test, watched } from './harness.mjs';
import { begin, button, cell, fill, go, hide, holds, lists, saved, storedSheets, told, undo } from './support/app.mjs';
import { sheet } from './support/sheets.mjs';

const situation = (page) => cell(page, '現況・課題');

/** Opens a second tab at the same place. */
async function second({ page, context, watch }, hash) {
  const other = await watched(context, watch);
  await open(other, hash);
  await other.getByRole('main').waitFor();
  await page.bringToFront();
  return other;
}

/** Holds a tab's timers, so that it saves nothing before the other one has; answers with what lets them go. */
async function holdTimers(page) {
  await page.evaluate(() => {
    globalThis.held = new Map();
    const { setTimeout, clearTimeout } = globalThis;
    globalThis.release = () => {
      // What begins anew from here on runs by itself: whoever looks again and again would never come to an end.
      Object.assign(globalThis, { setTimeout, clearTimeout: (id) => globalThis.held.delete(id) || clearTimeout(id) });
      for (const id of [...globalThis.held.keys()]) {
        // One may have stopped another.
        const act = globalThis.held.get(id);
        globalThis.held.delete(id);
        act?.();
      }
    };
    globalThis.setTimeout = (act) => {
      const id = 1e6 + globalThis.held.size;
      globalThis.held.set(id, act);
      return id;
    };
    globalThis.clearTimeout = (id) => globalThis.held.set(id, () => {});
  });
  return () => page.evaluate(() => globalThis.release());
}

test('a tab follows what the other one writes', async ({ page, context, watch }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await holds(situation(page), sheet('a').situation);
  const other = await second({ page, context, watch }, '#/sheet/a');
  await situation(page).fill('一方で書いた');
  await saved(page);
  await holds(situation(other), '一方で書いた');
  await told(other, 'ほかのタブでの変更を反映しました');
  await cell(other, '目的・効果').fill('もう一方で書いた');
  await holds(cell(page, '目的・効果'), 'もう一方で書いた');
  await saved(other);
  const { a } = await storedSheets(page);
  assert.deepEqual([a.situation, a.purpose], ['一方で書いた', 'もう一方で書いた']);
});

test('two who type on in different cells of one sheet keep every letter, and get no further sheet', async ({ page, context, watch }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await holds(situation(page), sheet('a').situation);
  const other = await second({ page, context, watch }, '#/sheet/a');
  const purpose = cell(other, '目的・効果');
  const [one, two] = ['いろはにほへとちりぬるを'.repeat(5), '一二三四五六七八九十百千'.repeat(5)];
  for (const place of [situation(page), purpose]) {
    await place.focus();
    await place.press('Control+End');
  }
  await Promise.all([page.keyboard.type(one, { delay: 50 }), other.keyboard.type(two, { delay: 55 })]);
  await holds(situation(other), sheet('a').situation + one);
  await holds(cell(page, '目的・効果'), sheet('a').purpose + two);
  await holds(situation(page), sheet('a').situation + one);
  await holds(purpose, sheet('a').purpose + two);
  await saved(page);
  await saved(other);
  assert.deepEqual(Object.keys(await storedSheets(page)), ['a']);
});

test('two who type on in one cell each keep their own words, whole, and none of the other comes between', async ({ page, context, watch }) => {
  await begin(page, [sheet('a', { situation: '' })], '#/sheet/a');
  const other = await second({ page, context, watch }, '#/sheet/a');
  const [one, two] = ['あいうえおかきくけこさしすせそたちつてと', '一二三四五六七八九十百千万億兆甲乙丙丁戊'];
  for (const place of [situation(page), situation(other)]) await place.focus();
  await Promise.all([page.keyboard.type(one, { delay: 200 }), other.keyboard.type(two, { delay: 210 })]);
  assert.deepEqual([await situation(page).inputValue(), await situation(other).inputValue()], [one, two]);
  for (const tab of [page, other]) await tab.keyboard.press('Tab');
  await saved(page);
  await saved(other);
  const texts = Object.values(await storedSheets(page)).map((stored) => stored.situation);
  assert.ok([one, two].every((typed) => texts.includes(typed)), `${texts}`);
  assert.ok(texts.every((text) => one.startsWith(text) || two.startsWith(text)), `${texts}`);
  assert.ok(texts.length <= 3, `${texts}`);
});

test('both tabs changed one sheet before either saved: both are kept and shown', async ({ page, context, watch }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  await holds(situation(page), sheet('a').situation);
  const other = await second({ page, context, watch }, '#/sheet/a');
  await holds(situation(other), sheet('a').situation);
  const letGo = await holdTimers(other);
  await situation(other).fill('もう一方の文');
  await situation(page).fill('一方の文');
  await saved(page);
  // It waits until nobody types any more.
  await letGo();
  await told(other, 'ほかのタブでも変更されました');
  await holds(situation(other), 'もう一方の文');
  await saved(other);
  // Asked where it was written: another tab's process hears of it a moment later.
  const texts = Object.values(await storedSheets(other)).map((one) => one.situation);
  assert.deepEqual(texts.sort(), ['もう一方の文', '一方の文'].sort());
  await go(page, '#/');
  await lists(page, ['目標a', '目標a']);
});

test('a sheet deleted in one tab goes from the other, with a way back', async ({ page, context, watch }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 })]);
  const other = await second({ page, context, watch }, '#/sheet/a');
  await holds(situation(other), sheet('a').situation);
  await button(page, '「目標a」を削除').click();
  await saved(page);
  await other.getByRole('heading', { name: 'シートが見つかりません' }).waitFor();
  await go(other, '#/bin');
  await button(other, '「目標a」をごみ箱から戻す').click();
  await lists(page, ['目標a', '目標b']);
});

test('a sheet deleted in one tab stays where the other has changed it', async ({ page, context, watch }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 })]);
  const other = await second({ page, context, watch }, '#/sheet/a');
  await holds(situation(other), sheet('a').situation);
  const letGo = await holdTimers(other);
  await situation(other).fill('書きかけ');
  await button(page, '「目標a」を削除').click();
  await saved(page);
  await letGo();
  await told(other, 'ここでの変更があるため残しました');
  await saved(other);
  await lists(page, ['目標a', '目標b']);
  assert.equal((await storedSheets(other)).a.situation, '書きかけ');
});

test('following the other tab is no step of one’s own undo, or says that it is one', async ({ page, context, watch }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  const other = await second({ page, context, watch }, '#/sheet/a');
  await situation(page).fill('一方で書いた');
  await holds(situation(other), '一方で書いた');
  // It asks first: nobody takes back another's words by a habit of the hand.
  await undo(other);
  await told(other, 'ほかのタブでの変更');
  await holds(situation(other), '一方で書いた');
  await undo(other);
  await told(other, '元に戻しました：ほかのタブでの変更');
  await holds(situation(page), sheet('a').situation);
});

test('typing in one tab is not disturbed by what the other writes to another sheet', async ({ page, context, watch }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 })], '#/sheet/a');
  const other = await second({ page, context, watch }, '#/sheet/b');
  await situation(page).fill('');
  await situation(page).pressSequentially('打っている');
  await situation(other).fill('別のシート');
  await saved(other);
  await page.keyboard.type('途中');
  await holds(situation(page), '打っている途中');
  await saved(page);
  const { a } = await storedSheets(page);
  const { b } = await storedSheets(other);
  assert.deepEqual([a.situation, b.situation], ['打っている途中', '別のシート']);
});

test('what another tab writes waits for the end of a composition', async ({ page, context, watch }) => {
  await begin(page, [sheet('a')], '#/sheet/a');
  const other = await second({ page, context, watch }, '#/sheet/a');
  await situation(page).fill('');
  await saved(page);
  await holds(situation(other), '');
  const ime = await context.newCDPSession(page);
  const compose = (text) =>
    ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('ぼうさい');
  await holds(situation(other), 'ぼうさい');
  await situation(other).fill('もう一方の文');
  await saved(other);
  // It has come here too, and yet the field is still the composition's.
  await page.waitForFunction(() => localStorage.getItem('goalsheet:sheet:a').includes('もう一方の文'));
  assert.equal(await situation(page).inputValue(), 'ぼうさい');
  await compose('防災');
  assert.equal(await situation(page).inputValue(), '防災');
  await ime.send('Input.insertText', { text: '防災' });
  await page.keyboard.press('Tab');
  await told(page, 'ほかのタブでも変更されました');
  await saved(page);
  const texts = Object.values(await storedSheets(page)).map((one) => one.situation);
  assert.deepEqual(texts.sort(), ['もう一方の文', '防災'].sort());
});

test('what another tab wrote during a composition that came to nothing is followed', async ({ page, context, watch }) => {
  await begin(page, [sheet('a', { situation: '元' })], '#/sheet/a');
  const other = await second({ page, context, watch }, '#/sheet/a');
  await situation(page).focus();
  const ime = await context.newCDPSession(page);
  await ime.send('Input.imeSetComposition', { text: 'ぼ', selectionStart: 1, selectionEnd: 1 });
  await ime.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await cell(other, '目的・効果').fill('もう一方の目的');
  await holds(cell(page, '目的・効果'), 'もう一方の目的');
  await holds(situation(page), '元');
});

test('emptying the bin of a full storage holds, whatever the other tab has', async ({ page, context, watch }) => {
  await begin(page, [sheet('a'), sheet('b', { rank: 2 })]);
  const other = await second({ page, context, watch }, '#/');
  await lists(other, ['目標a', '目標b']);
  await fill(page);
  await button(page, '「目標a」を削除').click();
  await page.getByRole('alert').filter({ hasText: 'まだ保存されていない削除：1件' }).waitFor();
  await go(page, '#/bin');
  await button(page, 'ごみ箱を空にする').click();
  await button(page.getByRole('dialog'), '完全に消す').click();
  await saved(page);
  await lists(other, ['目標b']);
  await hide(other);
  assert.deepEqual(Object.keys(await storedSheets(other)), ['b']);
  await page.reload();
  await go(page, '#/');
  await lists(page, ['目標b']);
});

/** How far apart two tabs save, in milliseconds. */
const APART = [0, 2, 10, 20];

/** The fields in which the two tabs write: each its own, or both the same. */
const PLACES = { 'different cells': ['現況・課題', '目的・効果'], 'the same cell': ['現況・課題', '現況・課題'] };

/** A sheet for each place and each distance. */
const racing = () => Object.keys(PLACES).flatMap((place) => APART.map((apart) => ({ place, apart })));
const racingSheets = () => racing().map(({ apart }, at) => sheet(`s${at}`, { rank: at + 1, goal: `目標${at}`, situation: '', purpose: `${apart}` }));

/** Both tabs save at a moment of their own, busy until then. */
const saveAt = (page, at) =>
  page.evaluate((at) => {
    while (performance.timeOrigin + performance.now() < at);
    dispatchEvent(new Event('pagehide'));
  }, at);

/** All texts of the stored sheets, as a tab that is opened now has them. */
async function allTexts(context, watch) {
  const later = await watched(context, watch);
  await open(later, '#/');
  await lists(later, await later.evaluate(() => [...document.querySelectorAll('main .goal-link')].map((link) => link.textContent)));
  const texts = Object.values(await storedSheets(later)).flatMap((one) => [one.situation, one.purpose]);
  await later.close();
  return texts.join('\n');
}

test('two tabs that save in one moment lose nothing', async ({ page, context, watch }) => {
  await begin(page, racingSheets(), '#/sheet/s0');
  const other = await second({ page, context, watch }, '#/sheet/s0');
  for (const tab of [page, other]) await holdTimers(tab);
  const tabs = [page, other];
  for (const [at, { place, apart }] of racing().entries()) {
    await Promise.all(tabs.map((tab) => go(tab, `#/sheet/s${at}`)));
    await Promise.all(tabs.map((tab) => holds(cell(tab, '重点目標'), `目標${at}`)));
    await Promise.all(tabs.map((tab, n) => cell(tab, PLACES[place][n]).fill(`文${at}の${n}`)));
    const moment = Date.now() + 100;
    await Promise.all(tabs.map((tab, n) => saveAt(tab, moment + n * apart)));
  }
  // Each hears of the other within moments, and shows both.
  for (const tab of tabs) {
    await tab.waitForFunction((count) => {
      const stored = Object.keys(localStorage).filter((key) => key.startsWith('goalsheet:sheet:')).map((key) => localStorage[key]).join();
      return Array.from({ length: count }, (_, at) => [0, 1].every((n) => stored.includes(`文${at}の${n}`))).every(Boolean);
    }, racing().length);
  }
  const texts = await allTexts(context, watch);
  for (const at of racing().keys()) for (const n of [0, 1]) assert.ok(texts.includes(`文${at}の${n}`), `文${at}の${n} in ${texts}`);
});

test('two tabs that are closed in one moment lose nothing', async ({ page, context, watch }) => {
  await begin(page, racingSheets(), '#/');
  for (const [at, { place, apart }] of racing().entries()) {
    const tabs = [await watched(context, watch), await watched(context, watch)];
    for (const tab of tabs) await open(tab, `#/sheet/s${at}`);
    await Promise.all(tabs.map((tab) => holds(cell(tab, '重点目標'), `目標${at}`)));
    await Promise.all(tabs.map((tab, n) => cell(tab, PLACES[place][n]).fill(`文${at}の${n}`)));
    const closed = tabs.map((tab) => tab.waitForEvent('close'));
    const close = (tab, n) => setTimeout(() => tab.close({ runBeforeUnload: true }), n * apart);
    tabs.forEach(close);
    await Promise.all(closed);
    const texts = await allTexts(context, watch);
    for (const n of [0, 1]) assert.ok(texts.includes(`文${at}の${n}`), `${place}, ${apart} ms: 文${at}の${n} in ${texts}`);
  }
});
