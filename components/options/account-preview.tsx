import { displayText } from '../../lib/evidence/display-text.ts';
import type { Purpose } from '../../lib/record/attributes.ts';
import { derive } from '../../lib/record/derive.ts';
import type { Client, Console, Technician } from '../../lib/record/record.schema.ts';
import { attributeWords, optionsText, purposeWords } from '../text.ts';

interface Props {
  client: Client;
  technician: Technician;
  purpose: Purpose;
}

/** A console of this client, for the sake of deriving: the preview is about names, not about a place. */
const ANYWHERE: Omit<Console, 'tenancy'> = {
  id: 'preview',
  version: 1,
  label: 'Preview',
  kind: 'iam',
  profile: null,
  origins: ['https://preview.invalid'],
  basePath: '/',
  administeredBy: 'us',
};

/** Everything the record and the rules give together for one technician, as a fill would use it. */
export function AccountPreview({ client, technician, purpose }: Props) {
  const console = { ...ANYWHERE, tenancy: { mode: 'client' as const, client: client.id } };
  const { values, missing } = derive({ technician, client, console, purpose });
  const title = optionsText.clients.preview(technician.displayName, purposeWords[purpose].toLowerCase());
  return (
    <details class="preview">
      <summary>{displayText(title)}</summary>
      <dl class="rows">
        {values.map(({ attribute, value }) => (
          <div key={attribute}>
            <dt>{attributeWords[attribute]}</dt>
            <dd>{displayText(value)}</dd>
          </div>
        ))}
        {missing.map(({ attribute, why }) => (
          <div key={attribute}>
            <dt>{attributeWords[attribute]}</dt>
            <dd class="dim">{displayText(why)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
