import { displayText } from '../../lib/evidence/display-text.ts';
import type { Attribute } from '../../lib/record/attributes.ts';
import type { TeachView } from '../../lib/wire/teach-view.ts';
import { attributeWords } from '../text/attributes.ts';
import { teachText as t } from '../text/teach.ts';

/** An attribute as a person reads it; `null` is never identity, `undefined` nothing. */
export function attributeText(attribute: Attribute | null | undefined): string {
  return attribute === undefined ? t.nothing : attribute === null ? t.never : attributeWords[attribute];
}

/** What is to be told now; '' when nothing is. */
export function saidText({ said, tried }: TeachView): string {
  if (tried?.found === 'it') {
    const thought = tried.guess
      ? t.thought(attributeWords[tried.guess], Math.round(tried.confidence * 100))
      : t.thoughtNothing;
    return t.tried.it(displayText(tried.label), thought);
  }
  if (tried) return t.tried[tried.found];
  if (!said) return '';
  if ('text' in said) return said.text;
  const { code } = said;
  return code === 'forbidden' || code === 'left-out' ? t.unteachable[code] : t[code];
}

/** Whether it is good news. */
export function isGood({ said, tried }: TeachView): boolean {
  return tried
    ? tried.found === 'it'
    : said !== null && 'code' in said && (said.code === 'kept' || said.code === 'removed');
}
