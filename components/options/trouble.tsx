import { Banner } from '../parts/banner.tsx';
import { adminText, deviceText } from '../text.ts';

/** Why something could not be shown, and the way to try again. */
export function Trouble({ sentence, onRetry }: { sentence: string; onRetry(): unknown }) {
  return (
    <div class="stack" role="alert">
      <Banner tone="bad" text={sentence} />
      <button type="button" class="button start" onClick={() => void onRetry()}>
        {deviceText.tryAgain}
      </button>
    </div>
  );
}

export function Waiting() {
  return (
    <p class="dim" role="status">
      {adminText.loading}
    </p>
  );
}
