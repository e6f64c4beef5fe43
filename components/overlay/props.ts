import type { OverlayDeeds, OverlayView } from '../../lib/wire/overlay-view.ts';
import type { OverlayState } from '../../lib/wire/state.ts';

export type Side = OverlayState['dock']['side'];

export interface OverlayProps extends OverlayView {
  on: OverlayDeeds;
}
