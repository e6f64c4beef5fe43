import type { Exception } from '../../../lib/record/access.schema.ts';
import { attributeWords } from '../../text.ts';

/** What an exception changes, in a few words: `Department: Projects`, `Role: Helpdesk admin, group Tier 2`. */
export function differsLine({ differs }: Pick<Exception, 'differs'>): string {
  switch (differs.what) {
    case 'value':
      return `${attributeWords[differs.attribute]}: ${differs.value}`;
    case 'role':
      return [differs.role, ...differs.groups].filter(Boolean).join(', ') || attributeWords.role;
    case 'other':
      return differs.text;
  }
}
