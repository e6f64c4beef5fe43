import { Component, createRef } from 'preact';
import { Panel } from './panel.tsx';
import { Pill } from './pill.tsx';
import type { OverlayProps } from './props.ts';
import { announcement } from './status.ts';

/**
 * The whole overlay: a pill at the edge that opens to a panel. Opening moves the focus to the panel itself, never to a button in it, so that a key
 * still held down presses nothing; closing gives the focus to the pill, but only when the overlay had it: who types in the page goes on typing.
 * A class for the one moment that hooks do not know: after the new view is made and before the old one goes.
 */
export class Overlay extends Component<OverlayProps> {
  root = createRef<HTMLDivElement>();

  /** Asked before the old view goes: once the panel is gone, nobody knows where the focus was. */
  override getSnapshotBeforeUpdate(): boolean {
    const root = this.root.current;
    return root?.contains((root.getRootNode() as Document | ShadowRoot).activeElement) ?? false;
  }

  override componentDidUpdate(before: OverlayProps, _: unknown, heldFocus: boolean): void {
    const open = isOpen(this.props);
    if (open === isOpen(before) || !(open || heldFocus)) return;
    this.root.current?.querySelector<HTMLElement>(open ? '.panel' : 'button')?.focus({ preventScroll: true });
  }

  override render() {
    const { props } = this;
    return (
      <div class={`unswivel ${props.state.dock.side}`} ref={this.root}>
        {isOpen(props) ? <Panel {...props} /> : <Pill {...props} />}
        <div class="vh" role="status" aria-live="polite">
          {announcement(props)}
        </div>
      </div>
    );
  }
}

function isOpen({ state, folded }: OverlayProps): boolean {
  return state.dock.open && !folded;
}
