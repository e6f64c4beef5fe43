import { request as http } from 'node:http';
import { request as https } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { runningPort, stopGroup } from '../process-group.ts';
import { CannotStart } from '../refusal.ts';

/** The status code of a GET, or 0 when nobody answers. The certificate of a local console is its own: it is not checked here. */
function status(url: string): Promise<number> {
  return new Promise((done) => {
    const call = url.startsWith('https:') ? https : http;
    const asked = call(url, { rejectUnauthorized: false, timeout: 10_000, agent: false }, (answer) => {
      answer.resume();
      done(answer.statusCode ?? 0);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => done(0));
    asked.end();
  });
}

/**
 * Waits until `url` answers with a page, a redirect or a sign-in, and the program remembered in `pidFile` is the one that answers. Throws `CannotStart` after
 * `seconds` and ends the program, or at once when it ended by itself: somebody else may have taken its port in the meantime.
 */
export async function waitUntilAnswers(
  url: string,
  seconds: number,
  { pidFile, logFile }: { pidFile: string; logFile: string },
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const code = await status(url);
    if (runningPort(pidFile) === undefined) {
      throw new CannotStart(`The server for ${url} ended by itself. What it printed is in ${logFile}.`);
    }
    if ((code >= 200 && code < 400) || code === 401 || code === 403) return;
    await wait(200);
  }
  await stopGroup(pidFile);
  throw new CannotStart(`${url} did not answer within ${seconds} seconds. What it printed is in ${logFile}.`);
}
