// The kiosk's proof: whatever is done to its file, nothing is stored, asked for or reached; and nobody's absence leaves it
// as it was left.

import assert from 'node:assert/strict';
import { axe, elsewhere, openFile, test } from './harness.mjs';
import { begin, button, pick, saved, takeIn } from './support/app.mjs';
import { stopClockFirst } from './support/clock.mjs';
import { kioskFile, link, openKiosk, PORTRAIT, standing, start, written, YEAR } from './support/kiosk.mjs';
import { file, fileText, sheet } from './support/sheets.mjs';

/** Enough for a storm: what is touched at random is drawn thousands of times. */
const FEW = [YEAR[0], YEAR[5]];
const TOUCH = standing(PORTRAIT);

const asked = (page) => page.getByRole('alertdialog', { name: 'まだご覧になりますか' });
const closing = (page) => page.getByRole('alertdialog', { name: 'キオスクの終わり方' });

/** axe-core waits for timers, which stand still here. */
async function axeWhileStopped(page) {
  let isDone = false;
  const checked = axe(page).finally(() => {
    isDone = true;
  });
  while (!isDone) await page.clock.runFor(1);
  return checked;
}

/** Has a page note every look at storage of any kind, before its own scripts run. */
const noteStorage = (page) =>
  page.addInitScript(() => {
    globalThis.storageLooks = [];
    const note = (prototype, name) => {
      const own = prototype[name];
      prototype[name] = function noted(...parts) {
        globalThis.storageLooks.push(name);
        return own.apply(this, parts);
      };
    };
    for (const name of ['getItem', 'setItem', 'removeItem', 'clear', 'key']) note(Storage.prototype, name);
    for (const name of ['open', 'deleteDatabase', 'databases']) note(IDBFactory.prototype, name);
    if (globalThis.CacheStorage) for (const name of ['open', 'match', 'keys', 'delete']) note(CacheStorage.prototype, name);
  });

/** All that a page's storage holds, byte for byte. */
const stored = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const databases = [];
    for (const { name, version } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        databases.push([name, version, store, await done(rows.getAllKeys()), await done(rows.getAll())]);
      }
      database.close();
    }
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases]);
  });

/** A generator with a seed. */
const seeded = (seed) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** So many touches, keys and drops inside the page; answers with what should not have been. */
function storm({ count, seed, seeded }) {
  // eslint-disable-next-line no-new-func
  const random = new Function(`return ${seeded}`)()(seed);
  const keys = ['Enter', ' ', 'Tab', 'Escape', 'F1', 'F3', 'F12', 'Delete', 'Backspace', 'PageDown', 'End', 'ArrowDown', 'a', '?', '1', 'z', 's', 'f', 'h', 'k', 'o', 'p', 'y', 'v'];
  const wrong = new Set();
  const dropped = new File(['{"format":"goalsheet","version":1,"sheets":[]}'], 'x.json');
  let done = 0;
  const send = (target, event) => {
    done += 1;
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  for (let at = 0; done < count; at += 1) {
    const [clientX, clientY] = [random(innerWidth), random(innerHeight)];
    const target = document.elementFromPoint(clientX, clientY) ?? document.body;
    const options = { bubbles: true, cancelable: true, composed: true, clientX, clientY, pointerId: 1 };
    const kind = random(20);
    if (kind < 12) {
      send(target, new PointerEvent('pointerdown', options));
      send(target, new PointerEvent('pointerup', options));
      send(target, new MouseEvent('click', { ...options, ctrlKey: random(10) === 0 }));
    } else if (kind < 17) {
      const key = { key: keys[random(keys.length)], ctrlKey: random(3) === 0, altKey: random(8) === 0 };
      const isRefused = send(document.activeElement ?? target, new KeyboardEvent('keydown', { ...options, ...key }));
      if ((key.ctrlKey || key.altKey) && !isRefused) wrong.add(`${JSON.stringify(key)} went on`);
    } else if (kind === 17) {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(dropped);
      for (const name of ['dragenter', 'dragover', 'drop']) {
        if (!send(target, new DragEvent(name, { ...options, dataTransfer }))) wrong.add(`${name} was taken`);
      }
    } else if (kind === 18) {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '重点目標\t貼り付け');
      if (!send(target, new ClipboardEvent('paste', { ...options, clipboardData }))) wrong.add('it was pasted');
      if (!send(target, new MouseEvent('contextmenu', options))) wrong.add('a menu opened');
    } else {
      const field = document.querySelector('[data-query]');
      if (field) {
        field.value = ['防災', '<b>', '橋', ''][random(4)];
        send(field, new InputEvent('input', { bubbles: true }));
      } else {
        send(target, new WheelEvent('wheel', { ...options, deltaY: random(900), ctrlKey: random(2) === 0 }));
      }
    }
    if (at % 50 === 0) {
      const controls = document.querySelectorAll('textarea, select, [contenteditable], input:not([data-query]), iframe, .bar, a:not([href^="#/kiosk/"])');
      if (controls.length > 0) wrong.add(`reached: ${controls[0].outerHTML.slice(0, 200)}`);
    }
  }
  return [...wrong];
}

