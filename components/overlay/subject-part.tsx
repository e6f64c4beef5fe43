import { displayText } from '../../lib/evidence/display-text.ts';
import type { OverlayDeeds } from '../../lib/wire/overlay-view.ts';
import type { Choice, OverlayState } from '../../lib/wire/state.ts';
import { ToneMark } from '../parts/tone.tsx';
import { purposeWords, overlayText as t } from '../text.ts';
import { initials } from './initials.ts';
import { SubjectSearch } from './subject-search.tsx';
import { withState } from './with-state.ts';

interface Props {
  state: OverlayState;
  found: Choice[];
  on: OverlayDeeds;
}

/** Whose identity is filled: always shown with its reason, never assumed. */
export const SubjectPart = withState<Props, { from: string | null }>({ from: null }, (props, { from }, change) => {
  const { state, found, on } = props;
  const { subject, proposals } = state;
  const none = subject.status === 'none';
  const present = 'id' in subject ? subject.id : subject.status;
  const switching = from === present;
  const searching = switching || none;

  /** A press that is refused can be repeated: the search goes when somebody else is there. */
  function choose(event: Event, id: string, row?: Element | null) {
    if (id === present) change({ from: null });
    on.chooseSubject(event, id, row);
  }

  return (
    <section>
      <div class="head">
        <h3>{t.subject}</h3>
        {!none && (
          <button
            type="button"
            class="link"
            aria-expanded={searching}
            onClick={() => change({ from: switching ? null : present })}
          >
            {searching ? t.subjectKeep : t.subjectSwitch}
          </button>
        )}
      </div>
      {none ? <Nobody why={subject.why} /> : <Person subject={subject} />}
      {searching && (
        <SubjectSearch
          proposals={proposals}
          found={found}
          grab={switching}
          onSearch={on.search}
          onChoose={choose}
          onLeave={() => change({ from: null })}
        />
      )}
      {!none && state.purposes.length > 1 && (
        <fieldset class="segments">
          <legend class="vh">{t.purpose}</legend>
          {state.purposes.map((purpose) => (
            <button
              key={purpose}
              type="button"
              aria-pressed={purpose === state.purpose}
              onClick={(event) => on.purpose(event, purpose)}
            >
              {purposeWords[purpose]}
            </button>
          ))}
        </fieldset>
      )}
    </section>
  );
});

function Nobody({ why }: { why: string }) {
  return (
    <p class="ask">
      <ToneMark tone="warn" />
      <span>
        <b>{t.subjectNone}.</b> {displayText(why)} {t.subjectOff}
      </span>
    </p>
  );
}

function Person({ subject }: { subject: Exclude<OverlayState['subject'], { status: 'none' }> }) {
  const fromTicket = subject.status === 'ticket-person';
  return (
    <div class="person">
      <span class="initials" aria-hidden="true">
        {initials(subject.name)}
      </span>
      <div>
        <p class="lead">
          {displayText(subject.name)} {fromTicket && <span class="tag">{t.ticketPerson}</span>}
        </p>
        {!fromTicket && subject.hint && <p class="dim">{displayText(subject.hint)}</p>}
        {subject.why && <p class="dim">{displayText(subject.why)}</p>}
      </div>
    </div>
  );
}
