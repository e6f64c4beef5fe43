/** The data cannot be opened, for a reason the person must put right; its message is a sentence. */
export class CannotOpen extends Error {}
