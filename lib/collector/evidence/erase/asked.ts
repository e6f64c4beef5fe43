/** What an erasure asks for, with what each place needs to answer: the holds, what a person is called, and what a row must have to do with it. */
import type { Selectable } from 'kysely';
import type { ErasureRequest } from '../../../wire/evidence-erase.schema.ts';
import type { Database, Tables } from '../../database.ts';
import { findObject, ownClient } from '../../objects.ts';
import type { Of } from './about.ts';
import type { Whose } from './concerns.ts';
import { type Known, knownOf } from './person-names.ts';

export type Hold = Pick<Selectable<Tables['evidence_holds']>, 'id' | 'client' | 'technician'> & Of;

export interface Asked {
  /** `before` as times are stored: in UTC, with milliseconds */
  request: ErasureRequest;
  /** `before`, or later than anything stored */
  until: string;
  /** of whom */
  of: Of;
  holds: readonly Hold[];
  /** of the person; null where none is asked for */
  known: Known | null;
  /** the person, or else the client, is not in the record any more */
  absent: boolean;
  /** RFC 3339 in UTC */
  now: string;
}

/** What the person is called, folded; the id first. Nothing where none is asked for. */
export const namesIn = ({ known }: Asked): readonly string[] => known?.names ?? [];

/** What erasures write where somebody's name stood. */
export const ERASED = '[erased]';

/** Where erasures are planned and carried out: on a collector, or within its transaction. */
export interface Within {
  db: Database;
  now: () => Date;
}

/** A date, as it is compared with dates: how other characters sort is up to the database's locale. */
const NO_LIMIT = '9999-12-31T23:59:59.999Z';

export async function askedOf({ db, now }: Within, request: ErasureRequest): Promise<Asked> {
  const { client, technician } = request;
  const before = request.before === undefined ? undefined : new Date(request.before).toISOString();
  const here = technician
    ? await findObject(db, 'technicians', technician)
    : client && (await findObject(db, 'clients', client));
  const holds = await db.selectFrom('evidence_holds').select(['id', 'client', 'technician']).execute();
  const own = await ownClient(db);
  return {
    request: { ...request, ...(before === undefined ? {} : { before }) },
    until: before ?? NO_LIMIT,
    of: { client, technician, own: client !== undefined && client === own },
    holds: holds.map((hold) => ({ ...hold, own: hold.client !== null && hold.client === own })),
    known: technician ? await knownOf(db, technician) : null,
    absent: !here,
    now: now().toISOString(),
  };
}

/** Whether a legal hold may cover it. What is of no client is kept by a hold on its person at any. */
export const isHeld = ({ holds }: Pick<Asked, 'holds'>, { client, people }: Whose): boolean =>
  holds.some(
    (hold) =>
      (hold.client === null || hold.client === client || (client === null && hold.technician !== null)) &&
      (hold.technician === null || people === 'anybody' || people.includes(hold.technician)),
  );

/** What goes of these rows, and how many a hold keeps. */
export function unheld<Row>(
  asked: Asked,
  rows: readonly Row[],
  whose: (row: Row) => Whose,
): { gone: Row[]; held: number } {
  const gone = rows.filter((row) => !isHeld(asked, whose(row)));
  return { gone, held: rows.length - gone.length };
}

/** Sentences of a place, those that apply, and what a hold keeps. */
export const because = (held: number, ...sentences: (string | false)[]): string =>
  [...sentences.filter((one) => one !== false), held > 0 && 'What a legal hold may cover stays.']
    .filter((one) => one !== false)
    .join(' ');
