import { useState } from 'preact/hooks';
import { TextField } from '../../parts/field.tsx';

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: number | undefined;
  /** undefined: nothing is said; what is no number is passed on as NaN, which no schema takes */
  onValue(value: number | undefined): void;
}

/** A whole number, or nothing. What was typed stays as it was typed. */
export function NumberField({ value, onValue, ...field }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && Object.is(numberIn(typed), value) ? typed : value === undefined ? '' : String(value);
  return (
    <TextField
      {...field}
      keys="numeric"
      value={shown}
      onValue={(text) => {
        setTyped(text);
        onValue(numberIn(text));
      }}
    />
  );
}

function numberIn(text: string): number | undefined {
  if (text.trim() === '') return undefined;
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
