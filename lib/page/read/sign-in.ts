import { find, isShown } from './dom.ts';

/** Whether the page asks for a password: then whatever else was expected of it is not there. */
export const asksToSignIn = (root: Document): boolean => find(root, 'input[type="password"]').some(isShown);
