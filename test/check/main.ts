/** `npm run check`: what can be known without running a browser. The last line counts what passed and what failed. */
import { join } from 'node:path';
import { CannotStart } from '../../lib/start/refusal.ts';
import { bundles } from './bundles.ts';
import { fileRules } from './file-rules.ts';
import type { Check, Finding } from './finding.ts';
import { imports } from './imports.ts';
import { manifest } from './manifest.ts';
import { packageSafety } from './package-safety.ts';
import { profiles } from './profiles.ts';
import { sizes } from './sizes.ts';
import { builds, format, types, webExtLint } from './tools.ts';

const root = join(import.meta.dirname, '../..');
/** In this order: what reads a build comes after the builds. */
const CHECKS: Check[] = [
  types,
  format,
  imports,
  fileRules,
  profiles,
  builds,
  bundles,
  packageSafety,
  sizes,
  manifest,
  webExtLint,
];

async function findingsOf(check: Check): Promise<Finding[]> {
  try {
    return await check.run(root);
  } catch (error) {
    // a check that cannot run has not passed
    const said =
      error instanceof CannotStart ? `${error.message}\n${error.detail}` : ((error as Error).stack ?? String(error));
    return [{ where: check.name, what: said }];
  }
}

let failed = 0;
for (const check of CHECKS) {
  const began = Date.now();
  const found = await findingsOf(check);
  if (found.length > 0) failed += 1;
  console.log(`${found.length > 0 ? '✗' : '✓'} ${check.name}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  for (const { where, what } of found) console.log(`    ${where}: ${what.replaceAll('\n', '\n    ')}`);
}
console.log(`${CHECKS.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
