// Japanese input: while an input method composes, the field is its own.

import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { bar, beginSheet, cell, hide, holds, saved, storedSheets, told } from './support/app.mjs';
import { stopClock } from './support/clock.mjs';
import { sheet } from './support/sheets.mjs';

/** An input method, as the browser meets it. */
async function inputMethod(context, page) {
  const session = await context.newCDPSession(page);
  const compose = (text) =>
    session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  return {
    compose,
    /** Goes through these stages, as keys and the space bar do. */
    stages: async (...texts) => {
      for (const text of texts) await compose(text);
    },
    accept: (text) => session.send('Input.insertText', { text }),
    /** A key that goes to the input method: the page sees it with key code 229. */
    key: async (key) => {
      const event = { key, code: key, windowsVirtualKeyCode: 229 };
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
  };
}

const undoTitle = (page) => bar(page).getByRole('button', { name: '元に戻す', exact: true }).getAttribute('title');

test('what is being composed is stored within a second, and counts as one step with what follows', async ({ page, context }) => {
  await beginSheet(page, sheet('a', { situation: '' }));
  // A pause would end the step, and a busy machine makes pauses.
  await stopClock(page);
  const field = cell(page, '現況・課題');
  await field.focus();
  const ime = await inputMethod(context, page);

  await ime.stages('ｂ', 'ぼ', 'ぼう', 'ぼうさ', 'ぼうさい', '防災');
  await holds(field, '防災');
  await page.clock.runFor(1000);
  assert.equal((await storedSheets(page)).a.situation, '防災', 'before it is accepted');
  // However long somebody looks for the right word, half of it is no step of its own.
  await page.clock.runFor(10_000);

  await ime.accept('防災');
  await holds(field, '防災');

  await ime.stages('く', 'くん', 'くんれ', 'くんれん', '訓練');
  await ime.accept('訓練');
  await page.keyboard.type('!');
  await holds(field, '防災訓練!');
  await page.keyboard.press('Control+z');
  await holds(field, '');
  await told(page, '元に戻しました：「現況・課題」の入力');
  await page.keyboard.press('Control+y');
  await holds(field, '防災訓練!');
});

test('a word in the middle of a text goes where the cursor is', async ({ page, context }) => {
  await beginSheet(page, sheet('a', { situation: '市の計画' }));
  const field = cell(page, '現況・課題');
  await field.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  const ime = await inputMethod(context, page);
  await ime.stages('ぼ', 'ぼうさい', '防災');
  await ime.accept('防災');
  await ime.stages('たい', '対');
  await ime.accept('対策');
  await holds(field, '市防災対策の計画');
  await saved(page);
  assert.equal((await storedSheets(page)).a.situation, '市防災対策の計画');
});

test('a composition that is given up leaves the text as it was', async ({ page, context }) => {
  await beginSheet(page, sheet('a', { situation: '元の文' }));
  const field = cell(page, '現況・課題');
  await field.focus();
  const ime = await inputMethod(context, page);
  await ime.stages('ぼ', 'ぼう');
  await ime.compose('');
  await holds(field, '元の文');
  await page.keyboard.press('Tab');
  assert.match(await undoTitle(page), /取り込み/, 'no step');
  assert.equal((await storedSheets(page)).a.situation, '元の文');
});

test('Enter and shortcuts belong to the input method while it composes', async ({ page, context }) => {
  await beginSheet(page, sheet('a', { goal: '目標' }));
  await page.evaluate(() => {
    globalThis.refused = [];
    addEventListener('keydown', (event) => {
      if (event.defaultPrevented) globalThis.refused.push(event.key);
    });
  });
  const field = cell(page, '重点目標');
  await field.focus();
  await page.keyboard.press('End');
  const ime = await inputMethod(context, page);
  await ime.stages('あ', 'あん', '案');
  for (const key of ['Enter', 'z', 'y', 'Escape']) await ime.key(key);
  assert.deepEqual(await page.evaluate(() => globalThis.refused), [], 'no key is taken from the input method');
  await ime.accept('案');
  await holds(field, '目標案');
  await page.keyboard.press('Enter');
  assert.deepEqual(await page.evaluate(() => globalThis.refused), ['Enter'], 'afterwards Enter makes no second line');
  await holds(field, '目標案');
});

test('leaving the cell in the middle of a composition keeps what stands there', async ({ page, context }) => {
  await beginSheet(page, sheet('a', { situation: '' }));
  await cell(page, '現況・課題').focus();
  const ime = await inputMethod(context, page);
  await ime.stages('ぼ', 'ぼうさい', '防災');
  await cell(page, '目的・効果').click();
  await holds(cell(page, '現況・課題'), '防災');
  await saved(page);
  assert.equal((await storedSheets(page)).a.situation, '防災');
});

test('over the cells, what is composed goes into the cell; a list goes on only when Enter is not the input method’s', async ({ page, context }) => {
  await beginSheet(page, sheet('a', { situation: '(1) 市の', purpose: '' }));
  const field = cell(page, '現況・課題');
  await cell(page, '目的・効果').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowUp');
  const ime = await inputMethod(context, page);
  await ime.key('k');
  await ime.stages('ｋ', 'けいかく', '計画');
  await ime.key('Enter');
  await ime.accept('計画');
  await holds(field, '(1) 市の計画');
  await page.keyboard.press('Enter');
  await holds(field, '(1) 市の計画\n(2) ');
});

test('a search is found while it is composed, and its text is left alone', async ({ page, context }) => {
  await beginSheet(page, sheet('a', { goal: '防災の計画' }));
  await bar(page).getByRole('link', { name: 'シート' }).click();
  const search = page.getByRole('searchbox');
  await search.focus();
  const ime = await inputMethod(context, page);
  await ime.stages('ぼ', 'ぼうさい', '防災');
  await ime.accept('防災');
  await holds(search, '防災');
  await page.getByRole('main').getByRole('link', { name: '防災の計画' }).waitFor();
});

test('nothing is written into a field while it is composed in', async ({ page, context }) => {
  await beginSheet(page, sheet('a', { situation: '元' }));
  const field = cell(page, '現況・課題');
  await field.focus();
  await page.keyboard.press('Control+End');
  await page.evaluate(() => {
    globalThis.written = [];
    for (const kind of [HTMLTextAreaElement, HTMLInputElement]) {
      const value = Object.getOwnPropertyDescriptor(kind.prototype, 'value');
      Object.defineProperty(kind.prototype, 'value', {
        ...value,
        set(text) {
          globalThis.written.push(text);
          value.set.call(this, text);
        },
      });
    }
  });
  const written = () => page.evaluate(() => globalThis.written);
  const ime = await inputMethod(context, page);
  await ime.stages('ぼ', 'ぼう', '防');
  await holds(field, '元防');
  assert.deepEqual(await written(), []);
  await ime.accept('防');

  const rank = page.getByRole('textbox', { name: '優先順位' });
  await rank.fill('');
  await page.evaluate(() => (globalThis.written = []));
  await ime.stages('１', '１２');
  await saved(page);
  assert.equal((await storedSheets(page)).a.rank, 12, 'taken while it is composed');
  assert.deepEqual(await written(), []);
});

test('a page that goes away takes along what is being composed', async ({ page, context }) => {
  await beginSheet(page, sheet('a', { situation: '' }));
  await cell(page, '現況・課題').focus();
  const ime = await inputMethod(context, page);
  await ime.stages('ぼ', 'ぼうさい');
  await hide(page);
  assert.equal((await storedSheets(page)).a.situation, 'ぼうさい');
});
