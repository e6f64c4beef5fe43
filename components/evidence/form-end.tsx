import { Banner } from '../parts/banner.tsx';

interface Props {
  /** why it was refused; what was written stays */
  failed: string | null;
  /** there is enough to send */
  ready: boolean;
  save: string;
  cancel: string;
  onCancel(): void;
}

/** How every form of the page ends. */
export function FormEnd({ failed, ready, save, cancel, onCancel }: Props) {
  return (
    <>
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <p class="actions">
        <button type="submit" class="button primary" disabled={!ready}>
          {save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {cancel}
        </button>
      </p>
    </>
  );
}
