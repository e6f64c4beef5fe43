import { useState } from 'preact/hooks';
import { optionsText } from '../text.ts';

const t = optionsText.technicians;

interface Props {
  text: string;
  copy(text: string): Promise<void>;
  /** what the button says; “Copy” without */
  label?: string;
}

/** Copies a text, and says so until it is another text. */
export function CopyLink({ text, copy, label = t.copy }: Props) {
  const [copied, setCopied] = useState('');
  return (
    <button type="button" class="link" onClick={() => copy(text).then(() => setCopied(text))}>
      {copied === text ? t.copied : label}
    </button>
  );
}
