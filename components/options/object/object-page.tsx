import type { ComponentChildren } from 'preact';
import type { Kind } from '../../../lib/record/kinds.schema.ts';
import { clock } from '../../own/moment.ts';
import { Banner } from '../../parts/banner.tsx';
import { adminText, optionsText as t } from '../../text.ts';
import type { Opened } from '../asked/collector.ts';
import { useNames } from '../asked/use-names.ts';
import { useObject } from '../asked/use-object.ts';
import { Back } from '../back.tsx';
import type { OptionsContext } from '../context.ts';
import type { Tab } from '../route.ts';
import { Trouble, Waiting } from '../trouble.tsx';
import { mayEdit, seesHistory } from '../who-sees.ts';
import { History } from './history.tsx';

interface Props<K extends Kind> {
  context: OptionsContext;
  kind: K;
  tab: Tab;
  id: string;
  title(object: Opened<K>['object']): string;
  children(opened: Opened<K>, editable: boolean, reload: () => Promise<void>): ComponentChildren;
}

/** One object as the collector has it: who changed it last, what it is, and its history. */
export function ObjectPage<K extends Kind>({ context, kind, tab, id, title, children }: Props<K>) {
  const { value, failure, reload } = useObject(context.ask, kind, id);
  const names = useNames(context.ask, { technicians: [value?.changedBy] });
  const editable = mayEdit(context.roles, kind);

  if (!value) {
    const gone = failure?.code === 'record.unknown';
    return (
      <>
        <Back tab={tab} title={t.tabs[tab]} />
        {gone && <Banner tone="warn" text={t.gone} />}
        {failure && !gone && <Trouble sentence={failure.sentence} onRetry={reload} />}
        {!failure && <Waiting />}
      </>
    );
  }
  const { object, changedAt, changedBy, why } = value;
  const said = adminText.object.version(object.version, clock(changedAt), names('technicians', changedBy));
  return (
    <>
      <Back tab={tab} title={title(object)} line={why ? `${said}: ${why}` : said} />
      {!editable && <Banner tone="off" text={t.readOnly} />}
      {failure && <Banner tone="warn" text={failure.sentence} />}
      {/* A form begins anew with the version it shows; edits of an earlier one are held as drafts and meet it when they are saved. */}
      <div class="edit" key={`${id}/${object.version}`}>
        {children(value, editable, reload)}
        {seesHistory(context.roles) && <History context={context} kind={kind} id={id} />}
      </div>
    </>
  );
}
