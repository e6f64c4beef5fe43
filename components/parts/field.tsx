import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** Label, control, hint and error, tied together for assistive technology. */
export function Field(props: FieldProps & { id: string; children: ComponentChildren }) {
  const { id, label, hint, error, children } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {error ? (
        <p class="error" id={`${id}-note`}>
          {error}
        </p>
      ) : (
        hint && (
          <p class="dim" id={`${id}-note`}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}

interface TextProps extends FieldProps {
  value: string;
  onValue(value: string): void;
  keys?: 'text' | 'email' | 'url' | 'numeric' | 'tel';
  mono?: boolean;
  disabled?: boolean;
  placeholder?: string;
  autocomplete?: 'off' | 'one-time-code' | 'url';
}

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  value,
  onValue,
  keys = 'text',
  mono,
  disabled,
  placeholder,
  autocomplete = 'off',
}: TextProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        type="text"
        inputMode={keys}
        class={mono ? 'input mono' : 'input'}
        value={value}
        disabled={disabled}
        placeholder={placeholder}
        autocomplete={autocomplete}
        spellcheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Field>
  );
}

interface LinesProps extends FieldProps {
  value: string[];
  onValue(value: string[]): void;
  disabled?: boolean;
  placeholder?: string;
}

/** A short list, one entry a line. Empty lines stay while typing; `trimLines` takes them out on saving. */
export function LinesField({ label, hint, error, value, onValue, disabled, placeholder }: LinesProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        class="input"
        rows={Math.min(8, Math.max(2, value.length))}
        value={value.join('\n')}
        disabled={disabled}
        placeholder={placeholder}
        spellcheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        onInput={(event) => onValue(event.currentTarget.value.split('\n'))}
      />
    </Field>
  );
}

export function trimLines(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter(Boolean);
}

interface SelectProps extends FieldProps {
  value: string;
  options: { value: string; label: string }[];
  onValue(value: string): void;
  disabled?: boolean;
}

/** One of a few. */
export function SelectField({ label, hint, error, value, options, onValue, disabled }: SelectProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        class="input"
        value={value}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface CheckProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChecked(checked: boolean): void;
  disabled?: boolean;
}

/** Yes or no. */
export function CheckField({ label, hint, checked, onChecked, disabled }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}
