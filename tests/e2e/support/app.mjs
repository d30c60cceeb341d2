// The app as a person works it: everything is found by its accessible name.

import assert from 'node:assert/strict';
import * as harness from '../harness.mjs';
import { open } from '../harness.mjs';
import { file, fileText, SAMPLE } from './sheets.mjs';

export const bar = (page) => page.getByRole('banner');
export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const cell = (page, name) => page.getByRole('textbox', { name, exact: true });
export const preview = (page) => page.getByRole('dialog', { name: '取り込む内容の確認' });
export const listLinks = (page) => page.locator('main .goal-link');

/** Goes to a screen of 「その他」. */
export async function more(page, screen) {
  await bar(page).getByRole('button', { name: 'その他' }).click();
  await bar(page).getByRole('menuitem', { name: screen }).click();
}

/** The goals on the list, as shown from top to bottom. */
export const listed = (page) => listLinks(page).allTextContents();

/** Waits until the list shows exactly these goals. */
export async function lists(page, goals) {
  const holds = (wanted) => {
    const links = [...document.querySelectorAll('main .goal-link')].map((link) => link.textContent);
    return JSON.stringify(links) === JSON.stringify(wanted);
  };
  try {
    await page.waitForFunction(holds, goals);
  } catch {
    assert.deepEqual(await listed(page), goals);
  }
}

/** Waits until a field holds exactly this text; one that is drawn anew meanwhile is looked for again. */
export async function holds(field, text) {
  const page = field.page();
  const seen = ([element, text]) => (element.isConnected ? element.value === text && 'held' : 'gone');
  try {
    let found;
    do {
      found = await page.waitForFunction(seen, [await field.elementHandle(), text]);
    } while ((await found.jsonValue()) === 'gone');
  } catch {
    assert.equal(await field.inputValue(), text);
  }
}

/** Waits for a message at the place for messages. */
export const told = (page, text) => page.getByRole('status').filter({ hasText: text }).first().waitFor();

/** Closes the message, which lies over the page and else goes by itself after a while. */
export async function closeMessage(page) {
  const close = page.getByRole('status').getByRole('button', { name: '閉じる' });
  await close.click();
  await close.waitFor({ state: 'detached' });
}

/** Waits until everything is stored in the browser. */
export const saved = (page) => bar(page).getByText('この端末に保存しました').waitFor();

/** Has everything stored at once, as when the page is hidden. */
export const hide = (page) => page.evaluate(() => dispatchEvent(new Event('pagehide')));

export const undo = (page) => bar(page).getByRole('button', { name: '元に戻す', exact: true }).click();
export const redo = (page) => bar(page).getByRole('button', { name: 'やり直す', exact: true }).click();

/** Keeps what the screen shows to the group or department whose option has these words. */
export async function keepTo(page, words) {
  const select = page.getByRole('combobox', { name: '部局で絞り込む' });
  await select.selectOption(await select.getByRole('option').filter({ hasText: words }).first().getAttribute('value'));
}

/** Goes to an address of the app without loading the page again; the app knows of it then. */
export async function go(page, hash) {
  await page.evaluate((hash) => new Promise((done) => {
    if (location.hash === hash) {
      done();
    }
    addEventListener('hashchange', () => done(), { once: true });
    location.hash = hash;
  }), hash);
}

/** Picks files, as from the browser's dialog, and waits for the preview. */
export async function pick(page, ...files) {
  await page.locator('input[type=file]').setInputFiles(files);
  await preview(page).waitFor();
}

/** Takes in what the preview shows. */
export async function takeIn(page) {
  await button(preview(page), '取り込む').click();
  await preview(page).waitFor({ state: 'hidden' });
}

/** Opens the app with these sheets in it, stored, and goes to a screen. */
export async function begin(page, sheets, hash = '#/') {
  await open(page);
  await pick(page, file('始め.json', fileText(sheets)));
  await takeIn(page);
  await told(page, `${sheets.length}件のシートを取り込みました`);
  // A pause would save it too, but each test would wait for that.
  await hide(page);
  await saved(page);
  await go(page, hash);
}

/** Waits until every sheet of the list has been read: its row then says what the review found. */
export const read = (page) =>
  page.waitForFunction(() => {
    const rows = [...document.querySelectorAll('main .goals tbody tr')];
    return rows.length > 0 && rows.every((row) => row.querySelector('.found a'));
  });

/** Opens the app with these sheets in it, stored and read, and goes to a screen. */
export async function beginRead(page, sheets, hash = '#/') {
  await begin(page, sheets);
  await read(page);
  await go(page, hash);
}

/** Opens the app with one sheet in it, which has been read, and that sheet on the screen. */
export async function beginReadSheet(page, one) {
  await beginRead(page, [one], `#/sheet/${one.id}`);
  await holds(cell(page, '重点目標'), one.goal);
}

/** Opens the app with one sheet in it and that sheet on the screen. */
export async function beginSheet(page, one) {
  await begin(page, [one], `#/sheet/${one.id}`);
  await holds(cell(page, '重点目標'), one.goal);
}

/** Opens the app with its sample. */
export async function openSample(page) {
  await open(page);
  await button(page, '見本で試す').click();
  await told(page, `見本のシートを${SAMPLE.sheets.length}件取り込みました`);
}

/** Opens a sheet from the list. */
export async function openSheet(page, goal) {
  await page.getByRole('main').getByRole('link', { name: goal }).click();
  await holds(cell(page, '重点目標'), goal);
}

/** Everything in the browser's storage. */
export const storage = (page) =>
  page.evaluate(() => {
    // From where the app was opened is this machine's alone.
    const { 'goalsheet:places': _, ...others } = localStorage;
    return others;
  });

/** The stored sheets by id, waiting for nothing. */
export async function storedSheets(page) {
  const keys = Object.entries(await storage(page)).filter(([key]) => key.startsWith('goalsheet:sheet:'));
  return Object.fromEntries(keys.map(([, value]) => bare(JSON.parse(value).sheet)).map((one) => [one.id, one]));
}

/** Chooses a kind of file from 「書き出し」; answers with the file's name, bytes and text. */
export async function exportAs(page, kind) {
  return downloadBy(page, async () => {
    await bar(page).getByRole('button', { name: '書き出し' }).click();
    await page.getByRole('menuitem', { name: kind, exact: true }).click();
  });
}

/** Does what makes the page download a file; answers with its name, bytes and text. */
export async function downloadBy(page, action) {
  const { name, bytes } = await harness.download(page, action);
  return { name, bytes, text: bytes.toString('utf8') };
}

/** A sheet without what is known of its versions. */
export function bare({ revision, versions, ...sheet }) {
  return sheet;
}

/** The sheets of an exported file, without what is known of their versions. */
export const sheetsOf = ({ text }) => JSON.parse(text).sheets.map(bare);

/** Leaves no room at all in the browser's storage. */
export const fill = (page) =>
  page.evaluate(() => {
    let filler = '';
    for (let size = 1 << 22; size >= 1; size = size >> 1) {
      try {
        localStorage.setItem('stranger', filler + 'x'.repeat(size));
        filler += 'x'.repeat(size);
      } catch {
        // Too much: a smaller piece may still fit.
      }
    }
  });
