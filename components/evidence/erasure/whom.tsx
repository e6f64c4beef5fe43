import { PickObject } from '../../options/object/pick-object.tsx';
import { evidenceKeepText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';

export interface Whom {
  client?: string;
  technician?: string;
}

export interface EraseWish extends Whom {
  before?: string;
}

interface Props {
  context: EvidenceContext;
  whom: Whom;
  onWhom(whom: Whom): void;
  disabled?: boolean;
}

/** A client, a person, or both: whose evidence it is about. */
export function WhomFields({ context, whom, onWhom, disabled }: Props) {
  const set = (change: Whom) => {
    const next = { ...whom, ...change };
    onWhom({
      ...(next.client ? { client: next.client } : {}),
      ...(next.technician ? { technician: next.technician } : {}),
    });
  };
  return (
    <>
      <PickObject
        context={context}
        kind="clients"
        label={t.client}
        value={whom.client}
        empty={t.noClient}
        disabled={disabled}
        onValue={(client) => set({ client })}
      />
      <PickObject
        context={context}
        kind="technicians"
        label={t.person}
        value={whom.technician}
        empty={t.nobody}
        disabled={disabled}
        onValue={(technician) => set({ technician })}
      />
    </>
  );
}
