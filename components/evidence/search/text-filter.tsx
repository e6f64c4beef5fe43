import { useEffect, useState } from 'preact/hooks';
import { TextField } from '../../parts/field.tsx';

interface Props {
  label: string;
  value: string | undefined;
  onValue(value: string): void;
  placeholder?: string;
}

/** A filter that is typed. What is typed stays as it is, blanks at its end too; the filter has it without. */
export function TextFilter({ label, value = '', onValue, placeholder }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => {
    // Changed from elsewhere: a link, a kept search, “Clear all”.
    setText((typed) => (typed.trim() === value ? typed : value));
  }, [value]);
  return (
    <TextField
      label={label}
      value={text}
      {...(placeholder ? { placeholder } : {})}
      onValue={(typed) => {
        setText(typed);
        onValue(typed.trim());
      }}
    />
  );
}
