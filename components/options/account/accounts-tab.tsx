import { accessText, adminText, purposeWords } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { ACCOUNT_PARTS } from '../list/bulk-parts.ts';
import { KindTab } from '../list/kind-tab.tsx';
import { AccountForm } from './account-form.tsx';

/** Every identity technicians have in consoles, and one of them opened. */
export function AccountsTab({ context }: { context: OptionsContext }) {
  const { editable } = context;
  return (
    <KindTab
      context={context}
      kind="accounts"
      words={accessText.accounts}
      editable={editable}
      form={(opened, may) => <AccountForm context={context} stored={opened?.object ?? null} editable={may} />}
      states={['planned', 'active', 'disabled', 'gone']}
      title={({ name }) => name}
      refers={(items) => ({
        technicians: items.map(({ technician }) => technician),
        clients: items.map(({ client }) => client),
        consoles: items.map((one) => one.console),
      })}
      line={(one, names) =>
        [
          names('technicians', one.technician),
          names('consoles', one.console),
          names('clients', one.client),
          purposeWords[one.purpose],
        ].join(' · ')
      }
      mark={({ status, usedBy }) => (
        <>
          {usedBy && usedBy.length > 0 && <span class="tag quiet">+{usedBy.length}</span>}
          <span class="dim">{adminText.states[status]}</span>
        </>
      )}
      parts={editable ? ACCOUNT_PARTS : undefined}
    />
  );
}
