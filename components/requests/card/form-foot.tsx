import { requestsText as t } from '../../text.ts';

interface Props {
  /** it cannot be sent now */
  busy: boolean;
  label: string;
  kind?: 'primary' | 'danger' | undefined;
  /** what the way back is called */
  back?: string;
  onBack(): void;
}

/** How every form about a request ends. */
export function FormFoot({ busy, label, kind, back = t.back, onBack }: Props) {
  return (
    <p class="row">
      <button type="submit" class={kind ? `button ${kind}` : 'button'} disabled={busy}>
        {label}
      </button>
      <button type="button" class="link" onClick={onBack}>
        {back}
      </button>
    </p>
  );
}
