import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Proposal } from '../../../lib/wire/admin.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { clock } from '../../own/moment.ts';
import { Banner } from '../../parts/banner.tsx';
import { TextField } from '../../parts/field.tsx';
import { accessText } from '../../text.ts';
import type { Names } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { ProposalDiff } from './proposal-diff.tsx';

const t = accessText.proposals;

interface Props {
  context: OptionsContext;
  proposal: Proposal;
  names: Names;
  reload(): Promise<void>;
}

/** One proposed change: what it is, who wants it and why, and the other administrator's word on it. */
export function ProposalCard({ context, proposal, names, reload }: Props) {
  const { kind, object, base, body, by, at, why, clients, state, decidedBy, decidedAt, reason } = proposal;
  const what = body === null ? t.removal : base === 0 ? t.newOne : t.change;
  const name = labelOf(body) ?? names('templates', object);
  return (
    <article class="group">
      <header>
        <h2>{displayText(`${t.kinds[kind]} “${name}”: ${what}`)}</h2>
        <p class="dim">{displayText(t.by(names('technicians', by), clock(at)))}</p>
      </header>
      {why && <p class="why-said">{displayText(why)}</p>}
      <ProposalDiff context={context} proposal={proposal} names={names} />
      {clients.length > 0 && (
        <p class="dim">{displayText(t.because(clients.map((id) => names('clients', id)).join(', ')))}</p>
      )}
      {state === 'open' && <Decision context={context} proposal={proposal} reload={reload} />}
      {state !== 'open' && (
        <Banner
          tone={state === 'accepted' ? 'ok' : 'off'}
          text={[t[state](names('technicians', decidedBy ?? ''), clock(decidedAt ?? at)), reason]
            .filter(Boolean)
            .join(': ')}
        />
      )}
    </article>
  );
}

function Decision({ context, proposal, reload }: Pick<Props, 'context' | 'proposal' | 'reload'>) {
  const [reason, setReason] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const own = proposal.by === context.device.technician?.id;
  if (!context.editable) return null;

  async function decide(accepts: boolean) {
    if (!accepts && (reason ?? '').trim().length < 3) return setFailed(t.reasonMissing);
    const { id } = proposal;
    const reply = accepts
      ? await askRoute(context.ask, 'POST /v1/proposals/:id/accept', { id })
      : await askRoute(context.ask, 'POST /v1/proposals/:id/decline', { id, body: { why: reason?.trim() } });
    if (!reply.ok) return setFailed(reply.sentence);
    await reload();
  }

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void decide(false);
      }}
    >
      {own && <Banner tone="off" text={t.own} />}
      {reason !== null && <TextField label={t.reason} value={reason} onValue={setReason} />}
      <div role="status">{failed && <Banner tone="bad" text={failed} />}</div>
      <div class="actions">
        {!own && reason === null && (
          <button type="button" class="button primary" onClick={() => void decide(true)}>
            {t.accept}
          </button>
        )}
        {reason === null ? (
          <button type="button" class="button" onClick={() => setReason('')}>
            {own ? t.takeBack : t.decline}
          </button>
        ) : (
          <>
            <button type="submit" class="button">
              {own ? t.takeBack : t.decline}
            </button>
            <button type="button" class="button" onClick={() => setReason(null)}>
              {t.cancel}
            </button>
          </>
        )}
      </div>
    </form>
  );
}

function labelOf(body: unknown): string | undefined {
  const { label, name, displayName } = (body ?? {}) as Partial<Record<string, unknown>>;
  return [label, name, displayName].find((one) => typeof one === 'string') as string | undefined;
}
