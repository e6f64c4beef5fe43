/** A ref that stays the same is called once, when its element is there. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
