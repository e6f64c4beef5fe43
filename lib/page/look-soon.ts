/** A dialog is drawn at once, or once the page fetched what it shows (ms after what brought it). */
const LOOKS = [300, 1000];

/** Gives a function that has `look` called soon, twice; called again it begins anew. */
export function lookSoon(look: () => void): () => void {
  let timers: ReturnType<typeof setTimeout>[] = [];
  return () => {
    for (const timer of timers) clearTimeout(timer);
    timers = LOOKS.map((ms) => setTimeout(look, ms));
  };
}
