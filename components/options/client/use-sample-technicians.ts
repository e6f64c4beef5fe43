import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Technician } from '../../../lib/record/record.schema.ts';
import type { Ask } from '../../own/ask.ts';
import { openObject, searchKind } from '../asked/collector.ts';

/** So many technicians a naming rule is tried on while it is written; the collector tries it on all when it is saved. */
const SAMPLE = 200;

interface Sample {
  technicians: Technician[];
  /** the one whose account is previewed */
  shown: Technician | undefined;
  show(id: string): void;
}

/** Real technicians to try a convention on. */
export function useSampleTechnicians(ask: Ask): Sample {
  const [technicians, setTechnicians] = useState<Technician[]>([]);
  const [shown, setShown] = useState<Technician | undefined>();

  useEffect(() => {
    let there = true;
    void searchKind(ask, 'technicians', { state: 'active', limit: SAMPLE }).then((reply) => {
      if (there && reply.ok) setTechnicians(reply.value.items);
    });
    return () => {
      there = false;
    };
  }, [ask]);

  const show = useCallback(
    async (id: string) => {
      const reply = await openObject(ask, 'technicians', id);
      if (reply.ok) setShown(reply.value.object);
    },
    [ask],
  );
  return { technicians, shown: shown ?? technicians[0], show: (id) => void show(id) };
}
