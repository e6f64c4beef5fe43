import { useState } from 'preact/hooks';
import { WhyInput } from '../../options/why-input.tsx';
import { evidenceKeepText as t } from '../../text.ts';
import { LineFailed } from '../line-failed.tsx';

interface Props {
  yes: string;
  /** `yes`, of this line */
  yesOf: string;
  placeholder: string;
  /** what is done cannot be set right again */
  danger?: boolean;
  /** a refusal as its sentence; null: it was taken */
  end(why: string): Promise<string | null>;
}

/** Ends what a line of a list tells of, with a reason. */
export function EndOfLine({ yes, yesOf, placeholder, danger = false, end }: Props) {
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState('');
  const [failed, setFailed] = useState<string | null>(null);

  async function submit(event: Event) {
    event.preventDefault();
    setFailed(await end(why.trim()));
  }

  return (
    <>
      {asking ? (
        <form class="actions wide" onSubmit={submit}>
          <WhyInput value={why} onValue={setWhy} placeholder={placeholder} />
          <button type="submit" class={danger ? 'button danger' : 'button'} disabled={why.trim().length < 3}>
            {yes}
          </button>
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {t.cancel}
          </button>
        </form>
      ) : (
        <button type="button" class="link" aria-label={yesOf} onClick={() => setAsking(true)}>
          {yes}
        </button>
      )}
      <LineFailed sentence={failed} />
    </>
  );
}
