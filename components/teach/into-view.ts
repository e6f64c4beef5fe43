/** A ref that stays the same: the choice the arrows came to is brought into its list's view. */
export function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
