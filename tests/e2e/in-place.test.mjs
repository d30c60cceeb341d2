// Files that are saved to where they lie, and folders that are read again. The pickers alone are made up: what they give
// are true handles, of the browser's own folder for this page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { axe, elsewhere, mounted, open, screenshot, site, test, testInFirefox } from './harness.mjs';
import { bar, begin, button, cell, exportAs, go, hide, lists, pick, preview, saved, sheetsOf, storedSheets, takeIn, told } from './support/app.mjs';
import { file, fileText, initiative, sheet } from './support/sheets.mjs';

const FILE = '共有.json';
const FOLDER = '提出';

/** Makes up the pickers: a new file is empty, as the browser leaves one that is chosen to be saved to. */
const pickers = (page) =>
  page.addInitScript(({ file, folder }) => {
    const root = () => navigator.storage.getDirectory();
    globalThis.showSaveFilePicker = async ({ suggestedName }) => {
      globalThis.suggested = suggestedName;
      return (await root()).getFileHandle(file, { create: true });
    };
    globalThis.showOpenFilePicker = async () => [await (await root()).getFileHandle(file)];
    globalThis.showDirectoryPicker = async () => (await root()).getDirectoryHandle(folder, { create: true });
  }, { file: FILE, folder: FOLDER });

/** Writes a file into the browser's folder for the page, as somebody else does. */
const write = (page, path, content) =>
  page.evaluate(async ([path, content]) => {
    const names = path.split('/');
    let folder = await navigator.storage.getDirectory();
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    const stream = await (await folder.getFileHandle(names.at(-1), { create: true })).createWritable();
    await stream.write(content);
    await stream.close();
  }, [path, content]);

const remove = (page, folder, name) =>
  page.evaluate(async ([folder, name]) => {
    await (await (await navigator.storage.getDirectory()).getDirectoryHandle(folder)).removeEntry(name);
  }, [folder, name]);

/** What the file holds. */
const held = (page, name = FILE) =>
  page.evaluate(async (name) => (await (await (await navigator.storage.getDirectory()).getFileHandle(name)).getFile()).text(), name);

const heldSheets = async (page) => sheetsOf({ text: await held(page) });

const exportItem = async (page, name) => {
  await bar(page).getByRole('button', { name: '書き出し' }).click();
  await page.getByRole('menuitem', { name }).click();
};
const atHand = (page) => page.getByRole('region', { name: '直接使うファイルとフォルダー' });
const rewrite = async (page, name, text) => {
  await cell(page, name).fill(text);
  await cell(page, name).blur();
};
const again = async (page, hash = '') => {
  await hide(page);
  await page.goto('about:blank');
  await page.goto(site.url + hash);
  await mounted(page);
};
const YEAR = [sheet('a'), sheet('b', { rank: 2 })];

/** Saves the year to the file. */
const saveToPlace = async (page) => {
  await exportItem(page, '場所を選んで保存');
  await told(page, `2件を「${FILE}」に保存し、読み直して確かめました`);
};

/** Somebody else opens the file in a browser of their own, changes it, and saves it. */
const changedByAnother = async (run, change) => {
  const text = await held(run.page);
  const changed = await elsewhere(run, async (there) => {
    await open(there);
    await pick(there, file(FILE, text));
    await takeIn(there);
    await change(there);
    return (await exportAs(there, 'JSON')).text;
  });
  await write(run.page, FILE, changed);
};

