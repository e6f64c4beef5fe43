import { accessText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { Empty } from '../empty.tsx';
import { Lead } from '../lead.tsx';
import { SearchList } from '../list/search-list.tsx';
import { ObjectPage } from '../object/object-page.tsx';
import { writeRoute } from '../route.ts';
import { TemplateForm } from './template-form.tsx';

const t = accessText.templates;
const NEW = { tab: 'templates', open: 'new' } as const;

/** The role templates, and one of them opened. */
export function TemplatesTab({ context }: { context: OptionsContext }) {
  const { editable } = context;
  const { open } = context.route;
  if (open === 'new') return <TemplateForm key="new" context={context} stored={null} editable={editable} />;
  if (open)
    return (
      <ObjectPage key={open} context={context} kind="templates" tab="templates" id={open} title={({ label }) => label}>
        {({ object }, may) => <TemplateForm context={context} stored={object} editable={may} />}
      </ObjectPage>
    );
  return (
    <>
      <Lead title={t.title} text={t.lead}>
        {editable && (
          <a class="button primary" href={writeRoute(NEW)}>
            {t.add}
          </a>
        )}
      </Lead>
      <SearchList
        context={context}
        kind="templates"
        label={t.title}
        states={[]}
        href={({ id }) => writeRoute({ tab: 'templates', open: id })}
        title={({ label }) => label}
        line={({ description, grants }) => [t.count(grants.length), description].filter(Boolean).join(' · ')}
        empty={<Empty text={editable ? t.empty : t.emptyReadOnly} add={editable ? t.add : undefined} to={NEW} />}
      />
    </>
  );
}
