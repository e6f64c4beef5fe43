import { Banner } from '../../parts/banner.tsx';
import { adminText } from '../../text.ts';
import { writeRoute } from '../route.ts';

/** A change was taken as a proposal: what that means, and where it waits. */
export function WaitsNote() {
  return (
    <div class="note">
      <Banner tone="warn" text={adminText.object.waits} />
      <a class="link start" href={writeRoute({ tab: 'proposals' })}>
        {adminText.object.toProposals}
      </a>
    </div>
  );
}
