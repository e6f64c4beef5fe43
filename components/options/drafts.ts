/** Edits not saved yet, by `<kind>/<id>`: they outlive a look at another tab of the options. */
export interface Drafts {
  get(key: string): unknown;
  /** undefined takes it out */
  set(key: string, draft: unknown): void;
}

/** `onCount` hears how many edits are unsaved, so that closing the page can be questioned. */
export function keepDrafts(onCount: (count: number) => void): Drafts {
  const drafts = new Map<string, unknown>();
  return {
    get: (key) => drafts.get(key),
    set: (key, draft) => {
      if (draft === undefined) drafts.delete(key);
      else drafts.set(key, draft);
      onCount(drafts.size);
    },
  };
}
