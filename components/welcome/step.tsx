import type { ComponentChildren } from 'preact';
import { welcomeText as t } from '../text.ts';

interface Props {
  ordinal: number;
  title: string;
  is: 'done' | 'now' | 'later';
  children: ComponentChildren;
}

/** One step with its number, or a tick when it is behind. */
export function Step({ ordinal, title, is, children }: Props) {
  return (
    <section class="step" data-is={is} aria-current={is === 'now' ? 'step' : undefined}>
      <span class="ordinal">
        {is === 'done' ? (
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path
              d="m2.5 6.3 2.4 2.4 4.6-5"
              fill="none"
              stroke="currentColor"
              stroke-width="1.8"
              stroke-linecap="round"
              stroke-linejoin="round"
            />
          </svg>
        ) : (
          ordinal
        )}
      </span>
      <h2>
        {title}
        {is === 'done' && <span class="vh">{`: ${t.done}`}</span>}
      </h2>
      <div class="body">{children}</div>
    </section>
  );
}
