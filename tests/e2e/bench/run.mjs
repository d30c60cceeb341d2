// Runs the benchmarks and prints what they came to: `cargo xtask bench [--before DIR] [part of a file name …]`. A whole run
// also writes it as Markdown to GOALSHEET_REPORT, below the sizes that GOALSHEET_SIZES has.
//
// A measurement is a file `*.bench.mjs` here. Its default export is an async function that gets
// `{ chromium, site, oneFile, turns }` and answers with rows `{ name, baseline, samples: number[], baselineSamples: number[],
// goal? }` in milliseconds, measured in turns in the same run, so that a slow minute hits both. A goal is the most that one of
// `median`, `p95`, `ratio` and `difference` (both of the medians, to the baseline) should be. Beside another build
// (`GOALSHEET_BEFORE`) it is called in two turns for each, and takes half of its runs in each.

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, platform, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DIST } from '../support/paths.mjs';
import { startChromium } from '../support/browsers.mjs';
import { serve } from '../support/server.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(HERE)
  .filter((file) => file.endsWith('.bench.mjs'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
if (files.length === 0) throw new Error('no benchmark has such a name');

const after = { name: 'after', dist: DIST };
const before = process.env.GOALSHEET_BEFORE && { name: 'before', dist: process.env.GOALSHEET_BEFORE };
/** There and back, so that a machine that grows slower does so for both. */
const turns = before ? [before, after, after, before] : [after];

/** The rows of the report. */
const report = [];
const chromium = await startChromium();
const VERSION = chromium.version();
console.log(`Chromium ${VERSION}, headless; times in ms`);
try {
  for (const file of files) {
    const measurement = await import(new URL(file, import.meta.url));
    const rows = new Map();
    for (const build of turns) {
      for (const row of await measured(measurement, build)) {
        const sides = rows.get(row.name) ?? rows.set(row.name, {}).get(row.name);
        const side = (sides[build.name] ??= { ...row, samples: [], baselineSamples: [] });
        side.samples.push(...row.samples);
        side.baselineSamples.push(...row.baselineSamples);
      }
    }
    for (const [name, sides] of rows) print(name, sides);
  }
} finally {
  await chromium.close();
}
if (process.env.GOALSHEET_REPORT) writeReport(process.env.GOALSHEET_REPORT);

async function measured({ default: measure, pages = () => ({}) }, { dist }) {
  const site = await serve(dist, pages(dist));
  try {
    const oneFile = pathToFileURL(join(dist, 'goalsheet.html')).href;
    return await measure({ chromium, site, oneFile, turns: before ? 2 : 1 });
  } finally {
    await site.close();
  }
}

function print(name, sides) {
  const { baseline, samples, baselineSamples, goal } = sides.after;
  const [own, base] = [summary(samples), summary(baselineSamples)];
  const found = { ...own, ratio: own.median / base.median, difference: own.median - base.median };
  report.push({ name: name.trim(), own, base, baseline, goal, found });
  console.log(`\n${name} (${samples.length} runs)`);
  line(own, before ? 'after' : '');
  if (before) line(summary(sides.before.samples), 'before');
  line(base, `baseline: ${baseline}`);
  console.log(`  ratio of the medians: ${(own.median / base.median).toFixed(2)}`);
  if (before) console.log(`  ratio to before: ${(own.median / summary(sides.before.samples).median).toFixed(2)}`);
}

function line({ median, p95 }, what) {
  console.log(`  median ${median.toFixed(1)}   p95 ${p95.toFixed(1)}   ${what}`.trimEnd());
}

function summary(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
  return { median: at(0.5), p95: at(0.95) };
}

function judged(goal, found) {
  const [[of, most]] = Object.entries(goal);
  const told = { median: `median ≤ ${most} ms`, p95: `p95 ≤ ${most} ms`, ratio: `≤ ${most} ×`, difference: `≤ ${most} ms more` }[of];
  return `${told}: ${found[of] <= most ? 'met' : '**missed**'}`;
}

function writeReport(file) {
  const ms = (number) => number.toFixed(1);
  const rows = report.map(({ name, own, base, baseline, goal, found }) =>
    `| ${name} | ${ms(own.median)} | ${ms(own.p95)} | ${baseline}: ${ms(base.median)} | ${found.ratio.toFixed(2)} | ${goal ? judged(goal, found) : ''} |`);
  const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()}, headless Chromium ${VERSION}`;
  const text = `# Measured

By \`cargo xtask bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}. It writes this file anew.

## Sizes

\`\`\`
${(process.env.GOALSHEET_SIZES ?? '').trimEnd()}
\`\`\`

## Times, in ms

| what | median | p95 | baseline of the same run, its median | ratio | goal |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
