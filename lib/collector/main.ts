/** The collector's command line. Works beside a running server: the database serialises both. */
import { parseArgs } from 'node:util';
import { CannotOpen } from './cannot-open.ts';
import { Usage } from './commands/usage.ts';
import { Refused } from './errors.ts';

/** Each is loaded when it is called: who only checks a pack needs no database's driver. */
const COMMANDS = {
  apart: () => import('./commands/apart.ts'),
  backup: () => import('./commands/backup.ts'),
  'body-keys': () => import('./commands/body-keys.ts'),
  close: () => import('./commands/close.ts'),
  devices: () => import('./commands/devices.ts'),
  drift: () => import('./commands/drift.ts'),
  enrol: () => import('./commands/enrol.ts'),
  erase: () => import('./commands/erase.ts'),
  export: () => import('./commands/export.ts'),
  fsck: () => import('./commands/fsck.ts'),
  grant: () => import('./commands/grant.ts'),
  hold: () => import('./commands/hold.ts'),
  init: () => import('./commands/init.ts'),
  'log-key': () => import('./commands/log-key.ts'),
  restore: () => import('./commands/restore.ts'),
  revoke: () => import('./commands/revoke.ts'),
  sample: () => import('./commands/sample.ts'),
  security: () => import('./commands/security.ts'),
  serve: () => import('./commands/serve.ts'),
  'sign-in': () => import('./commands/sign-in.ts'),
  take: () => import('./commands/take.ts'),
  verify: () => import('./commands/verify.ts'),
};

const HELP = `The Unswivel collector.

  init     --data DIR (--technician-json FILE | --user-name U --given-name G --family-name F [--email E]) [--company NAME --domain D] [--log-key FILE]
  serve    --data DIR [--port 8443] [--host 127.0.0.1] [--tls-cert FILE --tls-key FILE | --behind-proxy] [--log-key FILE] [--public-log]
           [--allow-destination HOST[:PORT] …]     (a receiver of evidence in a private network)
  enrol    --data DIR --technician ID [--roles r,r] [--serves client,client|*] [--minutes 1440]
  grant    --data DIR --technician ID [--roles r,r] [--serves client,client|*]
  sign-in  show|set|off --data DIR [--file FILE] [--secret-file FILE]     (people sign in through an OpenID Connect provider)
  sign-in  out --data DIR --technician ID     (everywhere; devices still deliver what they recorded)
  devices  --data DIR
  revoke   --data DIR --device ID
  close    --data DIR --device ID     (a lost device; says what it had and never reported)
  security --data DIR [--limit 100]
  apart    --data DIR [--show ID]     (what came from known devices and has no place in the log; --show: the words themselves)
  sample   add|remove --data DIR [--console id=address ...]
  fsck     --data DIR [--checkpoint FILE]     (derives the log again from the database, its bodies, keys and devices with it, but not the record, nor what is made from the log; names the first thing wrong)
  backup   --data DIR --out FILE     (beside a running server; without the log key and the body keys, which are kept elsewhere)
  restore  --data DIR --from FILE [--epoch N]     (checks the backup and opens a signed new epoch; --epoch: the newest anybody has seen)
  log-key  rotate|show --data DIR
  body-keys copy --data DIR --out FOLDER     (the keys bodies are sealed with, kept apart from backups; those destroyed go there too, those from before a passphrase are wrapped)
  body-keys give-up --data DIR [--yes]     (keys that are lost for good: what they sealed counts as erased)
  drift    rebuild --data DIR     (makes what was seen, and what is wrong, again from log and record)
  export   --data DIR --out FILE [--client ID] [--from DAY] [--to DAY] [--format pack|html|jsonl|csv|ocsf]
  erase    --data DIR (--client ID | --technician ID) [--before DAY] [--why TEXT --yes]     (without --yes: what would go, and what would stay and why)
  hold     set|end|list --data DIR [--id ID --client ID --technician ID --why TEXT]     (what a legal hold covers is not erased)
  take     --data DIR --file FILE [--admit]     (what a browser saved to a file; --admit: also of a device a restored backup does not know)
  verify   PACK [OTHER-PACK | FORK-FILE] [--log-key VKEY] [--html FILE]     (offline; needs no data folder)

Commands that write to the log take --log-key FILE where its key is not DIR/log-key.pem. Add --json for one line of JSON instead of words.
With DATABASE_URL=postgres://… (or --database postgres://…) the data is kept in PostgreSQL, and --data holds the log's key only; as many collectors as wanted
may serve one database. They share one folder of body keys: --body-keys FOLDER or UNSWIVEL_BODY_KEYS, else DIR/body-keys.`;

async function main(words: string[]): Promise<void> {
  const [name, ...rest] = words;
  if (!Object.hasOwn(COMMANDS, name ?? '')) throw new Usage(HELP);
  const command = await COMMANDS[name as keyof typeof COMMANDS]();
  const options = { ...command.options, database: { type: 'string' }, 'body-keys': { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true });
  if (values.database) process.env.DATABASE_URL = values.database;
  if (values['body-keys']) process.env.UNSWIVEL_BODY_KEYS = values['body-keys'];
  await (command.run as (given: object, words: string[]) => Promise<void>)(values, positionals);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected =
    error instanceof Usage ||
    error instanceof Refused ||
    error instanceof CannotOpen ||
    isParseError(error) ||
    isListenError(error);
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = expected ? 2 : 1;
});

const isParseError = (error: unknown): error is Error =>
  error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');

const isListenError = (error: unknown): error is Error =>
  error instanceof Error &&
  ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes((error as NodeJS.ErrnoException).code ?? '');
