import { accessText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { KindTab } from '../list/kind-tab.tsx';
import { TemplateForm } from './template-form.tsx';

const t = accessText.templates;

/** The role templates, and one of them opened. */
export function TemplatesTab({ context }: { context: OptionsContext }) {
  const { editable } = context;
  return (
    <KindTab
      context={context}
      kind="templates"
      words={{ ...t, empty: editable ? t.empty : t.emptyReadOnly }}
      editable={editable}
      form={(opened, may) => <TemplateForm context={context} stored={opened?.object ?? null} editable={may} />}
      states={[]}
      title={({ label }) => label}
      line={({ description, grants }) => [t.count(grants.length), description].filter(Boolean).join(' · ')}
    />
  );
}
