import { useState } from 'preact/hooks';
import type { DeviceStatus, RecordAnswer } from '../../lib/wire/own.ts';
import type { OverlayState } from '../../lib/wire/state.ts';
import type { Ask } from '../own/ask.ts';
import { AskPart } from './ask/ask-part.tsx';
import { EmergencyPart } from './emergency/emergency-part.tsx';
import { RequestsPart } from './requests-part.tsx';

interface Props {
  ask: Ask;
  /** of the tab in front; null where nothing is worked on in it */
  state: OverlayState | null;
  device: DeviceStatus;
  record: RecordAnswer | null;
}

/** Access beside a console: what waits, asking from the ticket of the tab in front, and what cannot wait. */
export function WorkPart({ ask, state, device, record }: Props) {
  const [turn, setTurn] = useState(0);
  if (!device.technician) return null;
  const { id: me, roles } = device.technician;
  // Who only audits asks for nothing.
  const works = roles.some((role) => role !== 'compliance');
  const ticket = state?.ticket ?? null;
  const client = state?.client.status === 'known' ? state.client.id : '';
  const technician = state && 'id' in state.subject ? state.subject.id : '';
  const changed = () => setTurn(turn + 1);
  const here = { ask, device, record, ticket, client };
  return (
    <>
      <RequestsPart ask={ask} me={me} offline={device.offline !== null} ticket={ticket} turn={turn}>
        {works && <AskPart {...here} technician={technician} onAsked={changed} />}
      </RequestsPart>
      {works && <EmergencyPart {...here} me={me} onBegun={changed} />}
    </>
  );
}