test('what is shown is saved to a chosen file, and after the page was loaded again to the same file by one press', async ({ page }) => {
  await pickers(page);
  await begin(page, YEAR);
  await exportItem(page, '場所を選んで保存');
  await told(page, `2件を「${FILE}」に保存し、読み直して確かめました`);
  assert.equal(await page.evaluate(() => globalThis.suggested), '重点目標_令和6年度_総務部等.goalsheet.json');
  await bar(page).getByText('ファイルにも保存済み').waitFor();
  assert.deepEqual((await heldSheets(page)).map((one) => one.id), ['a', 'b']);
  await again(page, '#/sheet/a');
  await rewrite(page, '現況・課題', '書き足した');
  await page.keyboard.press('Control+s');
  await told(page, `2件を「${FILE}」に保存し`);
  assert.equal((await heldSheets(page))[0].situation, '書き足した');
  // A new sheet of the group goes into the file that had all of it.
  await go(page, '#/');
  await atHand(page).getByText(`ファイル「${FILE}」`).waitFor();
  await button(page, '＋ シートを作る').click();
  await rewrite(page, '重点目標', '新しい目標');
  await exportItem(page, `「${FILE}」に上書き保存（3件）`);
  await told(page, '新しいシート1件も入れました');
  assert.deepEqual((await heldSheets(page)).map((one) => one.goal), ['目標a', '目標b', '新しい目標']);
  await go(page, '#/');
  await bar(page).getByRole('button', { name: '書き出し' }).click();
  await screenshot(page, 'in-place-menu');
  await page.keyboard.press('Escape');
  await screenshot(page, 'in-place-list');
  await axe(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'シートと操作をさがす' }).getByRole('combobox').fill('場所を選んで');
  await page.getByRole('option', { name: '場所を選んで保存' }).waitFor();
});

test('a sheet that is in no file at hand is not taken for one of another sheet', async ({ page }) => {
  await pickers(page);
  await begin(page, YEAR, '#/sheet/a');
  await exportItem(page, '場所を選んで保存');
  await told(page, `1件を「${FILE}」に保存し、読み直して確かめました`);
  await go(page, '#/sheet/b');
  await rewrite(page, '現況・課題', 'ｂの現況');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  const text = readFileSync(await download.path(), 'utf8');
  assert.deepEqual(sheetsOf({ text }).map(({ situation }) => situation).at(-1), 'ｂの現況');
  assert.equal((await heldSheets(page)).length, 1);
});

test('where more is shown than the file holds, saving says what was left out', async ({ page }) => {
  await pickers(page);
  await begin(page, YEAR, '#/sheet/a');
  await exportItem(page, '場所を選んで保存');
  await told(page, `1件を「${FILE}」に保存し、読み直して確かめました`);
  await go(page, '#/');
  await page.keyboard.press('Control+s');
  await told(page, '表示中のほかの1件は、このファイルにはないので、保存していません');
  assert.equal((await heldSheets(page)).length, 1);
});

test('a file that has changed is put together with what is here before it is written over', async (run) => {
  const { page } = run;
  await pickers(page);
  await begin(page, YEAR);
  await saveToPlace(page);
  await changedByAnother(run, async (there) => {
    await go(there, '#/sheet/a');
    await rewrite(there, '目的・効果', '① ほかの人が直した');
    await go(there, '#/');
    await button(there, '＋ シートを作る').click();
    await rewrite(there, '重点目標', 'ほかの人の目標');
    await go(there, '#/');
  });
  await go(page, '#/sheet/a');
  await rewrite(page, '現況・課題', 'こちらで直した');
  await page.keyboard.press('Control+s');
  await preview(page).getByText(`「${FILE}」が、前に読み書きしたあとで変わっています`).waitFor();
  await screenshot(page, 'in-place-changed');
  await axe(page);
  assert.equal((await heldSheets(page))[0].situation, '現況\n課題', 'nothing is written before it is looked at');
  await takeIn(page);
  await told(page, `3件を「${FILE}」に保存し`);
  const [a, , c] = await heldSheets(page);
  assert.deepEqual([a.purpose, a.situation, c.goal], ['① ほかの人が直した', 'こちらで直した', 'ほかの人の目標']);
  await hide(page);
  assert.equal((await storedSheets(page)).a.purpose, '① ほかの人が直した');
  // It is known now.
  await page.keyboard.press('Control+s');
  await told(page, `3件を「${FILE}」に保存し`);
});

