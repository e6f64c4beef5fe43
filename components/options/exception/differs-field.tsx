import type { Exception } from '../../../lib/record/access.schema.ts';
import { ATTRIBUTES } from '../../../lib/record/attributes.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { accessText, attributeWords } from '../../text.ts';
import { type Errors, errorFor } from '../edit-record.tsx';

const t = accessText.exceptions;
type Differs = Exception['differs'];

type Offered = Extract<Differs, { what: 'value' }>['attribute'];
/** A role has its own kind of exception; a ticket's number is the ticket's. */
const OFFERED = ATTRIBUTES.filter((one): one is Offered => one !== 'role' && one !== 'ticketNumber');
const KINDS = ['value', 'role', 'other'] as const;
const BLANK: Record<Differs['what'], Differs> = {
  value: { what: 'value', attribute: 'department', value: '' },
  role: { what: 'role', groups: [] },
  other: { what: 'other', text: '' },
};

interface Props {
  differs: Differs;
  onDiffers(differs: Differs): void;
  errors: Errors;
}

/** What an exception changes: a value, a role or groups, or something told in words. */
export function DiffersField({ differs, onDiffers, errors }: Props) {
  return (
    <fieldset class="group">
      <legend>{t.differs}</legend>
      <div class="triple">
        {KINDS.map((what) => (
          <label class="check" key={what}>
            <input
              type="radio"
              name="differs"
              checked={differs.what === what}
              onChange={() => onDiffers(BLANK[what])}
            />
            <span>
              {t.kinds[what]}
              <small>{t.kindHints[what]}</small>
            </span>
          </label>
        ))}
      </div>
      {differs.what === 'value' && (
        <div class="pair">
          <SelectField
            label={t.attribute}
            value={differs.attribute}
            options={OFFERED.map((value) => ({ value, label: attributeWords[value] }))}
            onValue={(attribute) => onDiffers({ ...differs, attribute: attribute as Offered })}
          />
          <TextField
            label={t.value}
            value={differs.value}
            error={errorFor(errors, 'differs.value')}
            onValue={(value) => onDiffers({ ...differs, value })}
          />
        </div>
      )}
      {differs.what === 'role' && (
        <div class="pair">
          <TextField
            label={t.role}
            value={differs.role ?? ''}
            error={errorFor(errors, 'differs.role')}
            onValue={(role) => onDiffers({ what: 'role', ...(role ? { role } : {}), groups: differs.groups })}
          />
          <TextField
            label={t.groups}
            hint={accessText.templates.groupsHint}
            value={differs.groups.join(',')}
            error={errorFor(errors, 'differs.groups')}
            onValue={(text) => onDiffers({ ...differs, groups: text === '' ? [] : text.split(',') })}
          />
        </div>
      )}
      {differs.what === 'other' && (
        <TextField
          label={t.text}
          value={differs.text}
          error={errorFor(errors, 'differs.text')}
          onValue={(text) => onDiffers({ what: 'other', text })}
        />
      )}
    </fieldset>
  );
}
