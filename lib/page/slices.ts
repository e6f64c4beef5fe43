/** Work in steps: `yield` says that the page may go on in between. */
export type Steps<T> = Generator<void, T>;

/** A page is kept waiting no longer than this at a time (ms): half a frame. */
const SLICE_MS = 8;
/** So many controls are a step: a small part of a slice even while nothing of ours is compiled yet. */
export const STEP = 10;

/** All steps in one go, for the moment that does not wait: a form is being sent. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * All steps in tasks of their own, each as long as a slice, the page's own work in between. What was seen in one slice may have changed by the next: who acts
 * on the result looks again. Rejects with what a step throws.
 */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  let step: IteratorResult<void, T> | undefined;
  const work = {
    // A method keeps its name in the build: the browser's trace shows it, which is how the bench tells a scan from the rest.
    scanSlice(): void {
      const end = performance.now() + SLICE_MS;
      for (;;) {
        step = steps.next();
        if (step.done || performance.now() >= end) return;
      }
    },
  };
  for (;;) {
    // Nothing is given back by it: the promise is the page's, and in Firefox it may not touch what is ours.
    await scheduler.postTask(work.scanSlice);
    if (step?.done) return step.value;
  }
}
