import { evidenceText as t } from '../text.ts';
import type { EvidenceDeeds } from './context.ts';

/** Prints what is shown; not on the paper itself. */
export function PrintButton({ deeds }: { deeds: Pick<EvidenceDeeds, 'print'> }) {
  return (
    <button type="button" class="button no-print" onClick={deeds.print}>
      {t.print}
    </button>
  );
}
