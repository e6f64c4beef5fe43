import { useId } from 'preact/hooks';
import { ATTRIBUTES, type Attribute } from '../../lib/record/attributes.ts';
import type { Client } from '../../lib/record/record.schema.ts';
import { attributeWords, optionsText } from '../text.ts';

const t = optionsText.clients;

type Fields = NonNullable<Client['evidence']>['fields'];
type Policy = NonNullable<Fields[Attribute]>;

const POLICIES: Policy[] = ['plain', 'digest', 'omit'];
/** Personal ones first; a ticket's number is why an event is there and always kept. */
const FIRST: Attribute[] = ['mobile', 'phone', 'email', 'displayName', 'employeeNumber', 'streetAddress'];
const OFFERED = [...new Set([...FIRST, ...ATTRIBUTES])].filter((one) => one !== 'ticketNumber');

/** What the log keeps of each attribute's values at this client: a row for each that is not kept as it is. */
export function EvidenceField({ fields, onFields }: { fields: Fields; onFields(fields: Fields): void }) {
  const id = useId();
  const rows = Object.entries(fields) as [Attribute, Policy][];
  const free = OFFERED.find((one) => !(one in fields));

  /** Rows stay where they are while they are changed. */
  function replace(at: number, attribute: Attribute, policy: Policy) {
    onFields(Object.fromEntries(rows.map((row, place) => (place === at ? [attribute, policy] : row))));
  }

  return (
    <fieldset class="group">
      <legend>{t.evidence}</legend>
      <p class="dim">{t.evidenceHint}</p>
      {rows.length === 0 && <p class="dim">{t.noEvidence}</p>}
      {rows.map(([attribute, policy], at) => (
        <div class="rule keep" key={attribute}>
          <select
            class="input"
            aria-label={t.attribute}
            value={attribute}
            onChange={(event) => replace(at, event.currentTarget.value as Attribute, policy)}
          >
            {OFFERED.filter((one) => one === attribute || !(one in fields)).map((one) => (
              <option key={one} value={one}>
                {attributeWords[one]}
              </option>
            ))}
          </select>
          <select
            class="input"
            aria-label={t.keeps(attributeWords[attribute])}
            aria-describedby={`${id}-${attribute}`}
            value={policy}
            onChange={(event) => replace(at, attribute, event.currentTarget.value as Policy)}
          >
            {POLICIES.map((one) => (
              <option key={one} value={one}>
                {t.policies[one]}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="icon"
            aria-label={t.removePolicy(attributeWords[attribute])}
            onClick={() => onFields(Object.fromEntries(rows.filter((_, place) => place !== at)))}
          >
            ×
          </button>
          <p class="outcome" id={`${id}-${attribute}`}>
            {t.policyHints[policy]}
          </p>
        </div>
      ))}
      {free && (
        <button type="button" class="link start" onClick={() => onFields({ ...fields, [free]: 'digest' })}>
          {t.addPolicy}
        </button>
      )}
    </fieldset>
  );
}
