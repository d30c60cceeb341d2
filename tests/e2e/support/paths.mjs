// Where the built app is, and where the tests leave pictures.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** The built app. */
export const DIST = process.env.GOALSHEET_DIST ?? join(ROOT, 'dist');

/** The configuration that names the tests' own fonts. */
export const FONTS = join(ROOT, 'tests', 'fonts.conf');

/** Pictures taken by tests. */
export const SHOTS = join(ROOT, 'target', 'e2e-shots');

/** The address of a file in the built app, for opening it without a server. */
export const fileUrl = (name) => pathToFileURL(join(DIST, name)).href;

/** The one-file app. */
export const ONE_FILE = fileUrl('goalsheet.html');

/** The city's real document, which not every checkout has. */
export const SEED = join(process.env.GOALSHEET_SHARED ?? shared(dirname(fileURLToPath(import.meta.url))), 'seed');

/** The nearest `shared` folder beside the project, from here upwards. */
function shared(from) {
  const here = join(from, 'shared');
  if (existsSync(join(here, 'seed')) || dirname(from) === from) return here;
  return shared(dirname(from));
}
