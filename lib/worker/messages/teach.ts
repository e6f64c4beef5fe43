import { matchPage } from '../../consoles/match.ts';
import { pagePattern } from '../../consoles/page-pattern.ts';
import type { Lesson } from '../../record/lesson.schema.ts';
import { sameControl } from '../../record/lesson.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { TeachAnswer } from '../../wire/teach.ts';
import { profileOf } from '../consoles.ts';
import type { Identity } from '../database.ts';
import { dockOf } from '../dock.ts';
import { Refused } from '../errors.ts';
import { aboutOf } from '../event-about.ts';
import { frameVisit, openVisit } from '../frame-visit.ts';
import { push } from '../push.ts';
import { recordEvent } from '../record-event.ts';
import { openDesk, type Scene, sceneOf } from '../scene.ts';
import { consoleOf, type Place } from '../sender.ts';
import { declinedAt, forgetLesson, keepLesson, lessonsAt, requireRoom } from '../taught.ts';
import { offerTaught } from '../taught-offer.ts';

type Message<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

/** Teaching begins in a document: what is taught of its page, and the nonce of the visit that is open there. */
export async function answerTeachOpen(place: Place, { url }: Message<'teach.open'>): Promise<TeachAnswer> {
  const desk = await openDesk();
  const { snapshot } = desk.record;
  const console = await consoleOf(place, url, snapshot);
  const profile = profileOf(console, snapshot);
  const match = profile ? matchPage(profile, console, url) : null;
  const held = await frameVisit(place);
  // Opened anew only where there is none: without document ids each opening ends the nonce of the overlay beside.
  const own = held?.document === place.document && held.origin === place.origin && held.url === url;
  const visit = own
    ? held
    : await openVisit(place, { url, console: console.id, page: match?.page.id ?? null, params: match?.params ?? {} });
  return shown(await sceneOf(desk, console, visit));
}

/** The person taught a field. Its event is stored first; then it counts here, and is offered to the team. */
export async function answerTeachKeep(
  scene: Scene,
  { lesson: said, tries }: Message<'teach.keep'>,
): Promise<TeachAnswer> {
  const { identity, console, visit } = scene;
  const lesson: Lesson = { ...said, page: pagePattern(visit.url) };
  await requireRoom(identity);
  await tellLesson(scene, lesson, { change: 'kept', tries });
  await keepLesson(identity, { console: console.id, lesson, taughtAt: new Date().toISOString(), tries });
  return used(scene);
}

/** The person took back what they taught. What the team accepted is the administrator's to remove. */
export async function answerTeachForget(scene: Scene, { lesson: said }: Message<'teach.forget'>): Promise<TeachAnswer> {
  const { identity, console, visit } = scene;
  const known = (await lessonsAt(identity, console, visit.url)).find(
    (one) => one.from === 'device' && sameControl(one, said),
  );
  if (!known)
    throw new Refused(
      'taught.not-yours',
      'This was not taught in this browser. An administrator can remove it from the console.',
    );
  const { from: _, ...lesson } = known;
  await tellLesson(scene, lesson, { change: 'removed' });
  await forgetLesson(identity, console.id, lesson);
  return used(scene);
}

/** The overlay looks again, so that the next fill knows; the team is told behind the person's back. */
async function used(scene: Scene): Promise<TeachAnswer> {
  await push(scene.visit, { type: 'revisit' });
  offerLater(scene.identity);
  return shown(scene);
}

function offerLater(identity: Identity): void {
  offerTaught(identity).catch((error) => console.warn('Unswivel: what was taught could not be offered', error));
}

async function tellLesson(scene: Scene, lesson: Lesson, detail: Record<string, string | number>): Promise<void> {
  const { page, root, at, attribute, control } = lesson;
  await recordEvent(scene.identity, {
    verb: 'profile.taught',
    outcome: 'success',
    ...aboutOf(scene),
    object: { type: 'console', key: scene.console.id },
    fields: [{ attribute: attribute ?? 'never', control, source: 'taught' }],
    detail: {
      ...detail,
      pages: page,
      ...(root ? { root } : {}),
      ...(typeof at === 'string' ? { selector: at } : { label: at.label }),
    },
  });
}

async function shown({ identity, console, page, visit }: Scene): Promise<TeachAnswer> {
  return {
    ok: true,
    nonce: visit.nonce,
    console: console.label,
    page: pagePattern(visit.url),
    ...(page?.form ? { form: { root: page.form.root, never: page.form.never } } : {}),
    lessons: await lessonsAt(identity, console, visit.url),
    dock: await dockOf(console.id),
    declined: await declinedAt(identity, console, visit.url),
  };
}
