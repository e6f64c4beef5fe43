import { useRef } from 'preact/hooks';

interface Props {
  label: string;
  /** file name endings and media types, as an input of type file takes them */
  accept: string;
  primary?: boolean;
  disabled?: boolean;
  onFile(file: File): unknown;
}

/** A button that asks for one file; the same file may be chosen again after it was mended. */
export function FileButton({ label, accept, primary, disabled, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <button
        type="button"
        class={primary ? 'button primary start' : 'button start'}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
    </>
  );
}
