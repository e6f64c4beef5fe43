/**
 * What two texts are to each other. `same`: one value, however it is written. `spelling`: meant to be the same, written with a slip. `lookalike`: reads the same and is written
 * with other letters. `unknown`: it cannot be told, so it is neither drift nor an all-clear.
 */
export type Verdict = 'same' | 'spelling' | 'lookalike' | 'different' | 'unknown';
