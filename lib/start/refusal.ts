/** What a set-up step could not do, said as one sentence the person can act on; `npm start` prints it without a stack. */
export class CannotStart extends Error {
  readonly detail: string;

  constructor(sentence: string, detail = '') {
    super(sentence);
    this.name = 'CannotStart';
    this.detail = detail;
  }
}
