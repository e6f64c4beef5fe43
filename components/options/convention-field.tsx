import { useState } from 'preact/hooks';
import { ATTRIBUTES, type Attribute, PURPOSES, type Purpose } from '../../lib/record/attributes.ts';
import type { Client, Convention } from '../../lib/record/record.schema.ts';
import { SelectField } from '../parts/field.tsx';
import { attributeWords, optionsText, purposeWords } from '../text.ts';
import { AccountPreview } from './account-preview.tsx';
import { ConventionProblems } from './client/convention-problems.tsx';
import { useSampleTechnicians } from './client/use-sample-technicians.ts';
import type { OptionsContext } from './context.ts';
import { PickObject } from './object/pick-object.tsx';
import { RuleRow } from './rule-row.tsx';

const t = optionsText.clients;
const COLLISIONS = ['number', 'ask'] as const;
const FIRST: Attribute[] = ['userName', 'email', 'userPrincipalName', 'displayName'];

interface Props {
  context: OptionsContext;
  client: Client;
  onConvention(convention: Convention): void;
}

/** Naming rules by purpose, each with what it gives for a technician while it is typed. */
export function ConventionField({ context, client, onConvention }: Props) {
  const { convention } = client;
  const [purpose, setPurpose] = useState<Purpose>('everyday');
  const { technicians, shown: technician, show } = useSampleTechnicians(context.ask);
  const rules = convention.rules[purpose] ?? {};
  const free = [...new Set([...FIRST, ...ATTRIBUTES])].find((attribute) => !(attribute in rules));

  function setRules(next: Record<string, string>) {
    const all = { ...convention.rules, [purpose]: next };
    if (Object.keys(next).length === 0) delete all[purpose];
    onConvention({ ...convention, rules: all });
  }

  function setMax(attribute: string, max: number | null) {
    const { [attribute]: _, ...rest } = convention.maxLength;
    onConvention({ ...convention, maxLength: max ? { ...rest, [attribute]: max } : rest });
  }

  return (
    <fieldset class="group">
      <legend>{t.rules}</legend>
      <p class="dim">{t.rulesHint}</p>
      <div class="pair">
        <SelectField
          label={t.purpose}
          value={purpose}
          options={PURPOSES.map((one) => ({ value: one, label: purposeWords[one] }))}
          onValue={(one) => setPurpose(one as Purpose)}
        />
        <PickObject context={context} kind="technicians" label={t.previewFor} value={technician?.id} onValue={show} />
      </div>
      {Object.keys(rules).length === 0 && <p class="dim">{t.noRules(purposeWords[purpose].toLowerCase())}</p>}
      {Object.entries(rules).map(([attribute, rule]) => (
        <RuleRow
          key={`${purpose}/${attribute}`}
          attribute={attribute as Attribute}
          used={Object.keys(rules)}
          rule={rule}
          max={convention.maxLength[attribute]}
          client={client}
          technician={technician}
          onAttribute={(next) =>
            setRules(
              Object.fromEntries(Object.entries(rules).map(([key, text]) => [key === attribute ? next : key, text])),
            )
          }
          onRule={(text) => setRules({ ...rules, [attribute]: text })}
          onMax={(max) => setMax(attribute, max)}
          onRemove={() => setRules(Object.fromEntries(Object.entries(rules).filter(([key]) => key !== attribute)))}
        />
      ))}
      {free && (
        <button
          type="button"
          class="link start"
          title={attributeWords[free]}
          onClick={() => setRules({ ...rules, [free]: '{name.givenName:lower:ascii}.{name.familyName:lower:ascii}' })}
        >
          {t.addRule}
        </button>
      )}
      {technician ? (
        <AccountPreview client={client} technician={technician} purpose={purpose} />
      ) : (
        <p class="dim">{t.noPreview}</p>
      )}
      <ConventionProblems client={client} technicians={technicians} />
      <SelectField
        label={t.collision}
        value={convention.collision}
        options={COLLISIONS.map((one) => ({ value: one, label: t.collisions[one] }))}
        onValue={(one) => onConvention({ ...convention, collision: one as Convention['collision'] })}
      />
    </fieldset>
  );
}
