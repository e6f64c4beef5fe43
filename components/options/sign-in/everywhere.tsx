import { useState } from 'preact/hooks';
import type { Ask } from '../../own/ask.ts';
import { Banner } from '../../parts/banner.tsx';
import { signInText as t } from '../../text.ts';

interface Props {
  ask: Ask;
  technician: string;
  reload(): Promise<unknown>;
}

/** For a lost laptop: nothing of this person acts any more, on any device. Asked twice, since this browser is one of them. */
export function SignOutEverywhere({ ask, technician, reload }: Props) {
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);

  async function signOut() {
    const reply = await ask({ type: 'own.ask', route: 'POST /v1/technicians/:id/sign-out', id: technician });
    setFailed(reply.ok ? null : reply.sentence);
    setAsked(false);
    await reload();
  }

  if (!asked)
    return (
      <>
        <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
        <button type="button" class="link start" onClick={() => setAsked(true)}>
          {t.everywhere}
        </button>
      </>
    );
  return (
    <div class="note" role="alert">
      <p>{t.everywhereSure}</p>
      <div class="actions">
        <button type="button" class="button danger" onClick={signOut}>
          {t.everywhere}
        </button>
        <button type="button" class="button" onClick={() => setAsked(false)}>
          {t.everywhereNo}
        </button>
      </div>
    </div>
  );
}
