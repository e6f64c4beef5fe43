import { useEffect, useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { SignInLink } from '../../../lib/wire/sign-in.schema.ts';
import type { Ask, Reply } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { TextField } from '../../parts/field.tsx';
import { signInText as t } from '../../text.ts';

/** Who at the provider is which technician: those who wait first. */
export function LinkList({ ask }: { ask: Ask }) {
  const [links, setLinks] = useState<SignInLink[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  async function load() {
    const reply = await askRoute(ask, 'GET /v1/sign-in/links');
    if (reply.ok) setLinks(reply.value.links);
    else setFailed(reply.sentence);
  }
  useEffect(() => void load(), []);

  async function done(reply: Reply<unknown>) {
    setFailed(reply.ok ? null : reply.sentence);
    await load();
  }

  return (
    <section class="stack">
      <h3>{t.links}</h3>
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      {links?.length === 0 && <p class="dim">{t.linksNone}</p>}
      <ul class="records">
        {links?.map((link) => (
          <Line
            key={link.id}
            link={link}
            onLink={async (technician) =>
              done(await askRoute(ask, 'PUT /v1/sign-in/links/:id', { id: link.id, body: { technician } }))
            }
            onUnlink={async () => done(await askRoute(ask, 'DELETE /v1/sign-in/links/:id', { id: link.id }))}
          />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  link: SignInLink;
  onLink(technician: string): Promise<void>;
  onUnlink(): Promise<void>;
}

function Line({ link, onLink, onUnlink }: LineProps) {
  const [technician, setTechnician] = useState('');
  return (
    <li>
      <span class="two">
        {displayText(t.shown(link.shown, link.subject))}
        <small>{link.technician ? t.linked(link.technician) : t.waits}</small>
      </span>
      {link.technician === null && (
        <>
          <TextField label={t.technician} mono value={technician} onValue={setTechnician} />
          <button type="button" class="button" onClick={() => technician.trim() && onLink(technician.trim())}>
            {t.link}
          </button>
        </>
      )}
      <button type="button" class="link" onClick={onUnlink}>
        {t.unlink}
      </button>
    </li>
  );
}
