/**
 * The practice desk: the small ticketing console that `npm start` brings for training.
 * Its JSON has everything the page shows; the page stands in where JSON is refused.
 * Checked 2026-11 on this repository's own.
 */
import { defineConsole } from '../define.ts';

const shown = (field: string) => `[data-field="${field}"]`;
const NOBODY = ['Nobody'];

export default defineConsole({
  id: 'practice-desk',
  kind: 'psa',
  label: 'Practice desk',
  checked: '2026-11',
  signedInAs: '#signed-in',
  pages: [
    { id: 'tickets', shows: 'other', path: '/' },
    {
      id: 'ticket',
      shows: 'ticket',
      path: '/tickets/:ticket(\\d+)',
      ready: '[data-ticket]',
      container: '[data-ticket]',
      shown: { ticket: { selector: shown('number') } },
      json: '/api/tickets/{ticket}',
      read: {
        number: { url: 'ticket' },
        subject: [{ json: 'subject' }, shown('subject')],
        status: [{ json: 'status' }, shown('status')],
        queue: [{ json: 'queue' }, shown('queue')],
        priority: [{ json: 'priority' }, shown('priority')],
        owner: [
          { json: 'owner', empty: NOBODY },
          { selector: shown('owner'), empty: NOBODY },
        ],
        client: [{ json: 'company.name' }, shown('client')],
        clientId: [{ json: 'company.id' }, shown('client-id')],
        requesterName: [{ json: 'requester.name' }, shown('requester')],
        requesterEmail: [{ json: 'requester.email' }, shown('requester-email')],
        requesterPhone: [{ json: 'requester.phone' }, shown('requester-phone')],
        created: [{ json: 'created' }, shown('created')],
        description: [{ json: 'description' }, shown('description')],
      },
      require: ['number', 'subject', 'status'],
      reply: {
        ticket: 'ticket',
        root: 'form[action="/tickets/{ticket}/notes"]',
        note: '[name="note"]',
        internal: '[name="internal"]',
        minutes: '[name="minutes"]',
        save: 'button',
      },
    },
  ],
});
