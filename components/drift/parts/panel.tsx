import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { CloseIcon } from '../../parts/close-icon.tsx';
import { driftText } from '../../text.ts';

interface Props {
  title: string;
  line?: ComponentChildren;
  close(): void;
  children: ComponentChildren;
}

/** What stands beside a list, about the one thing that is open. Its title has the focus when it opens; Escape closes it. */
export function Panel({ title, line, close, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title]);
  return (
    <aside
      class="panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
        event.preventDefault();
        close();
      }}
    >
      <header>
        <div class="two">
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {line && <p class="dim">{line}</p>}
        </div>
        <button type="button" class="icon" aria-label={driftText.item.close} onClick={close}>
          <CloseIcon />
        </button>
      </header>
      <div class="panel-body">{children}</div>
    </aside>
  );
}
