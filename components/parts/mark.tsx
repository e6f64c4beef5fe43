/** The mark: one stroke that turns once and comes to rest on a point. */
export function Mark({ size }: { size: number }) {
  return (
    <svg class="mark" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M9.5 8v8.5a6.5 6.5 0 0 0 13 0V15"
        fill="none"
        stroke="var(--on-accent)"
        stroke-width="3.5"
        stroke-linecap="round"
      />
      <circle cx="22.5" cy="8.8" r="2.6" fill="var(--on-accent)" />
    </svg>
  );
}
