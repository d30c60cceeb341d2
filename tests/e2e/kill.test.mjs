// The whole browser killed, as by a power cut: what was typed is there when it starts again, but for the last moment.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { open, site, watched } from './harness.mjs';
import { begin, cell, go, lists, storedSheets, told } from './support/app.mjs';
import { startOn } from './support/killable.mjs';
import { sheet } from './support/sheets.mjs';
import { Watch } from './support/watch.mjs';

const situation = (page) => cell(page, '現況・課題');

/** What may be lost, in milliseconds. */
const LOSS = 2000;

/** Runs one visit after the other on a profile; each ends with the browser killed. */
async function visits(...runs) {
  const profile = mkdtempSync(join(tmpdir(), 'goalsheet-kill-'));
  after(() => rmSync(profile, { recursive: true, force: true, maxRetries: 10 }));
  const watch = new Watch([], site.url);
  for (const run of runs) {
    const { context, kill } = await startOn(profile);
    try {
      await run(await watched(context, watch), context);
    } finally {
      await kill();
    }
  }
  watch.check();
}

test('what was typed until two seconds before the browser was killed is there again', { timeout: 300_000 }, async (t) => {
  const typed = [];
  await visits(
    async (page) => {
      await begin(page, [sheet('a', { situation: '' }), sheet('b', { rank: 2 })], '#/sheet/a');
      await situation(page).focus();
      const began = performance.now();
      while (performance.now() - began < 3 * LOSS) {
        await page.keyboard.insertText(`${typed.length}、`);
        typed.push(performance.now());
      }
    },
    async (page) => {
      const killed = typed.at(-1);
      const kept = typed.findLastIndex((at) => at < killed - LOSS);
      await open(page, '#/sheet/a');
      await told(page, '保存の控えから');
      const text = await situation(page).inputValue();
      const whole = typed.map((_, at) => `${at}、`).join('');
      assert.ok(whole.startsWith(text), text.slice(-80));
      const count = text.split('、').length - 1;
      t.diagnostic(`${Math.round(killed - typed[count - 1])} ms of typing lost`);
      assert.ok(count > kept, `${count} of ${typed.length} typed, ${kept} wanted`);
      assert.equal((await storedSheets(page)).a.situation, text, 'and it is stored');
      await go(page, '#/');
      await lists(page, ['目標a', '目標b']);
    },
  );
});
