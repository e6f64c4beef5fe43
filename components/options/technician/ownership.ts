import type { Ownable } from '../../../lib/record/access.schema.ts';
import { clock } from '../../own/moment.ts';
import { optionsText } from '../../text.ts';
import type { Opened } from '../asked/collector.ts';

const t = optionsText.technicians;

export interface Owned {
  /** a source owns the part: only it may change it */
  locked: boolean;
  /** where the part comes from and since when, or who alone may change it */
  hint: string | undefined;
}
export type Ownership = (part: Ownable) => Owned;

/** Names of the sources that keep parts of this record, each once. */
export function ownersOf(opened: Opened<'technicians'> | null): string[] {
  return [...new Set(Object.values(opened?.owners ?? {}).map((owner) => owner?.label ?? ''))];
}

/** Where each part of a technician's record comes from, and which are another's to change. */
export function ownershipOf(opened: Opened<'technicians'> | null): Ownership {
  return (part) => {
    const said = opened?.sources?.[part];
    const from = said && t.said(said.source === 'options' ? t.byHand : said.label, clock(said.at));
    const owner = opened?.owners?.[part];
    if (owner && said?.source === owner.id) return { locked: true, hint: t.keptSince(owner.label, clock(said.at)) };
    if (owner) return { locked: true, hint: [t.keptBy(owner.label), from].filter(Boolean).join('; ') };
    return { locked: false, hint: from };
  };
}
