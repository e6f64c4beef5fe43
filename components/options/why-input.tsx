import { adminText } from '../text.ts';

interface Props {
  value: string;
  onValue(why: string): void;
  /** what it is for, where that is not the object's history */
  placeholder?: string;
  disabled?: boolean;
}

/** The reason of a change, in the person's own words; the collector takes 512 characters. */
export function WhyInput({ value, onValue, placeholder = adminText.object.whyHint, disabled }: Props) {
  return (
    <input
      type="text"
      class="input why"
      aria-label={adminText.object.why}
      placeholder={placeholder}
      autocomplete="off"
      maxLength={512}
      value={value}
      disabled={disabled}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
}