test('nothing that is in the file alone is written over: two texts of unknown origin stay both, what is left out stops it', async ({ page }) => {
  await pickers(page);
  await begin(page, [sheet('a')]);
  await exportItem(page, '場所を選んで保存');
  await told(page, `1件を「${FILE}」に保存し`);
  await write(page, FILE, fileText([sheet('a', { situation: '別の所で書いた' }), sheet('z', { goal: 'ファイルだけの目標', rank: 9 })]));
  await go(page, '#/sheet/a');
  await rewrite(page, '現況・課題', 'こちらで直した');
  await page.keyboard.press('Control+s');
  await preview(page).getByText('あとで変わっています').waitFor();
  await preview(page).getByRole('row').filter({ hasText: 'ファイルだけの目標' }).getByRole('combobox').selectOption({ label: '取り込まない' });
  await takeIn(page);
  await told(page, '取り込まなかったシートが1件あります');
  assert.equal((await heldSheets(page)).length, 2, 'the file is as it was');
  await page.keyboard.press('Control+s');
  await preview(page).getByText('あとで変わっています').waitFor();
  await takeIn(page);
  await told(page, `に保存し、読み直して確かめました`);
  const texts = (await heldSheets(page)).map((one) => one.situation);
  assert.ok(texts.includes('別の所で書いた') && texts.includes('こちらで直した'), texts.join());
});

test('a file that is opened in place can be saved to; what it holds is looked at first', async ({ page }) => {
  await pickers(page);
  await begin(page, [sheet('x', { group: 'ほかの部', goal: 'ほかの目標' })]);
  await write(page, FILE, fileText(YEAR));
  await button(page, 'ファイルを直接開く').click();
  await preview(page).getByText(`あとは Ctrl+S だけで「${FILE}」に保存できます`).waitFor();
  await takeIn(page);
  await go(page, '#/sheet/b');
  await rewrite(page, '現況・課題', '直した');
  await page.keyboard.press('Control+s');
  await told(page, `2件を「${FILE}」に保存し`);
  assert.deepEqual((await heldSheets(page)).map((one) => [one.id, one.situation]), [['a', '現況\n課題'], ['b', '直した']]);
  // A sheet that is in no file at hand is downloaded as ever.
  await go(page, '#/sheet/x');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  assert.match(download.suggestedFilename(), /\.goalsheet\.json$/);
  // All of it is here: nothing to ask.
  await go(page, '#/');
  await button(page, 'ファイルを直接開く').click();
  await told(page, 'の2件は、この端末にもあります');
  // What is no file of ours can be read only.
  await write(page, FILE, '<p>別の文書</p>');
  await button(page, 'ファイルを直接開く').click();
  await preview(page).getByText('直接保存はできません').waitFor();
});

for (const [what, fault, message] of [
  ['nobody is allowed to write', () => {
    FileSystemHandle.prototype.queryPermission = async () => 'prompt';
    FileSystemHandle.prototype.requestPermission = async () => 'denied';
  }, '保存が許可されなかったため、書いていません'],
  ['there is no room', () => {
    FileSystemWritableFileStream.prototype.write = async () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  }, '保存先に空きがありません'],
  ['somebody else has it open', () => {
    FileSystemFileHandle.prototype.createWritable = async () => {
      throw new DOMException('locked', 'NoModificationAllowedError');
    };
  }, 'ほかの人かほかのソフトが、このファイルを使っています'],
  ['it is gone', () => {
    FileSystemFileHandle.prototype.getFile = async () => {
      throw new DOMException('gone', 'NotFoundError');
    };
  }, 'ファイルが見つかりません'],
  ['what arrives is something else', () => {
    const write = FileSystemWritableFileStream.prototype.write;
    FileSystemWritableFileStream.prototype.write = function (bytes) {
      return write.call(this, bytes.slice(0, -9));
    };
  }, '読み直した内容が違います'],
]) {
  test(`a file that cannot be saved to says why, and the sheets stay unsaved: ${what}`, async ({ page }) => {
    await pickers(page);
    await begin(page, YEAR);
    await saveToPlace(page);
    await go(page, '#/sheet/a');
    await rewrite(page, '現況・課題', '書き足した');
    await page.evaluate(fault);
    await page.keyboard.press('Control+s');
    await told(page, message);
    await bar(page).getByText('ファイルに未保存 1件').waitFor();
  });
}

