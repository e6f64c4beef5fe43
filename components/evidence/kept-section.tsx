import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Trouble, Waiting } from '../options/trouble.tsx';
import type { Answered } from '../own/use-answer.ts';

interface Props<T> {
  title: string;
  lead: string;
  /** said where there is none */
  none: string;
  add: string;
  answer: Answered<T>;
  lines(value: T): ComponentChildren[];
  /** the form of a new one; `done` closes it */
  form(value: T, done: () => void): ComponentChildren;
}

/** What is kept of one sort, a line each, and a new one added in place. */
export function KeptSection<T>({ title, lead, none, add, answer, lines, form }: Props<T>) {
  const { value, failure, reload } = answer;
  const [adding, setAdding] = useState(false);
  const shown = value ? lines(value) : [];
  return (
    <section class="card stack">
      <div>
        <h2>{title}</h2>
        <p class="dim">{lead}</p>
      </div>
      {!value && (failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />)}
      {value && shown.length === 0 && <p class="said">{none}</p>}
      {shown.length > 0 && <ul class="lines">{shown}</ul>}
      {value &&
        (adding ? (
          form(value, () => setAdding(false))
        ) : (
          <button type="button" class="button start" onClick={() => setAdding(true)}>
            {add}
          </button>
        ))}
    </section>
  );
}
