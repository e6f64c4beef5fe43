import { database, type Identity } from '../database.ts';

/** Number of this device's last event; 0 before the first. */
export const headOf = async ({ id }: Pick<Identity, 'id'>): Promise<number> =>
  (await database.heads.get(id))?.head.seq ?? 0;
