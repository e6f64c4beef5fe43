/** What is wrong with a pack. */
export type PackFault =
  | 'pack.line'
  | 'pack.version'
  | 'pack.object'
  | 'pack.part'
  | 'pack.proof'
  | 'pack.order'
  | 'pack.keys'
  | 'pack.epochs'
  | 'pack.device'
  | 'pack.receipt'
  | 'pack.signature'
  | 'pack.index'
  | 'pack.chain'
  | 'pack.body'
  | 'pack.root'
  | 'pack.checkpoint'
  | 'pack.cosignature'
  | 'pack.digest'
  | 'pack.end';

/** Thrown inside the verifier and caught at its door, where line and index are added. */
export class WrongPack extends Error {
  readonly code: PackFault;

  constructor(code: PackFault, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** A line of a kind that may not stand here, or that no pack of this version has. */
export function outOfPlace(kind: unknown): never {
  const what = typeof kind === 'string' ? `A line of the kind “${kind.slice(0, 32)}”` : 'This line';
  return refuse('pack.order', `${what} is out of its place.`);
}

export function refuse(code: PackFault, sentence: string): never {
  throw new WrongPack(code, sentence);
}
