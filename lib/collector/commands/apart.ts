/** `apart`: what known devices sent and the log could not take, one line of JSON each, oldest first; with `--show` the words of one. */
import { openApart } from '../apart/sealed-apart.ts';
import { withData } from './data-folder.ts';
import { type GivenBy, Usage } from './usage.ts';

export const options = { data: { type: 'string' }, show: { type: 'string' } } as const;

export async function run({ data, show }: GivenBy<typeof options>): Promise<void> {
  await withData(data, async (db) => {
    const all = db
      .selectFrom('quarantine as q')
      .innerJoin('devices as d', 'd.id', 'q.device')
      .select(['q.id', 'q.at', 'q.device', 'd.technician', 'q.reason', 'q.digest as sha256']);
    if (show === undefined) {
      for (const row of await all.orderBy('q.id').execute()) process.stdout.write(`${JSON.stringify(row)}\n`);
      return;
    }
    const row = await db.selectFrom('quarantine').selectAll().where('id', '=', show).executeTakeFirst();
    if (!row) throw new Usage(`Nothing with the id ${show} is kept apart. "apart" without --show lists what is.`);
    const text = openApart(db, row);
    if (text === null) throw new Usage('It does not open: its key was destroyed, or it was changed in the database.');
    process.stdout.write(`${text}\n`);
  });
}
