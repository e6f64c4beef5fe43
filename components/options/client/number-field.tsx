import { useState } from 'preact/hooks';
import { TextField } from '../../parts/field.tsx';

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: number | undefined;
  /** nothing said is no number either */
  needed?: boolean;
  /** undefined: nothing is said; what is no number is passed on as NaN, which no schema takes */
  onValue(value: number | undefined): void;
}

/** A whole number, or nothing. What was typed stays as it was typed. */
export function NumberField({ value, needed = false, onValue, ...field }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => numberIn(text) ?? (needed ? Number.NaN : undefined);
  const shown = typed !== null && Object.is(read(typed), value) ? typed : value === undefined ? '' : String(value);
  return (
    <TextField
      {...field}
      keys="numeric"
      value={shown}
      onValue={(text) => {
        setTyped(text);
        onValue(read(text));
      }}
    />
  );
}

function numberIn(text: string): number | undefined {
  if (text.trim() === '') return undefined;
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
