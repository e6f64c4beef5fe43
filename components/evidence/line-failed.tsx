import { Banner } from '../parts/banner.tsx';

/** Under a line of a list: why what was asked of it did not come about. */
export function LineFailed({ sentence }: { sentence: string | null }) {
  if (sentence === null) return null;
  return (
    <div class="wide" role="alert">
      <Banner tone="bad" text={sentence} />
    </div>
  );
}
