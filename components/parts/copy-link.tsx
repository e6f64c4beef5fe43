import { useState } from 'preact/hooks';
import { optionsText } from '../text.ts';

const t = optionsText.technicians;

/** Copies a text, and says so until it is another text. */
export function CopyLink({ text, copy }: { text: string; copy(text: string): Promise<void> }) {
  const [copied, setCopied] = useState('');
  return (
    <button type="button" class="link" onClick={() => copy(text).then(() => setCopied(text))}>
      {copied === text ? t.copied : t.copy}
    </button>
  );
}
