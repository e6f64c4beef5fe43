import type { ComponentChildren } from 'preact';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { EventField } from '../../../lib/evidence/event.schema.ts';
import { attributeWords, evidenceText as t } from '../../text.ts';
import { provenanceWords } from './provenance-words.ts';

interface Column {
  head: string;
  has(field: EventField): boolean;
  cell(field: EventField): ComponentChildren;
  class?: string;
}

const isKept = ({ policy }: EventField, value: string | undefined): boolean => value !== undefined || policy === 'omit';
const COLUMNS: readonly Column[] = [
  { head: t.before, has: (field) => isKept(field, field.from), cell: (field) => shownValue(field, field.from) },
  { head: t.after, has: (field) => isKept(field, field.to), cell: (field) => shownValue(field, field.to) },
  { head: t.how, has: (field) => howOf(field) !== '', cell: howOf, class: 'words' },
  {
    head: t.because,
    has: (field) => provenanceWords(field) !== '',
    cell: (field) => displayText(provenanceWords(field)),
    class: 'dim words',
  },
];

/** Each value of an event: what it was, what it became, how, and which version it came from; columns of which it says nothing are left out. */
export function EventFields({ fields }: { fields: readonly EventField[] }) {
  const columns = COLUMNS.filter(({ has }) => fields.some(has));
  return (
    <section class="card stack">
      <h2>{t.fields}</h2>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              {columns.map(({ head }) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field, at) => (
              // Two fields of a form may be of one attribute.
              <tr key={`${field.attribute} ${at}`}>
                <th scope="row">{wordFor(field.attribute)}</th>
                {columns.map(({ head, cell, class: look }) => (
                  <td key={head} class={look}>
                    {cell(field)}
                  </td>
                ))}
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
