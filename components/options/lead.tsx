import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  text: string;
  children?: ComponentChildren;
}

/** The head of a tab: what it is about, and what can be done. */
export function Lead({ title, text, children }: Props) {
  return (
    <header class="lead-row">
      <div>
        <h1>{title}</h1>
        <p class="said">{text}</p>
      </div>
      <div class="actions">{children}</div>
    </header>
  );
}
