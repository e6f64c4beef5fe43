import type { ComponentChildren } from 'preact';
import type { Attribute } from '../../lib/record/attributes.ts';
import type { OverlayDeeds } from '../../lib/wire/overlay-view.ts';
import { overlayText as t } from '../text.ts';

interface Props {
  attribute: Attribute;
  on: OverlayDeeds;
  children?: ComponentChildren;
}

/** Copies one value. `children`: what tells it from others like it, where that is not plain from around. */
export function CopyLink({ attribute, on, children }: Props) {
  return (
    <button type="button" class="link" title={t.copyKey} onClick={(event) => on.copy(event, attribute)}>
      {t.copy}
      {children}
    </button>
  );
}
