// The tests' own day: what the app says does not depend on when the tests run. Time goes on as it does.

/** When each test begins: a Tuesday in 令和8年度, its midterm reports due, the sample's years over. */
export const NOW = Date.parse('2026-11-24T10:00:00+09:00');

/**
 * Has a test begin at a time, which goes on over reloads and in further tabs.
 * @param {{ addInitScript?: Function, evaluateOnNewDocument?: Function }} pages a context of Playwright, or a page of
 *   Puppeteer
 * @param {string | number} [at] that time
 */
export async function setClock(pages, at = NOW) {
  const addScript = pages.addInitScript ?? pages.evaluateOnNewDocument;
  await addScript.call(pages, shift, new Date(at) - Date.now());
}

/** Runs in the page: sets its clock this many milliseconds ahead. */
function shift(ahead) {
  const Real = Date;
  globalThis.Date = class Date extends Real {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [Real.now() + ahead]));
    }

    static now() {
      return Real.now() + ahead;
    }
  };
}

/**
 * Stops the clock and every timer of a page that is open; `page.clock.runFor` lets them go on, by exactly so long.
 * @param {import('playwright-core').Page} page
 * @param {string | number} at the time at which it stands
 */
export async function stopClock(page, at = NOW) {
  // Installed well before that time: between the two calls the clock still runs.
  const time = new Date(at);
  await page.clock.install({ time: time.getTime() - 3_600_000 });
  await page.clock.pauseAt(time);
}

/**
 * Stops the clock of a page before it loads. Timers then have numbers as browsers give them: those of Playwright's clock are
 * too large for an app that keeps them in 32 bits, and none of its timers could be cleared.
 * @param {import('playwright-core').Page} page
 */
export async function stopClockFirst(page) {
  await stopClock(page);
  await page.addInitScript(() => {
    for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval'], ['requestAnimationFrame', 'cancelAnimationFrame']]) {
      const [own, end] = [globalThis[set], globalThis[clear]];
      const numbers = [null];
      globalThis[set] = (...parts) => numbers.push(own(...parts)) - 1;
      globalThis[clear] = (number) => end(numbers[number]);
    }
  });
}

/** Turns the clock of a page that is open to a time, from which it goes on; until it loads anew. */
export async function turnTo(page, at) {
  const now = await page.evaluate(() => Date.now());
  await page.evaluate(shift, new Date(at) - now);
}
