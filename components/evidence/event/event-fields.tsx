import { displayText } from '../../../lib/evidence/display-text.ts';
import type { EventField } from '../../../lib/evidence/event.schema.ts';
import { attributeWords, evidenceText as t } from '../../text.ts';
import { provenanceWords } from './provenance-words.ts';

/** Each value of an event: what it was, what it became, how, and which version it came from. */
export function EventFields({ fields }: { fields: readonly EventField[] }) {
  return (
    <section class="card stack">
      <h2>{t.fields}</h2>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.after}</th>
              <th scope="col">{t.how}</th>
              <th scope="col">{t.because}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field, at) => (
              // Two fields of a form may be of one attribute.
              <tr key={`${field.attribute} ${at}`}>
                <th scope="row">{wordFor(field.attribute)}</th>
                <td>{shownValue(field, field.from)}</td>
                <td>{shownValue(field, field.to)}</td>
                <td>{howOf(field)}</td>
                <td class="dim">{displayText(provenanceWords(field))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const wordFor = (attribute: string): string =>
  (attributeWords as Partial<Record<string, string>>)[attribute] ?? displayText(attribute);

function shownValue({ policy }: EventField, value: string | undefined) {
  if (policy === 'omit') return <span class="dim">{t.omitted}</span>;
  if (value === undefined) return null;
  return policy === 'digest' ? (
    <span class="dim" title={displayText(value)}>
      {t.digest}
    </span>
  ) : (
    displayText(value, 512)
  );
}

function howOf({ mark, outcome, code }: EventField): string {
  const words = [mark && t.marks[mark], outcome && t.fieldOutcomes[outcome], code && displayText(code)];
  return words.filter(Boolean).join(', ');
}
