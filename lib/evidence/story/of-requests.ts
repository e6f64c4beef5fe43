/** Sentences for the path of a request for access. */
import type { Verb } from '../event.schema.ts';
import { counted, outcomeOf, quoted, reasonOf, saidOf, shown, type Told } from './words.ts';

const WHAT: Partial<Record<string, string>> = {
  grant: 'access with',
  change: 'a change of',
  removal: 'the end of',
  rotation: 'a new secret for',
};

/** “access with the account “jade” of Fabrikam for Jade Adeyemi on Fabrikam’s Entra, as Helpdesk” */
export function about({ body, names, whom, on }: Told): string {
  const account = saidOf(body, 'account');
  const role = saidOf(body, 'role');
  const whose = body.subject ? ` for ${whom}` : '';
  const client = body.client ? ` of ${shown(names.client(body.client.id))}` : '';
  const what = `${WHAT[saidOf(body, 'change')] ?? 'access with'} ${account ? `the account ${quoted(account)}` : 'an account'}`;
  return `${what}${client}${whose}${on}${role ? `, as ${role}` : ''}`;
}

export const because = ({ body }: Told) => (saidOf(body, 'why') ? `: ${reasonOf(body, 'why')}` : '');
/** It was seen to be so, and none of us did it. */
const pastUs = ({ body }: Told) => body.detail?.elsewhere === true;
const did = (told: Told, what: string) => `${told.who} ${what}${told.ticket}${outcomeOf(told.body)}`;
export const nameOf = (told: Told, id: string) => shown(told.names.technician(id));

function approved(told: Told): string {
  const { body } = told;
  const by = saidOf(body, 'approver');
  switch (saidOf(body, 'way')) {
    case 'rule':
      return `A rule approved ${about(told)}${told.ticket}: ${reasonOf(body, 'said')}`;
    case 'recorded':
      return `${told.who} recorded that ${by} approved ${about(told)}${told.ticket}`;
    case 'link':
      return `${by} approved ${about(told)} on the collector’s page${told.ticket}`;
    default:
      return did(told, `approved ${about(told)}`);
  }
}

const looked = (told: Told, good: string, what: string) =>
  told.body.outcome === 'failed'
    ? `${told.who} looked at ${what}, and it is not so${because(told)}`
    : `${told.who} ${good} ${what}${told.ticket}`;

export const OF_REQUESTS = {
  'request.made': (told) => did(told, `asked for ${about(told)}${because(told)}`),
  'request.approved': approved,
  'request.rejected': (told) => did(told, `rejected ${about(told)}${because(told)}`),
  'request.cancelled': (told) => did(told, `took back the request for ${about(told)}${because(told)}`),
  'request.expired': (told) => `The request for ${about(told)} lapsed, because nobody went on with it in time`,
  'request.voided': (told) => `The approval of ${about(told)} is void${because(told)}`,
  'request.bound': (told) => did(told, `bound the request for ${about(told)}`),
  'request.implemented': (told) =>
    did(told, pastUs(told) ? `found that this was done past us: ${about(told)}` : `carried out ${about(told)}`),
  'request.verified': (told) => looked(told, 'saw that it is so:', about(told)),
  'request.in-use': (told) => `What was asked for is in use: ${about(told)}`,
  'request.revocation-asked': (told) => did(told, `asked that this ends: ${about(told)}${because(told)}`),
  'request.revoked': (told) =>
    did(told, pastUs(told) ? `found that this was ended past us: ${about(told)}` : `ended ${about(told)}`),
  'request.revocation-verified': (told) => looked(told, 'saw that this has ended:', about(told)),
  'request.closed': (told) => did(told, `closed the request for ${about(told)}`),
  'request.escalated': (told) =>
    `${nameOf(told, saidOf(told.body, 'owner') || 'whoever answers for it')} is called about ${about(told)}${because(told)}`,
  'request.risk-accepted': (told) =>
    did(
      told,
      `answers for what cannot be verified until ${saidOf(told.body, 'recheckAt') || 'a date'}: ${about(told)}${because(told)}`,
    ),
  'request.rechecked': (told) => `What could not be verified is looked at again: ${about(told)}${because(told)}`,
  'request.handed-over': (told) =>
    did(
      told,
      `handed ${about(told)} over to ${nameOf(told, saidOf(told.body, 'owner') || 'somebody else')}${because(told)}`,
    ),
  'request.refused': (told) =>
    `${told.who} was refused a step of the request ${quoted(told.key)}${told.body.code ? ` (${shown(told.body.code)})` : ''}`,
  'approval.link-made': (told) =>
    did(
      told,
      `made a link with which ${saidOf(told.body, 'approver') || 'an approver'} can decide on the request ${quoted(told.key)}`,
    ),
  'approval.link-used': (told) =>
    `${saidOf(told.body, 'approver') || 'An approver'} used their link to decide on the request ${quoted(told.key)}${outcomeOf(told.body)}`,
  'emergency.begun': (told) =>
    did(told, `began emergency access with the account ${quoted(told.key)}${told.on}${because(told)}`),
  'emergency.taken': (told) => `Emergency access is being followed up: ${about(told)}${because(told)}`,
  'movement.fanned-out': (told) =>
    `${told.who} set off ${counted(Number(told.body.detail?.requests ?? 0), 'request')} because ${told.body.subject ? told.whom : quoted(told.key)} ${saidOf(told.body, 'kind') || 'moved'}`,
  'movement.closed': (told) =>
    `All that followed because ${told.body.subject ? told.whom : quoted(told.key)} ${saidOf(told.body, 'kind') || 'moved'} is over: ${counted(Number(told.body.detail?.requests ?? 0), 'request')}${Number(told.body.detail?.risks ?? 0) > 0 ? `, ${counted(Number(told.body.detail?.risks), 'risk')} somebody answers for` : ''}`,
} as const satisfies Partial<Record<Verb, (told: Told) => string>>;
