import { explainFinding } from '../../drift/explain-finding.ts';
import type { Finding } from '../../drift/judge.ts';
import { mendOf } from '../../drift/mend.ts';
import { ATTRIBUTES } from '../../record/attributes.ts';
import { explain, type Names } from '../../record/explain.ts';
import type { DriftFacts, DriftMark } from '../../wire/page-drift.ts';
import type { KnownFinding } from '../frame-visit.ts';
import type { Scene } from '../scene.ts';
import type { JudgedHere } from './judge-here.ts';

/** One finding as its card shows it. Who owns a part of the record only the collector knows. */
export function factsOf(
  scene: Scene,
  here: JudgedHere,
  mark: DriftMark,
  finding: Finding,
  known: KnownFinding | undefined,
): DriftFacts {
  const { expected, shown, attribute } = finding;
  const mend = mendOf(attribute, scene.console, here.client, new Map());
  const { roles } = scene.identity;
  const leads = roles.includes('lead') || roles.includes('administrator');
  return {
    ...mark,
    expected,
    shown,
    why: whyOf(scene, here, finding),
    ...(known ? { known: { since: known.since, lastRight: known.lastRight, ...decided(known) } } : {}),
    console: mend.console,
    access: mend.access,
    authority: mend.record === null ? null : (known?.authority ?? ''),
    may: {
      accept: leads && here.account !== null && !!shown && (isAttribute(attribute) || attribute === 'groups'),
      falseAlarm: leads || roles.includes('technician'),
      record: leads,
    },
  };
}

/** Only a value, a role or groups can be excepted. */
const isAttribute = (name: string): boolean => (ATTRIBUTES as readonly string[]).includes(name);

const decided = ({ decidedBy }: KnownFinding): { decidedBy?: string } => (decidedBy ? { decidedBy } : {});

/** The values stand beside it: of a value only where the record has it from, of everything else the whole story. */
function whyOf(scene: Scene, here: JudgedHere, finding: Finding): string {
  const { console } = scene;
  const { technician, seen } = here;
  const [kind] = finding.kinds;
  const { provenance } = finding;
  const plain = kind === 'different' || kind === 'missing' || kind === 'spelling' || kind === 'lookalike';
  if (!plain || !provenance)
    return explainFinding(finding, {
      console: console.label,
      account: seen.record,
      technician: technician?.displayName,
      names: namesOf(scene, here, finding),
    });
  const also = kind === 'lookalike' ? ' It reads alike and is written with other letters.' : '';
  return `${explain(provenance, namesOf(scene, here, finding))}${also}`;
}

function namesOf({ record }: Scene, { technician, client, account }: JudgedHere, { provenance }: Finding): Names {
  return {
    technician: technician?.displayName,
    client: client.name,
    account: account?.name,
    ...(provenance?.from === 'template'
      ? { template: record.snapshot.templates.find(({ id }) => id === provenance.template)?.label }
      : {}),
  };
}
