/**
 * `npm start`: everything needed to try Unswivel on this machine, set up and running, from a fresh checkout.
 * What is made stays in the data folder; the next start finds it again.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { HELP, type StartOptions, startOptions } from './arguments.ts';
import { findOrInstallChromium } from './browser/find-chromium.ts';
import { ADMINISTRATOR, newCode, prepareCollector, startCollector } from './collector-process.ts';
import { canInstallPackages } from './debian.ts';
import { startDemoConsoles } from './demo-consoles.ts';
import { buildExtension } from './extension-build.ts';
import { rememberedPorts } from './ports.ts';
import { print, printFailure, step } from './progress.ts';
import { CannotStart } from './refusal.ts';
import type { Running } from './running.ts';
import { createStopping, type Stopping } from './stopping.ts';
import { driveFirstTime, driveOnce } from './tour.ts';
import { hasScreen, openWindow } from './window.ts';

const root = join(import.meta.dirname, '../..');

async function main(): Promise<number> {
  const options = startOptions(process.argv.slice(2), root);
  if (!options) {
    print(HELP);
    return 0;
  }
  if (options.real && !canInstallPackages()) {
    throw new CannotStart(
      '--real needs Debian and root, to install Request Tracker and slapd. Without it the practice pair is used.',
    );
  }
  const stopping = createStopping();
  try {
    const running = await Promise.race([setUp(options, stopping), stopping.asked]);
    return running ? await use(running) : 130;
  } finally {
    await stopping.run();
  }
}

/** Everything up to a collector that answers and consoles that are in its record. */
async function setUp(options: StartOptions, stopping: Stopping): Promise<Running> {
  print(`Unswivel sets itself up; everything it keeps is in ${options.data}.`);
  mkdirSync(options.data, { recursive: true });
  const ports = rememberedPorts(options.data, (line) => print(`  … ${line}`));
  const folder = join(options.data, 'collector');
  const port = await ports.portFor('collector', undefined, options.port);
  const chromium = await step('Chromium', async (say) => {
    const { path, version } = await findOrInstallChromium(say);
    process.env.CHROMIUM = path;
    return { value: path, note: `${version}, ${path}` };
  });
  const [started, built] = await Promise.allSettled([
    startDemoConsoles(options.data, ports, options.real),
    step('extension', async () => {
      const { folder: made, built: now } = await buildExtension(root, 'chrome');
      return { value: made, note: now ? 'built' : 'as built before' };
    }),
  ]);
  if (started.status === 'fulfilled') stopping.add(started.value.stop);
  const consoles = resolved(started);
  const extension = resolved(built);
  const collector = await step('collector', async () => {
    await prepareCollector(folder, consoles.urls);
    const started = await startCollector(folder, port);
    return { value: started, note: started.url };
  });
  stopping.add(collector.stop);
  return { options, stopping, chromium, extension, consoles, collector };
}

function resolved<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

/** Shows what there is and keeps it going until somebody ends it. Answers the exit code. */
async function use(running: Running): Promise<number> {
  const { options, stopping, collector } = running;
  tellHow(running, await newCode(collector.folder, ADMINISTRATOR.id, 'administrator', '*'));
  if (options.once) return driveOnce(running);
  if (options.browser && hasScreen()) await openWindow(running);
  else if (options.browser) await driveFirstTime(running);
  print('\nCtrl-C stops everything; what was made stays.');
  const died = collector.ended.then(() => 'died' as const);
  if ((await Promise.race([stopping.asked, died])) !== 'died') {
    print('\nStopping.');
    return 0;
  }
  throw new CannotStart(
    `The collector ended by itself. What it printed is in ${collector.logFile}; start again to go on with the same data.`,
  );
}

function tellHow({ collector, extension, consoles }: Running, code: string): void {
  print(`
  Collector        ${collector.url}
  One-time code    ${code}    for ${ADMINISTRATOR.name}, administrator; good for one day
  Load unpacked    ${extension}    in your own Chrome or Edge: extensions page, developer mode

  Consoles to try it on; they run on this machine only:
${consoles.signIns.map((line) => `  ${line}`).join('\n')}`);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    printFailure(error);
    process.exit(1);
  },
);
