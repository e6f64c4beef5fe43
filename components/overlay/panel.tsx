import type { TargetedKeyboardEvent } from 'preact';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { Attribute } from '../../lib/record/attributes.ts';
import { Banner } from '../parts/banner.tsx';
import { CloseIcon } from '../parts/close-icon.tsx';
import { Mark } from '../parts/mark.tsx';
import { overlayText as t } from '../text.ts';
import { AccountPart } from './account-part.tsx';
import { ClientPart } from './client-part.tsx';
import { DockMenu } from './dock-menu.tsx';
import { DriftPart } from './drift-part.tsx';
import { EvidenceLine } from './evidence-line.tsx';
import { FillPart } from './fill-part.tsx';
import type { OverlayProps } from './props.ts';
import { SubjectPart } from './subject-part.tsx';
import { TicketPart } from './ticket-part.tsx';
import { withState } from './with-state.ts';

/** The open overlay. Escape closes it; while the recent tickets are listed, a digit picks one. */
export const Panel = withState<OverlayProps, { choosing: string | null }>(
  { choosing: null },
  (props, { choosing }, change) => {
    const { state, on } = props;
    const open = state.ticket?.key;
    const listed = !open || choosing === open;

    /** A press that is refused can be repeated: the list goes when another ticket is there. */
    function bind(event: Event, key: string | null, row?: Element) {
      if (!open || key === open) change({ choosing: null });
      on.bind(event, key, row);
    }

    function onKeyDown(event: TargetedKeyboardEvent<HTMLElement>) {
      if (event.key === 'Escape') return on.dock(state.dock.side, false);
      const { target } = event;
      if (target instanceof HTMLInputElement || event.repeat || !event.isTrusted) return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const attribute = (target as HTMLElement).dataset.copy as Attribute | undefined;
      if (attribute && event.key.toLowerCase() === 'c') return on.copy(event, attribute);
      if (!listed) return;
      const at = Number(event.key) - 1;
      const ticket = state.recent[at];
      if (!ticket) return;
      event.preventDefault();
      bind(event, ticket.key, event.currentTarget.querySelectorAll('ol.choices button')[at]);
    }

    return (
      <div class="panel" role="dialog" aria-modal={false} aria-label={t.panel} tabIndex={-1} onKeyDown={onKeyDown}>
        <header>
          <Mark size={18} />
          <h2 class="cut">{displayText(state.console.label)}</h2>
          <DockMenu side={state.dock.side} onSide={(side) => on.dock(side, true)} onTeach={on.teach} />
          <button
            type="button"
            class="icon"
            aria-label={t.close}
            title={`${t.close} (Esc)`}
            onClick={() => on.dock(state.dock.side, false)}
          >
            <CloseIcon />
          </button>
        </header>
        <div class="body">
          {state.requests && <div class="steps" />}
          {state.doubt && <Banner tone="warn" text={state.doubt} />}
          {state.drift && <DriftPart drift={state.drift} on={on} />}
          <TicketPart
            state={state}
            listed={listed}
            onList={(to) => change({ choosing: to && open ? open : null })}
            onBind={bind}
          />
          <ClientPart client={state.client} onChoose={on.chooseClient} />
          <SubjectPart state={state} found={props.found} on={on} />
          <AccountPart state={state} on={on} />
        </div>
        <FillPart {...props} />
        <EvidenceLine evidence={state.evidence} actor={state.actor.name} />
      </div>
    );
  },
);
