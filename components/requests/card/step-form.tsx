import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import type { Acting } from './acting.ts';
import { BindForm } from './bind-form.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { LinkForm } from './link-form.tsx';
import { RecordedForm } from './recorded-form.tsx';
import { RiskForm } from './risk-form.tsx';
import type { Offered } from './steps-offered.ts';
import { WhyForm } from './why-form.tsx';

export interface StepProps {
  request: RequestView;
  acting: Acting;
  busy: boolean;
  /** takes the step; what is refused is said by the card */
  take(body: object): void;
  onBack(): void;
}

/** What a step needs to be told, in place of the card's buttons. */
export function StepForm({ step, ...props }: StepProps & { step: Offered }) {
  switch (step) {
    case 'recorded':
      return <RecordedForm {...props} />;
    case 'link':
      return <LinkForm {...props} />;
    case 'bind':
      return <BindForm {...props} />;
    case 'accept-risk':
      return <RiskForm {...props} />;
    case 'hand-over':
      return <HandOverForm {...props} />;
    default:
      return <WhyForm step={step} {...props} />;
  }
}
