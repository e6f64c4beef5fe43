import { request as http } from 'node:http';
import { request as https } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
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

/** Waits until `url` answers with a page, a redirect or a sign-in. Throws `CannotStart` after `seconds`. */
export async function waitUntilAnswers(url: string, seconds: number, logFile: string): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const code = await status(url);
    if ((code >= 200 && code < 400) || code === 401 || code === 403) return;
    await wait(200);
  }
  throw new CannotStart(`${url} did not answer within ${seconds} seconds. What it printed is in ${logFile}.`);
}
