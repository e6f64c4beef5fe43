import type { EventField } from '../../../lib/evidence/event.schema.ts';
import { evidenceText as t } from '../../text.ts';

/** Where a value came from, in a few words: which version of what. */
export function provenanceWords({ provenance }: EventField): string {
  if (!provenance) return '';
  switch (provenance.from) {
    case 'record':
      return t.sources.record(provenance.technician, provenance.version);
    case 'rule':
      return t.sources.rule(provenance.client, provenance.convention);
    case 'account':
      return t.sources.account(provenance.account, provenance.version);
    case 'template':
      return t.sources.template(provenance.template, provenance.version);
    case 'exception':
      return t.sources.exception(provenance.exception, provenance.version);
    case 'ticket':
      return t.sources.ticket(provenance.number);
  }
}
