import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_PORTS } from './ports.ts';
import { CannotStart } from './refusal.ts';

export interface StartOptions {
  /** Request Tracker 5 and LDAP Account Manager instead of the practice pair */
  real: boolean;
  /** absolute path of the data folder */
  data: string;
  /** the collector's port when none is remembered */
  port: number;
  /** end after the main job was driven once */
  once: boolean;
  browser: boolean;
}

export const HELP = `npm start [-- options]

  --real         Request Tracker 5 and LDAP Account Manager instead of the practice pair (Debian, as root)
  --data DIR     where everything is kept (default .data)
  --port N       the collector's port (default ${DEFAULT_PORTS.collector})
  --once         drive the main job once without a window, then end
  --no-browser   serve only
  --help`;

/** Reads the command line. Undefined when only help was asked for. Throws `CannotStart` for what it does not know. */
export function startOptions(words: string[], root: string): StartOptions | undefined {
  const given = parsed(words);
  if (given.help) return undefined;
  const port = given.port === undefined ? DEFAULT_PORTS.collector : Number(given.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CannotStart(`“${given.port}” is no port. Say a number from 1 to 65535.`);
  }
  return {
    real: given.real ?? false,
    data: resolve(root, given.data ?? '.data'),
    port,
    once: given.once ?? false,
    browser: !(given['no-browser'] ?? false),
  };
}

function parsed(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        real: { type: 'boolean' },
        data: { type: 'string' },
        port: { type: 'string' },
        once: { type: 'boolean' },
        'no-browser': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new CannotStart(`${(error as Error).message}\n\n${HELP}`);
  }
}
