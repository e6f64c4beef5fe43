import { displayText } from '../../lib/evidence/display-text.ts';
import type { OverlayState } from '../../lib/wire/state.ts';
import { ToneMark } from '../parts/tone.tsx';
import { overlayText as t } from '../text.ts';
import { Choices } from './choices.tsx';

interface Props {
  client: OverlayState['client'];
  onChoose(event: Event, id: string): void;
}

/** The client the ticket belongs to; asked for when the names do not decide, and then kept for the team. */
export function ClientPart({ client, onChoose }: Props) {
  if (client.status === 'known') {
    return (
      <section>
        <h3>{t.client}</h3>
        <p class="lead">{displayText(client.name)}</p>
      </section>
    );
  }
  const sentence = client.status === 'ambiguous' ? t.clientAmbiguous(client.named) : t.clientUnknown(client.named);
  return (
    <section>
      <h3>{t.client}</h3>
      <p class="ask">
        <ToneMark tone="warn" />
        <span>
          {displayText(sentence)} {client.choices.length > 0 ? t.clientAsk : t.clientNone}
        </span>
      </p>
      {client.choices.length > 0 && <Choices label={t.client} choices={client.choices} onChoose={onChoose} />}
    </section>
  );
}
