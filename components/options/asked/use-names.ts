import { useEffect, useState } from 'preact/hooks';
import type { NamesAnswer } from '../../../lib/wire/own.ts';
import type { Ask } from '../../own/ask.ts';

export type NamedKind = keyof NamesAnswer;
export type Names = (kind: NamedKind, id: string | undefined) => string;

/** Names for the ids on screen; what has no name here stays its id. Names known stay while others are asked for. */
export function useNames(ask: Ask, wanted: Partial<Record<NamedKind, readonly (string | undefined)[]>>): Names {
  const [known, setKnown] = useState<Partial<NamesAnswer>>({});
  const key = JSON.stringify(
    Object.entries(wanted).map(([kind, ids]) => [kind, [...new Set(ids?.filter(Boolean))].sort().slice(0, 1000)]),
  );

  useEffect(() => {
    let shown = true;
    const ids = Object.fromEntries((JSON.parse(key) as [NamedKind, string[]][]).filter(([, some]) => some.length > 0));
    if (Object.keys(ids).length === 0) return;
    void ask({ type: 'own.names', ids }).then((reply) => {
      if (!shown || !reply.ok) return;
      setKnown((before) => merged(before, reply.value));
    });
    return () => {
      shown = false;
    };
  }, [ask, key]);

  return (kind, id) => (id === undefined ? '' : (known[kind]?.[id] ?? id));
}

function merged(before: Partial<NamesAnswer>, next: NamesAnswer): Partial<NamesAnswer> {
  const kinds = Object.keys(next) as NamedKind[];
  return Object.fromEntries(kinds.map((kind) => [kind, { ...before[kind], ...next[kind] }]));
}
