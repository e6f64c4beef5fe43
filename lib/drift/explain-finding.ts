/** A finding as sentences a person can check: what was seen where and when, and what the record says and why. */

import type { Attribute } from '../record/attributes.ts';
import { explainValue, type Names } from '../record/explain.ts';
import type { Finding } from './judge.ts';
import { observableWord } from './observable.ts';
import type { FindingKind } from './severity.ts';

export interface Told {
  /** labels and names as people call them */
  console: string;
  account: string;
  technician?: string | undefined;
  seenAt?: number | undefined;
  seenBy?: string | undefined;
  asked?: boolean | undefined;
  names?: Names;
}

/** `2026-11-20 14:03 UTC`. */
const when = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export function explainFinding(finding: Finding, told: Told): string {
  return [
    seen(finding, told),
    said(finding, told),
    ...finding.kinds.flatMap((kind) => ALSO[kind]?.(finding, told) ?? []),
    history(finding),
  ]
    .filter(Boolean)
    .join(' ');
}

function seen({ kinds, shown, policy, attribute }: Finding, told: Told): string {
  const { console, account, seenAt } = told;
  const by = told.seenBy ? `, seen by ${told.seenBy} ${told.asked ? 'when asked' : 'in passing'}` : '';
  const at = seenAt === undefined ? '' : ` on ${when(seenAt)}${by}`;
  const word = observableWord(attribute);
  const [kind] = kinds;
  if (kind === 'machine-overdue') return `The machine identity ${shown} is overdue.`;
  if (kind === 'not-found') return `A complete list of ${console} did not hold the account ${account}.`;
  if (kind === 'used-by-other') return `${shown} worked in ${console} signed in as ${account}${at}.`;
  if (kind === 'orphan') return `${console} holds the account ${account}${at}, which nobody recorded.`;
  if (kind === 'leaver-present')
    return `${console} still held the account ${account}${at}, and does not show whether it works.`;
  if (kind === 'missing' && shown === '') return `${console} showed no ${word} for ${account}${at}.`;
  const text = policy ? 'a value that is kept from the log' : `“${shown ?? ''}”`;
  return `${console} showed ${text} as the ${word} of ${account}${at}.`;
}

function said({ attribute, expected, provenance, kinds }: Finding, { names, technician }: Told): string {
  const [kind] = kinds;
  if (kind === 'leaver-active' || kind === 'leaver-present')
    return `${technician ?? 'Its holder'} left${provenance?.from === 'record' && provenance.path === 'contract.ends' ? ': the contract ended' : ''}.`;
  if (kind === 'between-consoles') return `The record has no value; another console of the client shows “${expected}”.`;
  if (kind === 'machine-overdue') return `It was due on ${expected}.`;
  if (kind === 'used-by-other') return 'They are not named for it.';
  if (expected === null || provenance === null) return '';
  if (
    attribute === 'account' ||
    attribute === 'mfa' ||
    attribute === 'active' ||
    attribute === 'groups' ||
    attribute === 'lastUsed'
  )
    return `The record says ${attribute === 'account' ? 'it is there' : `“${expected}”`}.`;
  return `The record says ${explainValue({ attribute: attribute as Attribute, value: expected, provenance }, names ?? {})}`;
}

const ALSO: Partial<Record<FindingKind, (finding: Finding, told: Told) => string>> = {
  'made-elsewhere': () =>
    'It was changed in the console, which the client’s administrators also run, and not through Unswivel.',
  'exception-over': ({ exception }) =>
    exception ? `Exception ${exception.id}, which allowed it, ended on ${exception.expires.slice(0, 10)}.` : '',
  lookalike: () => 'It reads alike and is written with other letters.',
  'beyond-template': () => 'No template, account or exception gives that.',
  'mfa-off': () => 'Without a second factor the password alone opens it.',
  unused: ({ lastRight }) =>
    lastRight === null ? 'It was never used.' : `It was last used on ${when(lastRight).slice(0, 10)}.`,
  orphan: (_, { technician }) => (technician ? `It looks like ${technician}’s.` : ''),
};

function history({ lastRight, contested, kinds }: Finding): string {
  if (kinds[0] === 'unused') return '';
  const right = lastRight === null ? '' : `It was last seen right on ${when(lastRight)}.`;
  const other = contested
    ? `${contested.by} saw “${contested.shown}” on ${when(contested.at)}; the newest counts.`
    : '';
  return [right, other].filter(Boolean).join(' ');
}
