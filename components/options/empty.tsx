import { type Route, writeRoute } from './route.ts';

/** Nothing is there yet: what it would be, and the first step for those who may take it. */
export function Empty({ text, add, to }: { text: string; add?: string | undefined; to?: Route | undefined }) {
  return (
    <>
      <p class="said">{text}</p>
      {add && to && (
        <a class="button primary start" href={writeRoute(to)}>
          {add}
        </a>
      )}
    </>
  );
}