test('a write that breaks off leaves the file as it was', async ({ page }) => {
  await pickers(page);
  await begin(page, YEAR);
  await saveToPlace(page);
  const before = await held(page);
  await page.evaluate(() => {
    FileSystemWritableFileStream.prototype.close = async function () {
      await this.abort();
      throw new DOMException('off', 'NetworkError');
    };
  });
  await exportItem(page, `「${FILE}」に上書き保存`);
  await told(page, '保存できませんでした（NetworkError）');
  assert.equal(await held(page), before);
});

test('where the pickers are refused, files are downloaded and picked as ever, and nothing else is offered', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = async () => {
      throw new DOMException('policy', 'SecurityError');
    };
    Object.assign(globalThis, { showSaveFilePicker: refuse, showOpenFilePicker: refuse, showDirectoryPicker: refuse });
  });
  await begin(page, YEAR);
  const [download] = await Promise.all([page.waitForEvent('download'), exportItem(page, '場所を選んで保存')]);
  assert.match(download.suggestedFilename(), /\.goalsheet\.json$/);
  await button(page, 'ファイルを直接開く').waitFor({ state: 'detached' });
  await page.reload();
  await mounted(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'フォルダーを登録').click()]);
  assert.ok(chooser.isMultiple());
});

test('a folder is read again after the page was loaded again: only what is new or has changed is shown, what is gone or broken is named', async ({ page }) => {
  await pickers(page);
  await begin(page, [sheet('a')]);
  await write(page, `${FOLDER}/一.json`, fileText([sheet('a', { initiatives: [initiative('a-1', { midterm: '(1) 3回' })] })]));
  await write(page, `${FOLDER}/課/二.json`, fileText([sheet('b', { rank: 2 })]));
  await write(page, `${FOLDER}/壊れた.json`, '{"format": "goalsheet", "version"');
  await write(page, `${FOLDER}/古い.json`, fileText([sheet('c', { rank: 3 })]));
  await button(page, 'フォルダーを登録').click();
  await preview(page).getByText(`フォルダー「${FOLDER}」の、新しいファイルと変わったファイルだけを出しています`).waitFor();
  for (const name of ['一.json', '課/二.json', '壊れた.json', '古い.json']) await preview(page).getByText(name).first().waitFor();
  await screenshot(page, 'in-place-folder');
  await axe(page);
  await takeIn(page);
  await again(page);
  await atHand(page).getByText('ファイル 4件').waitFor();
  await atHand(page).getByRole('button', { name: 'もう一度読む' }).click();
  await told(page, '新しいファイルも変わったファイルもありません（4件を確かめました）。前回から変わらず、読めないファイル（1件）：壊れた.json');
  await write(page, `${FOLDER}/課/二.json`, fileText([sheet('b', { rank: 2, situation: '課が直した' })]));
  await write(page, `${FOLDER}/三.json`, fileText([sheet('d', { rank: 4 })]));
  await remove(page, FOLDER, '古い.json');
  await atHand(page).getByRole('button', { name: 'もう一度読む' }).click();
  await preview(page).getByText('三.json').first().waitFor();
  await preview(page).getByText('課/二.json').first().waitFor();
  await preview(page).getByText('前回あって、いまはないファイル（1件').waitFor();
  await preview(page).getByText('古い.json').waitFor();
  await preview(page).getByText('前回から変わらず、読めないファイル（1件）').waitFor();
  assert.equal(await preview(page).getByText('一.json', { exact: true }).count(), 0, 'what is known is not shown');
  // What is not taken in is news the next time too; what is gone has been told.
  await button(preview(page), 'やめる').click();
  await atHand(page).getByRole('button', { name: 'もう一度読む' }).click();
  await preview(page).getByText('三.json').first().waitFor();
  assert.equal(await preview(page).getByText('古い.json').count(), 0);
  await takeIn(page);
  await lists(page, ['目標a', '目標b', '目標c', '目標d']);
  // Only another name is no news.
  await write(page, `${FOLDER}/三（最終）.json`, fileText([sheet('d', { rank: 4 })]));
  await remove(page, FOLDER, '三.json');
  await atHand(page).getByRole('button', { name: 'もう一度読む' }).click();
  await told(page, '新しいファイルも変わったファイルもありません');
  await atHand(page).getByRole('button', { name: '登録を外す' }).click();
  await told(page, '登録を外しました');
  await again(page);
  await lists(page, ['目標a', '目標b', '目標c', '目標d']);
  assert.equal(await page.getByRole('button', { name: 'もう一度読む' }).count(), 0);
});

