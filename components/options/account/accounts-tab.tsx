import { accessText, adminText, purposeWords } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { Empty } from '../empty.tsx';
import { Lead } from '../lead.tsx';
import { ACCOUNT_PARTS } from '../list/bulk-parts.ts';
import { SearchList } from '../list/search-list.tsx';
import { ObjectPage } from '../object/object-page.tsx';
import { writeRoute } from '../route.ts';
import { AccountForm } from './account-form.tsx';

const t = accessText.accounts;
const NEW = { tab: 'accounts', open: 'new' } as const;

/** Every identity technicians have in consoles, and one of them opened. */
export function AccountsTab({ context }: { context: OptionsContext }) {
  const { editable } = context;
  const { open } = context.route;
  if (open === 'new') return <AccountForm key="new" context={context} stored={null} editable={editable} />;
  if (open)
    return (
      <ObjectPage key={open} context={context} kind="accounts" tab="accounts" id={open} title={({ name }) => name}>
        {({ object }, may) => <AccountForm context={context} stored={object} editable={may} />}
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
        kind="accounts"
        label={t.title}
        states={['planned', 'active', 'disabled', 'gone']}
        href={({ id }) => writeRoute({ tab: 'accounts', open: id })}
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
        empty={<Empty text={t.empty} add={editable ? t.add : undefined} to={NEW} />}
      />
    </>
  );
}