/** So many touches, keys and drops as the browser's own, which it acts upon itself. */
async function touchForReal(page, count, seed) {
  const random = seeded(seed);
  const keys = ['Enter', 'Space', 'Tab', 'Shift+Tab', 'PageDown', 'End', 'Home', 'ArrowDown', 'Backspace', 'Delete', 'F1', 'F3', 'F7', 'a', '防', 'Control+a', 'Control+s', 'Control+h', 'Control+k', 'Control+o', 'Control+z', 'Control+v', 'Alt+ArrowLeft', '?', 'Escape'];
  const { width, height } = page.viewportSize();
  const devtools = await page.context().newCDPSession(page);
  for (let at = 0; at < count; at += 1) {
    const [x, y] = [random(width), random(height)];
    const kind = random(10);
    if (kind < 5) await page.touchscreen.tap(x, y);
    else if (kind < 9) {
      const key = keys[random(keys.length)];
      if (key === '防') await page.keyboard.insertText(key);
      else await page.keyboard.press(key);
    } else if (at % 2 === 0) await page.mouse.click(x, y, { button: 'right' });
    else {
      const data = { items: [{ mimeType: 'text/plain', data: '重点目標' }, { mimeType: 'text/uri-list', data: 'http://elsewhere.test/' }], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop']) await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
    }
  }
  await devtools.detach();
}

test('10,000 touches, keys and drops change nothing, ask for nothing and reach nothing; then it stands at its start', TOUCH, async (run) => {
  const { page, context } = run;
  const { url } = await kioskFile(run, FEW);
  // What this browser has stored stands where a file's own storage is.
  await openFile(page);
  await pick(page, file('a.json', fileText([sheet('own', { goal: '庁内だけの目標' })])));
  await takeIn(page);
  await saved(page);
  // The clock is the context's own: nothing else shall run by it.
  await page.goto(written({ bytes: '<!DOCTYPE html>' }, 'nothing.html'));
  const before = await stored(page);
  assert.match(before, /庁内だけの目標/);
  const kiosk = await context.newPage();
  await run.watch.page(kiosk);
  await noteStorage(kiosk);
  await stopClockFirst(kiosk);
  await openKiosk(kiosk, url);
  const requests = [];
  kiosk.on('request', (request) => requests.push(request.url()));
  for (let seed = 1; seed <= 10; seed += 1) {
    assert.deepEqual(await kiosk.evaluate(storm, { count: 1000, seed, seeded: String(seeded) }), []);
    await kiosk.clock.runFor(1000);
  }
  await touchForReal(kiosk, 300, 11);
  assert.equal(await kiosk.getByText('庁内だけの目標').count(), 0);
  assert.equal(kiosk.url().split('#')[0], url);
  assert.equal(context.pages().length, 2);
  // Nobody is there any more: it asks, and then it begins anew.
  const stay = button(kiosk, 'キオスクにもどる');
  if (await stay.isVisible()) await stay.tap();
  await button(kiosk, '白黒反転').tap();
  await kiosk.clock.runFor(75_500);
  await asked(kiosk).waitFor();
  await kiosk.clock.runFor(20_500);
  await asked(kiosk).waitFor({ state: 'detached' });
  await start(kiosk).waitFor();
  assert.equal(await kiosk.locator('.kiosk').getAttribute('data-step'), '0');
  assert.equal(await kiosk.locator('.kiosk.inverted').count(), 0);
  assert.equal(await kiosk.locator('.k-page').evaluate((one) => one.scrollTop), 0);
  assert.equal(await button(kiosk, 'もどる').isVisible(), false);
  assert.deepEqual(requests, []);
  assert.deepEqual(await kiosk.evaluate(() => globalThis.storageLooks), []);
  assert.equal(await stored(page), before);
});

test('it asks before it begins anew, any touch goes on, and at the start the pages change by themselves', TOUCH, async (run) => {
  const { page } = run;
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const { url } = await kioskFile(run, FEW);
  await stopClockFirst(page);
  await openKiosk(page, url);
  await link(page, FEW[0].goal).tap();
  await page.clock.runFor(74_000);
  assert.equal(await asked(page).count(), 0);
  await page.clock.runFor(1100);
  await asked(page).getByText('20秒').waitFor();
  await axeWhileStopped(page);
  await page.clock.runFor(19_000);
  await asked(page).getByText('1秒').waitFor();
  // A touch beside the buttons goes on, and presses nothing that lies under it.
  await page.touchscreen.tap(300, 100);
  await asked(page).waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: FEW[0].goal }).waitFor();
  await page.clock.runFor(75_100);
  await asked(page).getByRole('button', { name: 'つづけて見る' }).tap();
  await asked(page).waitFor({ state: 'detached' });
  await page.clock.runFor(75_100);
  await asked(page).getByRole('button', { name: 'はじめの画面にもどる' }).tap();
  await start(page).waitFor();
  await page.clock.runFor(75_100);
  await page.getByRole('heading', { name: FEW[0].goal }).waitFor();
  await axeWhileStopped(page);
  await page.clock.runFor(10_000);
  await page.getByRole('heading', { name: FEW[1].goal }).waitFor();
  await page.touchscreen.tap(500, 900);
  await link(page, FEW[0].goal).waitFor();
  // Who wants less motion has it standing still.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.touchscreen.tap(500, 5);
  await page.clock.runFor(200_000);
  await link(page, FEW[0].goal).waitFor();
});