test('a folder that may not be read, is gone, or has a file that cannot be opened says so', async ({ page }) => {
  await pickers(page);
  await begin(page, [sheet('a')]);
  await write(page, `${FOLDER}/一.json`, fileText([sheet('b', { rank: 2 })]));
  await write(page, `${FOLDER}/開けない.json`, fileText([sheet('c', { rank: 3 })]));
  await page.evaluate(() => {
    const get = FileSystemFileHandle.prototype.getFile;
    FileSystemFileHandle.prototype.getFile = async function () {
      if (globalThis.isFree || this.name !== '開けない.json') return get.call(this);
      throw new DOMException('no', 'NotReadableError');
    };
  });
  await button(page, 'フォルダーを登録').click();
  await preview(page).getByText('ほかのソフトが使っているか、読む権限がありません').waitFor();
  await takeIn(page);
  await page.evaluate(() => {
    globalThis.isFree = true;
  });
  await atHand(page).getByRole('button', { name: 'もう一度読む' }).click();
  await preview(page).getByText('開けない.json').first().waitFor();
  await button(preview(page), 'やめる').click();
  await page.evaluate(() => {
    FileSystemHandle.prototype.queryPermission = async () => 'prompt';
    FileSystemHandle.prototype.requestPermission = async () => globalThis.answer;
  });
  await atHand(page).getByRole('button', { name: 'もう一度読む' }).click();
  await told(page, '読むことが許可されませんでした');
  await page.evaluate(async (folder) => {
    globalThis.answer = 'granted';
    await (await navigator.storage.getDirectory()).removeEntry(folder, { recursive: true });
  }, FOLDER);
  await atHand(page).getByRole('button', { name: 'もう一度読む' }).click();
  await told(page, `フォルダー「${FOLDER}」を読めませんでした`);
});

test('a browser without it offers none of it', async ({ page }) => {
  await page.addInitScript(() => {
    for (const picker of ['showSaveFilePicker', 'showOpenFilePicker', 'showDirectoryPicker']) delete globalThis[picker];
  });
  await begin(page, YEAR);
  await bar(page).getByRole('button', { name: '書き出し' }).click();
  await page.getByRole('menuitem', { name: 'Markdown' }).waitFor();
  assert.equal(await page.getByRole('menuitem', { name: '場所を選んで保存' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: /直接開く|登録/ }).count(), 0);
  await saved(page);
});

testInFirefox('it offers none of it, and begins as ever', async ({ page }) => {
  await open(page);
  const words = await page.evaluate(() => document.body.textContent);
  assert.ok(words.includes('ファイルを開く'));
  assert.ok(!/直接開く|フォルダーを登録|場所を選んで保存/.test(words));
});
