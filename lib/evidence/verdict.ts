/** What a check that failed says: a code to branch on and a sentence for whoever reads the result. No check here throws for what it was given. */
export interface Fault<Code extends string = string> {
  ok: false;
  code: Code;
  sentence: string;
}

export function fault<Code extends string>(code: Code, sentence: string): Fault<Code> {
  return { ok: false, code, sentence };
}
