import { evidenceAuditText as t } from '../../text.ts';
import type { Verdict } from './use-proofs.ts';

/** Beside an entry of a list: what came of proving it; nothing while nobody asked. */
export function VerdictMark({ verdict }: { verdict: Verdict | undefined }) {
  if (!verdict) return null;
  const tone = { verified: 'tag ok', gone: 'tag quiet', open: 'tag', wrong: 'tag bad' }[verdict.is];
  return <span class={tone}>{t.verdicts[verdict.is]}</span>;
}
