import { MAX_AGE_DAYS } from '../../../lib/drift/judge.ts';
import {
  EMERGENCY_HOURS,
  type LifecyclePolicy,
  POLICY_MOST,
  REVIEW_HOURS,
  WAIT_DAYS,
} from '../../../lib/lifecycle/policy.schema.ts';
import { type Client, MOST_AGE_DAYS } from '../../../lib/record/record.schema.ts';
import { CheckField, LinesField } from '../../parts/field.tsx';
import { PlainList } from '../../parts/plain-list.tsx';
import { requestsPolicyText as t } from '../../text.ts';
import { useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { type Errors, errorFor } from '../edit-record.tsx';
import { PickObject } from '../object/pick-object.tsx';
import { NumberField } from './number-field.tsx';
import { policyWords } from './policy-words.ts';
import { RepeatFields } from './repeat-fields.tsx';

/** Minutes a console that was just added begins with. */
const USUAL_REPEAT = 30;

interface Props {
  context: OptionsContext;
  client: Client;
  set(change: Partial<Client>): void;
  errors: Errors;
}

/** What a client asks of requests for access: the parts, and what they mean together in sentences. */
export function PolicyFields({ context, client, set, errors }: Props) {
  const policy = client.lifecycle ?? {};
  const { repeatIn = {} } = policy;
  const names = useNames(context.ask, { consoles: Object.keys(repeatIn) });
  const wrong = (part: keyof typeof POLICY_MOST) =>
    errorFor(errors, `lifecycle.${part}`) && t.wrongNumber(POLICY_MOST[part]);

  function change(parts: Partial<Record<keyof LifecyclePolicy, unknown>>) {
    const said = Object.entries({ ...policy, ...parts }).filter(([, value]) => value !== undefined && value !== false);
    set({ lifecycle: said.length > 0 ? (Object.fromEntries(said) as LifecyclePolicy) : undefined });
  }

  return (
    <fieldset class="group">
      <legend>{t.title}</legend>
      <p class="dim">{t.lead}</p>
      <div class="pair">
        <CheckField
          label={t.standard}
          hint={t.standardHint}
          checked={policy.standard ?? false}
          onChecked={(standard) => change({ standard, ...(standard ? {} : { ownHands: undefined }) })}
        />
        <CheckField
          label={t.ownHands}
          hint={t.ownHandsHint}
          checked={policy.ownHands ?? false}
          disabled={!policy.standard}
          onChecked={(ownHands) => change({ ownHands })}
        />
      </div>
      <div class="triple">
        <NumberField
          label={t.approvals}
          hint={t.approvalsHint(POLICY_MOST.approvals)}
          value={policy.approvals}
          error={wrong('approvals')}
          onValue={(approvals) => change({ approvals })}
        />
        <NumberField
          label={t.waitDays}
          hint={t.waitDaysHint(WAIT_DAYS)}
          value={policy.waitDays}
          error={wrong('waitDays')}
          onValue={(waitDays) => change({ waitDays })}
        />
        <NumberField
          label={t.repeatMinutes}
          hint={t.repeatMinutesHint}
          value={policy.repeatMinutes}
          error={wrong('repeatMinutes')}
          onValue={(repeatMinutes) => change({ repeatMinutes })}
        />
        <NumberField
          label={t.emergencyHours}
          hint={t.emergencyHoursHint(POLICY_MOST.emergencyHours, EMERGENCY_HOURS)}
          value={policy.emergencyHours}
          error={wrong('emergencyHours')}
          onValue={(emergencyHours) => change({ emergencyHours })}
        />
        <NumberField
          label={t.reviewHours}
          hint={t.reviewHoursHint(POLICY_MOST.reviewHours, REVIEW_HOURS)}
          value={policy.reviewHours}
          error={wrong('reviewHours')}
          onValue={(reviewHours) => change({ reviewHours })}
        />
        <NumberField
          label={t.maxAgeDays}
          hint={t.maxAgeDaysHint(MAX_AGE_DAYS)}
          value={client.maxAgeDays}
          error={errorFor(errors, 'maxAgeDays') && t.wrongNumber(MOST_AGE_DAYS)}
          onValue={(maxAgeDays) => set({ maxAgeDays })}
        />
      </div>
      <RepeatFields
        context={context}
        names={names}
        value={repeatIn}
        usual={policy.repeatMinutes ?? USUAL_REPEAT}
        errors={errors}
        onValue={(next) => change({ repeatIn: next })}
      />
      <CheckField
        label={t.blockOverdue}
        checked={policy.blockOverdue ?? false}
        onChecked={(blockOverdue) => change({ blockOverdue })}
      />
      <div class="pair">
        <LinesField
          label={t.highRisk}
          hint={t.highRiskHint}
          value={policy.highRisk ?? []}
          error={errorFor(errors, 'lifecycle.highRisk')}
          onValue={(highRisk) => change({ highRisk: highRisk.join('') ? highRisk : undefined })}
        />
        <PickObject
          context={context}
          kind="technicians"
          label={t.clientOwner}
          hint={t.clientOwnerHint}
          value={client.owner}
          error={errorFor(errors, 'owner')}
          empty=""
          onValue={(owner) => set({ owner: owner || undefined })}
        />
        <PickObject
          context={context}
          kind="technicians"
          label={t.owner}
          value={policy.owner}
          empty=""
          onValue={(owner) => change({ owner: owner || undefined })}
        />
      </div>
      <div class="meaning">
        <h2>{t.means}</h2>
        <PlainList lines={policyWords(client, (id) => names('consoles', id))} />
      </div>
    </fieldset>
  );
}
