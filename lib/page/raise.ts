/** Brings the host to the top of the top layer again, for instance after the page opened a dialog. */
export function raise(host: HTMLElement): void {
  if (!host.isConnected || !('showPopover' in host)) return;
  if (host.matches(':popover-open')) host.hidePopover();
  host.showPopover();
}
