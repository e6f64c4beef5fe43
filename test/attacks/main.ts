/**
 * `npm run attacks [numbers]`: performs the numbered attacks against the built extension in a real browser and the running collector.
 * The last line is JSON: `{"passed":[…],"failed":[…],"absent":[…]}`; `absent` are the numbers of the list that have no attack here yet.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXTENSION } from '../drive/browser.ts';
import type { Attack } from './attack.ts';
import { openStage, type Stage } from './stage.ts';

/** How many attacks the list has; numbers are stable. */
const LISTED = 53;
const LONGEST_MS = 60_000;

const all = await findAttacks();
const asked = process.argv.slice(2).map(Number);
const chosen = asked.length > 0 ? all.filter(({ number }) => asked.includes(number)) : all;
const unknown = asked.filter((number) => !all.some((attack) => attack.number === number));
if (unknown.length > 0) {
  console.error(
    `There is no attack ${unknown.join(', ')} here. There are ${all.map(({ number }) => number).join(', ')}.`,
  );
  process.exit(2);
}

if (!existsSync(join(EXTENSION, 'manifest.json'))) {
  const root = new URL('../..', import.meta.url).pathname;
  execFileSync(process.execPath, [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
    cwd: root,
    stdio: 'inherit',
  });
}

const passed: number[] = [];
const failed: number[] = [];
const stage = await openStage().catch((error) => {
  console.log(`✗ Nothing could be attacked: ${error instanceof Error ? error.message : error}`);
  return null;
});
for (const attack of chosen) (stage && (await perform(stage, attack)) ? passed : failed).push(attack.number);
await stage?.close();
const here = all.map(({ number }) => number);
const absent = Array.from({ length: LISTED }, (_, at) => at + 1).filter((number) => !here.includes(number));
console.log(JSON.stringify({ passed, failed, absent }));
process.exit(failed.length > 0 ? 1 : 0);

/** Every `NN-name.ts` of this folder is an attack; nothing else names them. */
async function findAttacks(): Promise<Attack[]> {
  const files = readdirSync(import.meta.dirname).filter((name) => /^\d\d-.*\.ts$/.test(name));
  const modules = await Promise.all(files.sort().map((name) => import(`./${name}`) as Promise<{ attack: Attack }>));
  return modules.map((module) => module.attack);
}

async function perform(stage: Stage, attack: Attack): Promise<boolean> {
  const began = Date.now();
  const name = `${String(attack.number).padStart(2)} ${attack.title}`;
  try {
    const happened = await Promise.race([attack.attack(stage), tooLong()]);
    console.log(`✓ ${name}: ${happened} (${Date.now() - began} ms)`);
    return true;
  } catch (error) {
    console.log(`✗ ${name}: ${error instanceof Error ? error.message : error} (${Date.now() - began} ms)`);
    if (process.env.UNSWIVEL_TRACE && error instanceof Error) console.log(error.stack);
    return false;
  }
}

function tooLong(): Promise<never> {
  return new Promise((_, fail) => {
    setTimeout(() => fail(new Error(`It did not end within ${LONGEST_MS / 1000} s.`)), LONGEST_MS).unref();
  });
}
