// From the list to 目標と実績 with 400 rows, all of them on the page and drawn, when everything has been read already; beside
// the same rows as plain markup. The first rows that stand there are timed apart, in case not all come at once.

import { mounted } from '../support/mounted.mjs';
import { initiative } from '../support/sheets.mjs';
import { stateWith } from './stored.mjs';

const RUNS = 20;
const SHEETS = 20;
/** Initiatives a sheet, and entries an initiative: 400 rows together. */
const INITIATIVES = 4;
const ENTRIES = 5;
const ROWS = SHEETS * INITIATIVES * ENTRIES;
/** The count of findings beside 「点検」 is told when the last sheet has been read. */
const ALL_READ = '.badge.grave:not([hidden])';

export default async function measure({ chromium, site, turns }) {
  const context = await chromium.newContext({ serviceWorkers: 'block', storageState: await state(chromium, site), viewport: { width: 1366, height: 768 } });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await mounted(page);
    await page.waitForSelector(ALL_READ, { state: 'attached' });
    const [first, all, bare] = [[], [], []];
    // The first time the browser compiles what it has not run yet.
    for (let run = -1; run < RUNS / turns; run++) {
      const times = await page.evaluate(show, ROWS);
      await page.evaluate(leave);
      const bareTime = await page.evaluate(showBare);
      if (run < 0) continue;
      first.push(times.first);
      all.push(times.all);
      bare.push(bareTime);
    }
    const against = { baseline: 'the same tables as plain markup, put into the page', baselineSamples: bare };
    return [
      { name: `the list to 目標と実績, all ${ROWS} rows drawn`, samples: all, ...against },
      { name: `the list to 目標と実績, its first rows drawn`, samples: first, ...against },
    ];
  } finally {
    await context.close();
  }
}

/** The sample's stored sheets with as many entries as are wanted, all of one year and with something to judge. */
async function state(chromium, site) {
  const { state } = await stateWith(chromium, site, SHEETS);
  for (const item of state.origins[0].localStorage) {
    const value = JSON.parse(item.value);
    const { id } = value.sheet;
    value.sheet.fiscal_year = 2024;
    value.sheet.initiatives = Array.from({ length: INITIATIVES }, (_, at) => initiative(`${id}-${at}`, cells()));
    item.value = JSON.stringify(value);
  }
  return state;
}

/** One initiative's cells: counts, shares, sums and what has no number. */
function cells() {
  const entries = (texts) => texts.map((text, at) => `(${at + 1}) ${text}`).join('\n');
  return {
    method: `○ 取組\n${entries(['作品の募集', '市民大会の開催', '出前講座の実施', '広報による周知', '窓口の待ち時間の短縮'])}`,
    deadline: entries(['5月から8月まで', '9月頃', '随時', '年度内', '通年']),
    target: entries(['24点以上の応募', '60人以上の参加', '年4回', '周知を図る', '15分以内']),
    midterm: entries(['11点', '33名が参加した', '2回実施した', '広報に載せた', '平均18分']),
    final_report: entries(['小学校11点、中学校6点', '72名が参加した', '5回実施した', '広報で周知した', '平均14分']),
  };
}

/** Runs in the page: milliseconds until the first rows and until all rows have been drawn. */
async function show(rows) {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
  const count = () => document.querySelectorAll('main table td a').length;
  const reached = (wanted) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (count() < wanted) return;
        observer.disconnect();
        drawn().then(resolve);
      });
      observer.observe(document, { childList: true, subtree: true });
    });
  const [first, all] = [reached(1), reached(rows)];
  const start = performance.now();
  location.hash = '#/results';
  const times = { first: (await first) - start, all: (await all) - start };
  if (count() !== rows) throw new Error(`${count()} rows`);
  globalThis.tables = [...document.querySelectorAll('main table')].map((table) => table.outerHTML).join('');
  return times;
}

/** Runs in the page: goes back to the list and waits until it is there. */
function leave() {
  return new Promise((resolve) => {
    location.hash = '#/';
    const look = () => (document.querySelector('main .goal-link') ? resolve() : requestAnimationFrame(look));
    look();
  });
}

/** Runs in the page: the same rows without an app. */
async function showBare() {
  const place = document.body.appendChild(document.createElement('div'));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const start = performance.now();
  place.innerHTML = globalThis.tables;
  const time = await new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start))));
  place.remove();
  return time;
}
