// Reading everything that is stored (entries, quantities, periods, verdicts, review), from navigation to the last
// sheet read, beside the same navigation to the screen alone. What is between them is the reading.

import { stateWith } from './stored.mjs';
import { time } from './navigation.mjs';

const RUNS = 20;
/** Two sizes, to see whether it grows with the number of sheets. */
const COUNTS = [250, 1_000];
/** The count of findings beside 「点検」 is told when the last sheet has been read. */
const ALL_READ = '.badge.grave:not([hidden])';
const SCREEN = 'main h1';

export default async function measure({ chromium, site, turns }) {
  const rows = [];
  for (const count of COUNTS) {
    const { state } = await stateWith(chromium, site, count);
    const url = `${site.url}#/bin`;
    const read = { url, state, selector: ALL_READ, samples: [] };
    const shown = { url, state, selector: SCREEN, samples: [] };
    for (let run = 0; run < RUNS / turns; run++) {
      for (const place of [read, shown]) place.samples.push(await time(chromium, place));
    }
    rows.push({
      name: `navigation until ${count} sheets are read`,
      samples: read.samples,
      baseline: 'the same navigation until the screen stands',
      baselineSamples: shown.samples,
      goal: count === 1_000 ? { difference: 1_000 } : undefined,
    });
  }
  return rows;
}
