import type { RecordAnswer } from '../../lib/wire/own.ts';
import type { Names } from '../text/events.ts';

/** Names by id; what this device may not see stays its id. */
export function namesOf(record: Pick<RecordAnswer, 'consoles' | 'clients' | 'technicians'> | null): Names {
  return {
    console: (id) => record?.consoles.find((one) => one.id === id)?.label ?? id,
    client: (id) => record?.clients.find((one) => one.id === id)?.name ?? id,
    technician: (id) => record?.technicians.find((one) => one.id === id)?.displayName ?? id,
  };
}
