// Runs the benchmarks and prints one table: `cargo xtask bench [part of a file name …]`.
//
// A measurement is a file `*.bench.mjs` here. Its default export is an async
// function that gets `{ chromium, site, oneFile }` and answers with rows
// `{ name, baseline, samples: number[], baselineSamples: number[] }` in milliseconds,
// measured in turns in the same run, so that a slow minute hits both.

import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIST, ONE_FILE } from '../support/paths.mjs';
import { startChromium } from '../support/browsers.mjs';
import { serve } from '../support/server.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(HERE)
  .filter((file) => file.endsWith('.bench.mjs'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
if (files.length === 0) throw new Error('no benchmark has such a name');

const chromium = await startChromium();
console.log(`Chromium ${chromium.version()}, headless; times in ms`);
try {
  for (const file of files) {
    const { default: measure, pages = () => ({}) } = await import(new URL(file, import.meta.url));
    const site = await serve(DIST, pages(DIST));
    try {
      for (const row of await measure({ chromium, site, oneFile: ONE_FILE })) print(row);
    } finally {
      await site.close();
    }
  }
} finally {
  await chromium.close();
}

function print({ name, baseline, samples, baselineSamples }) {
  const own = summary(samples);
  const base = summary(baselineSamples);
  console.log(`\n${name} (${samples.length} runs)`);
  console.log(`  median ${own.median.toFixed(1)}   p95 ${own.p95.toFixed(1)}`);
  console.log(`  median ${base.median.toFixed(1)}   p95 ${base.p95.toFixed(1)}   baseline: ${baseline}`);
  console.log(`  ratio of the medians: ${(own.median / base.median).toFixed(2)}`);
}

function summary(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
  return { median: at(0.5), p95: at(0.95) };
}
