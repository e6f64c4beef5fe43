import { describe, expect, test } from 'vitest';
import { clientAtPage, type FillQuestion, fillDecision, namingClient } from '../../lib/record/tenancy.ts';
import { client, consoleOf, contoso, ours } from './sample.ts';

const CLIENTS = [client(), contoso({ ticketRequired: true }), ours()];
const SHARED = consoleOf({
  tenancy: { mode: 'tenant', tenants: { 'Fabrikam Tenant': 'fabrikam', contoso: 'contoso' } },
});

describe('the client a page belongs to', () => {
  test('is the console’s own, every client’s, or the tenant’s', () => {
    expect(clientAtPage(consoleOf(), undefined)).toEqual({ status: 'client', id: 'fabrikam' });
    expect(clientAtPage(consoleOf({ tenancy: { mode: 'ours' } }), 'x')).toEqual({ status: 'ours' });
    expect(clientAtPage(SHARED, ' fabrikam  TENANT ')).toEqual({ status: 'client', id: 'fabrikam' });
  });
  test('is open while the tenant is not read, and unknown when nobody knows it', () => {
    expect(clientAtPage(SHARED, undefined)).toEqual({ status: 'unread' });
    expect(clientAtPage(SHARED, '  ')).toEqual({ status: 'unread' });
    expect(clientAtPage(SHARED, 'Fabrikam')).toEqual({ status: 'unknown-tenant', tenant: 'Fabrikam' });
    expect(clientAtPage(SHARED, 'constructor')).toEqual({ status: 'unknown-tenant', tenant: 'constructor' });
    expect(clientAtPage(SHARED, 'cont\u043eso').status).toBe('unknown-tenant');
  });
  test('names accounts, the MSP itself where the console serves every client', () => {
    expect(namingClient({ status: 'ours' }, CLIENTS)?.id).toBe('msp');
    expect(namingClient({ status: 'client', id: 'contoso' }, CLIENTS)?.id).toBe('contoso');
    expect(namingClient({ status: 'unread' }, CLIENTS)).toBeUndefined();
  });
});

describe('a fill', () => {
  const question = (over: Partial<FillQuestion> = {}): FillQuestion => ({
    at: { status: 'client', id: 'fabrikam' },
    console: 'Portal',
    ticket: { number: '4711', client: 'fabrikam' },
    clients: CLIENTS,
    subject: 'chosen',
    ...over,
  });

  test('is allowed when page, ticket and person fit', () => {
    expect(fillDecision(question())).toEqual({ allowed: true });
    expect(fillDecision(question({ subject: 'ticket-person' }))).toEqual({ allowed: true });
    expect(fillDecision(question({ at: { status: 'ours' }, ticket: { number: '1', client: 'contoso' } }))).toEqual({
      allowed: true,
    });
  });

  test('is allowed without a ticket where the client does not want one', () => {
    expect(fillDecision(question({ ticket: undefined }))).toEqual({ allowed: true });
  });

  test.each<[string, Partial<FillQuestion>]>([
    ['fill.evidence', { evidenceProblem: 'The disk is full.', paused: 'x' }],
    ['fill.paused', { paused: 'The vendor changed the form.' }],
    ['fill.lease-expired', { leaseExpired: true }],
    ['fill.page-doubtful', { doubt: 'This looks like a ticket, but its number does not fit.' }],
    ['fill.tenant-unread', { at: { status: 'unread' } }],
    ['fill.tenant-unknown', { at: { status: 'unknown-tenant', tenant: 'Northwind' } }],
    ['fill.client-not-served', { at: { status: 'client', id: 'northwind' } }],
    ['fill.ticket-client-open', { ticket: { number: '4711' } }],
    ['fill.client-mismatch', { ticket: { number: '4711', client: 'contoso' } }],
    ['fill.ticket-required', { at: { status: 'client', id: 'contoso' }, ticket: undefined }],
    ['fill.no-subject', { subject: 'none' }],
    ['fill.no-subject', { subject: 'ticket-person', ticket: undefined }],
  ])('is refused with %s', (code, over) => {
    expect(fillDecision(question(over))).toMatchObject({ allowed: false, code });
  });

  test('names both clients when they differ', () => {
    const decision = fillDecision(question({ ticket: { number: '4711', client: 'contoso' } }));
    expect(decision).toMatchObject({
      sentence: 'This page belongs to Fabrikam GmbH and ticket 4711 to Contoso Ltd.: switch the tenant or the ticket.',
    });
  });

  test('names the ticket’s client when the tenant is not read', () => {
    expect(JSON.stringify(fillDecision(question({ at: { status: 'unread' } })))).toContain(
      '(ticket 4711 is for Fabrikam GmbH)',
    );
  });
});
