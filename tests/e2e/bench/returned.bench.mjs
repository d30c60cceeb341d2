// 60 files that come back, with five sheets each and three changed cells in each sheet: from the files to the report of what
// they change. Beside it, the same files where nothing is stored, so that they are read and nothing is put together.

import { mounted } from '../support/mounted.mjs';
import { manySheets } from './many.mjs';
import { imported } from './stored.mjs';

const RUNS = 20;
const FILES = 60;
const SHEETS = 300;

export default async function measure({ chromium, site, turns }) {
  const { state, sent } = await imported(chromium, site, manySheets(SHEETS), SHEETS, exported);
  const files = returned(JSON.parse(sent));
  const [samples, baselineSamples] = [[], []];
  for (let run = 0; run < RUNS / turns; run++) {
    const report = await opened(chromium, site, state, files);
    if (report.changed !== SHEETS) throw new Error(`${report.changed} sheets are told to have changed, and not ${SHEETS}`);
    samples.push(report.took);
    baselineSamples.push((await opened(chromium, site, undefined, files)).took);
  }
  return [{
    name: `${FILES} returned files put together (${SHEETS} sheets, ${3 * SHEETS} changed cells), to the report shown`,
    baseline: 'the same files read where nothing is stored',
    samples,
    baselineSamples,
    goal: { median: 1_000 },
  }];
}

/** All sheets as they are sent: changed once since they were taken in, so that their versions travel with them. */
async function exported(page) {
  const file = JSON.parse(manySheets(SHEETS));
  for (const sheet of file.sheets) sheet.effects += '\n来年度も続ける。';
  const changed = { name: 'まとめ.goalsheet.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) };
  await page.locator('input[type=file]').setInputFiles(changed);
  const preview = page.locator('dialog[open]');
  await preview.getByRole('button', { name: 'すべて置き換える' }).click();
  await preview.getByRole('button', { name: '取り込む' }).click();
  await preview.waitFor({ state: 'hidden' });
  const coming = page.waitForEvent('download');
  await page.getByRole('banner').getByRole('button', { name: '書き出し' }).click();
  await page.getByRole('menuitem', { name: 'JSON', exact: true }).click();
  const chunks = await (await coming).createReadStream();
  // That they were sent is stored before the page goes.
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  return (await chunks.toArray()).join('');
}

/** What departments make of it: a sentence more in three cells of each sheet, five sheets in a file. */
function returned(file) {
  const each = file.sheets.length / FILES;
  return Array.from({ length: FILES }, (_, at) => {
    const sheets = file.sheets.slice(at * each, (at + 1) * each).map((sheet) => {
      const [first, ...others] = sheet.initiatives;
      const reported = { ...first, midterm: `${first.midterm}\n・ 9月までに${at + 3}回実施した。`, final_report: `${first.final_report}\n・ 参加者は${at + 100}人であった。` };
      return { ...sheet, situation: `${sheet.situation}\n利用者は前年度から${at + 2}人増えた。`, initiatives: [reported, ...others] };
    });
    return { name: `回答${String(at + 1).padStart(2, '0')}.goalsheet.json`, text: JSON.stringify({ ...file, sheets }, null, 2) };
  });
}

/** Milliseconds from the files to the dialog that can be confirmed, and how many sheets it says others have changed. */
async function opened(chromium, site, state, files) {
  const context = await chromium.newContext({ serviceWorkers: 'block', storageState: state, viewport: { width: 1366, height: 768 } });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await mounted(page);
    return await page.evaluate(takeIn, files);
  } finally {
    await context.close();
  }
}

/** Runs in the page. */
async function takeIn(files) {
  const confirm = () => [...document.querySelectorAll('dialog[open] button')].find((one) => one.textContent.trim().startsWith('取り込む'));
  const transfer = new DataTransfer();
  for (const { name, text } of files) transfer.items.add(new File([text], name));
  const input = document.querySelector('input[type=file]');
  const shown = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!confirm() || confirm().disabled) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    });
    observer.observe(document, { childList: true, subtree: true, attributes: true });
  });
  const start = performance.now();
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  const took = (await shown) - start;
  const figure = [...document.querySelectorAll('dialog[open] .merge-figures li')].find((one) => one.textContent.includes('先方だけ変更'));
  return { took, changed: Number(figure?.querySelector('b').textContent ?? 0) };
}
