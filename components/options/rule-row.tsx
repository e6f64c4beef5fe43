import { useId, useRef } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import { ATTRIBUTES, type Attribute } from '../../lib/record/attributes.ts';
import type { Client, Technician } from '../../lib/record/record.schema.ts';
import { ToneMark } from '../parts/tone.tsx';
import { attributeWords, optionsText } from '../text.ts';
import { readRule } from './read-rule.ts';

const t = optionsText.clients;

interface Props {
  attribute: Attribute;
  /** attributes that have a rule already */
  used: string[];
  rule: string;
  max: number | undefined;
  client: Client;
  technician: Technician | undefined;
  onAttribute(attribute: string): void;
  onRule(rule: string): void;
  onMax(max: number | null): void;
  onRemove(): void;
}

/** One naming rule with what it gives, or what is wrong and where. */
export function RuleRow(props: Props) {
  const { attribute, rule, max, client, technician } = props;
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const read = readRule(attribute, rule, technician, client);
  const label = attributeWords[attribute] ?? attribute;

  function showPlace(at: number) {
    box.current?.focus();
    box.current?.setSelectionRange(at, Math.min(rule.length, at + 1));
  }

  return (
    <div class="rule">
      <select
        class="input"
        aria-label={t.attribute}
        value={attribute}
        onChange={(event) => props.onAttribute(event.currentTarget.value)}
      >
        {ATTRIBUTES.filter((one) => one === attribute || !props.used.includes(one)).map((one) => (
          <option key={one} value={one}>
            {attributeWords[one]}
          </option>
        ))}
      </select>
      <input
        ref={box}
        type="text"
        class="input mono"
        aria-label={`${t.rule}: ${label}`}
        aria-describedby={id}
        aria-invalid={'error' in read ? true : undefined}
        spellcheck={false}
        autocomplete="off"
        maxLength={512}
        value={rule}
        onInput={(event) => props.onRule(event.currentTarget.value)}
      />
      <input
        type="text"
        class="input"
        inputMode="numeric"
        aria-label={`${t.max} ${t.maxHint}: ${label}`}
        placeholder={t.max}
        value={max === undefined ? '' : String(max)}
        onInput={(event) => props.onMax(Number.parseInt(event.currentTarget.value, 10) || null)}
      />
      <button type="button" class="icon" aria-label={t.removeRule(label)} onClick={props.onRemove}>
        ×
      </button>
      <p class="outcome" id={id}>
        {'value' in read && (
          <>
            <ToneMark tone="ok" />
            <span>
              {t.gives} <b>{displayText(read.value)}</b>
            </span>
          </>
        )}
        {'why' in read && (
          <>
            <ToneMark tone="warn" />
            <span>{displayText(read.why)}</span>
          </>
        )}
        {'error' in read && (
          <>
            <ToneMark tone="bad" />
            <span class="error">
              <b>{t.at(read.at + 1)}</b> {displayText(read.error)}
            </span>
            <button type="button" class="link" onClick={() => showPlace(read.at)}>
              {t.show}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
