import { useEffect, useState } from 'preact/hooks';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import type { SignInSettingsAnswer } from '../../lib/wire/sign-in.schema.ts';
import type { Ask } from '../own/ask.ts';
import { askRoute } from '../own/ask-route.ts';
import { Banner } from '../parts/banner.tsx';
import { deviceText, signInText as t } from '../text.ts';
import { LinkList } from './sign-in/link-list.tsx';
import { SettingsForm } from './sign-in/settings-form.tsx';

/** Sign-in for the team: administrators set it up, and say who is who. */
export function SignInSettingsPart({ ask, device }: { ask: Ask; device: DeviceStatus }) {
  const [stored, setStored] = useState<SignInSettingsAnswer | null>(null);
  const [redirect, setRedirect] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  async function load() {
    const reply = await askRoute(ask, 'GET /v1/sign-in/settings');
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) setStored(reply.value);
    const offer = await ask({ type: 'own.signInOffer', collector: device.collector ?? '' });
    if (offer.ok) setRedirect(offer.value.redirect);
  }
  useEffect(() => void load(), []);

  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="said">{t.lead}</p>
      {failed !== null && (
        <>
          <Banner tone="bad" text={failed} />
          <button type="button" class="button start" onClick={load}>
            {deviceText.tryAgain}
          </button>
        </>
      )}
      {stored === null && failed === null && <p class="dim">{deviceText.loading}</p>}
      {stored !== null && <SettingsForm ask={ask} stored={stored} redirect={redirect} onSaved={setStored} />}
      {stored !== null && <LinkList ask={ask} />}
    </section>
  );
}
