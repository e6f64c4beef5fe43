import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { print } from './progress.ts';
import type { Running } from './running.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The main job driven by a program, in a browser without a window. */
interface Tour {
  /** the exit code, 0 when everything was right; null when a signal ended it */
  ended: Promise<number | null>;
  stop(): void;
}

/** Starts it on consoles that run already; what it prints goes through. Undefined where the checkout has none. */
function startTour(practice: boolean, environment: Record<string, string>): Tour | undefined {
  // the tour ends the consoles it used unless it is told that they are somebody else's
  const [script, ...words] = practice ? ['test/start/practice-tour.ts'] : ['test/tour/main.ts', '--keep'];
  const path = join(ROOT, script ?? '');
  if (!existsSync(path)) return undefined;
  const child: ChildProcess = spawn(process.execPath, [path, ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return {
    ended: new Promise((done, fail) => {
      child.once('exit', done);
      child.once('error', fail);
    }),
    stop: () => child.kill('SIGTERM'),
  };
}

/** Where there is no screen the main job is driven by a program, once per data folder. */
export async function driveFirstTime(running: Running): Promise<void> {
  const done = join(running.options.data, running.options.real ? 'driven-real' : 'driven');
  if (existsSync(done)) {
    print(
      '\nThere is no display to open a browser on. The main job was driven before; npm start -- --once drives it again.',
    );
    return;
  }
  print('\nThere is no display to open a browser on: a program drives the main job once.');
  const code = await driveOnce(running);
  if (code === 0) writeFileSync(done, '');
  else if (!running.stopping.begun())
    print('\nThe main job did not go through: what went wrong stands above. The rest keeps serving.');
}

/** Drives the main job and answers its exit code. */
export async function driveOnce({ options, consoles, collector, stopping }: Running): Promise<number> {
  const tour = startTour(!options.real, {
    ...consoles.environment,
    COLLECTOR_URL: collector.url,
    COLLECTOR_DATA: collector.folder,
    CONSOLES_STATE: join(options.data, 'consoles'),
    TOUR_OUT: join(options.data, 'tour'),
  });
  if (!tour) {
    print('This checkout has no tour, so the main job cannot be driven by a program.');
    return 1;
  }
  stopping.add(tour.stop);
  return (await Promise.race([tour.ended, stopping.asked])) ?? 1;
}