test('three Esc within two seconds, or both upper corners held, lead out of the trial run, and in a file tell how it is closed', TOUCH, async (run) => {
  const { page } = run;
  const { url } = await kioskFile(run, FEW);
  await stopClockFirst(page);
  await openKiosk(page, url);
  const escape = (times) => page.locator('.kiosk').evaluate((kiosk, times) => {
    // The browser stamps events; these come at times of their own.
    for (const at of times) {
      const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: at });
      kiosk.dispatchEvent(event);
    }
  }, times);
  await escape([10_000, 11_000, 12_100]);
  assert.equal(await closing(page).count(), 0);
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('Escape');
  await closing(page).waitFor();
  await axeWhileStopped(page);
  await button(page, 'キオスクにもどる').tap();
  await closing(page).waitFor({ state: 'detached' });
  const press = (type, x, pointerId) => page.locator('.kiosk').dispatchEvent(type, { clientX: x, clientY: 20, pointerId });
  await press('pointerdown', 10, 1);
  await press('pointerdown', PORTRAIT.width - 10, 2);
  await page.clock.runFor(2900);
  await press('pointerup', 10, 1);
  await page.clock.runFor(3100);
  assert.equal(await closing(page).count(), 0);
  await press('pointerdown', 10, 3);
  await page.clock.runFor(3100);
  await closing(page).waitFor();
  await elsewhere(run, async (page) => {
    await begin(page, FEW, '#/publish');
    await page.getByRole('link', { name: 'キオスクを試す' }).click();
    await link(page, FEW[0].goal).click();
    await page.getByRole('heading', { name: 'いま、何が困りごとか' }).waitFor();
    assert.match(page.url(), /#\/kiosk\/goal\/1$/);
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: '公開' }).waitFor();
  });
});
