interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; count?: number | undefined }[];
  onValue(value: T): void;
}

/** One of a few ways to look at a list, all in view. */
export function Chips<T extends string>({ label, value, options, onValue }: Props<T>) {
  return (
    <fieldset class="chips">
      <legend class="vh">{label}</legend>
      {options.map((option) => (
        <button
          type="button"
          key={option.value}
          aria-pressed={option.value === value}
          onClick={() => onValue(option.value)}
        >
          {option.label}
          {option.count !== undefined && <span class="num">{option.count.toLocaleString('en-GB')}</span>}
        </button>
      ))}
    </fieldset>
  );
}
