import { useId } from 'preact/hooks';
import { Field } from './field.tsx';

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** RFC 3339 in UTC; undefined for none */
  value: string | undefined;
  /** the first moment of the day, or its last */
  edge: 'start' | 'end';
  onValue(moment: string | undefined): void;
  disabled?: boolean | undefined;
}

/** A day in the person's own time zone, kept as a moment. */
export function DateField({ label, hint, error, value, edge, onValue, disabled }: Props) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        type="date"
        class="input"
        value={value ? dayOf(value) : ''}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        onChange={(event) => onValue(momentOf(event.currentTarget.value, edge))}
      />
    </Field>
  );
}

/** `2026-11-21` in the person's own time zone. */
export function dayOf(moment: string): string {
  return new Date(moment).toLocaleDateString('sv-SE');
}

function momentOf(day: string, edge: 'start' | 'end'): string | undefined {
  const at = new Date(`${day}T${edge === 'start' ? '00:00:00' : '23:59:59'}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
