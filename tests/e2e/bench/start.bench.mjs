// From navigation to an editable sheet, beside a page that only fetches and
// compiles the same WebAssembly.

import { readdirSync } from 'node:fs';
import { time } from './navigation.mjs';
import { stateWith } from './stored.mjs';

const RUNS = 20;
const BASELINE = '/bench-baseline.html';
/** A department group's sheets, and a city's of many years; a build before this one may have room for fewer. */
const FEW = 5;
const MANY = process.env.GOALSHEET_BEFORE ? 500 : 2_000;
const EDITABLE = 'main textarea';

/** The baseline's page, served beside the app. */
export function pages(dist) {
  const wasm = readdirSync(dist).find((name) => name.startsWith('goalsheet-') && name.endsWith('.wasm'));
  const body = `<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">
    await WebAssembly.compileStreaming(fetch('./${wasm}'));
    document.body.append(document.createElement('h1'));
  </script>`;
  return { [BASELINE]: { type: 'text/html', body } };
}

export default async function measure({ chromium, site, oneFile, turns }) {
  const bare = site.url.slice(0, -1) + BASELINE;
  const sheet = async (count) => {
    const { id, state } = await stateWith(chromium, site, count);
    return { url: `${site.url}#/sheet/${id}`, state, selector: EDITABLE, samples: [] };
  };
  const few = await sheet(FEW);
  const many = await sheet(MANY);
  const single = { url: oneFile, selector: 'main h1', samples: [] };
  const baseline = { url: bare, selector: 'h1', samples: [] };
  // Taken in turns, so that a slow minute hits all alike.
  for (let run = 0; run < RUNS / turns; run++) {
    for (const place of [few, many, single, baseline]) place.samples.push(await time(chromium, place));
  }
  const against = {
    baseline: 'a page that only fetches and compiles the same WebAssembly',
    baselineSamples: baseline.samples,
  };
  return [
    { name: `navigation to an editable sheet, ${FEW} sheets stored`, samples: few.samples, ...against, goal: { ratio: 2 } },
    {
      name: `navigation to an editable sheet, ${MANY} sheets stored`,
      samples: many.samples,
      baseline: `the same with ${FEW} sheets stored`,
      baselineSamples: few.samples,
      goal: { ratio: 3 },
    },
    { name: 'navigation to the first screen, nothing stored, one file', samples: single.samples, ...against },
  ];
}
