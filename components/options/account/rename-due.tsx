import { useEffect, useState } from 'preact/hooks';
import { proposeRename } from '../../../lib/record/propose-rename.ts';
import type { Account } from '../../../lib/record/record.schema.ts';
import type { Rename } from '../../../lib/record/rename.ts';
import type { Ask } from '../../own/ask.ts';
import { Banner } from '../../parts/banner.tsx';
import { accessText } from '../../text.ts';
import { openObject, searchKind } from '../asked/collector.ts';

const t = accessText.accounts;

interface Props {
  ask: Ask;
  /** as it is stored */
  account: Account;
  editable: boolean;
  set(change: Partial<Account>): void;
}

/** The one rename an account is due after a changed surname or rule: taken or declined in the form, and kept with the next save like any other change. */
export function RenameDue({ ask, account, editable, set }: Props) {
  const [rename, setRename] = useState<Rename | null>(null);
  useEffect(() => {
    let there = true;
    void dueRename(ask, account).then((due) => there && setRename(due));
    return () => {
      there = false;
    };
  }, [ask, account]);
  if (!rename) return null;

  function decide(change: Partial<Account>) {
    set(change);
    setRename(null);
  }

  return (
    <div class="card stack" role="status">
      <Banner tone="warn" text={rename.why} />
      {editable && (
        <div class="actions">
          <button type="button" class="button" onClick={() => decide({ name: rename.to })}>
            {t.renameTo(rename.to)}
          </button>
          <button type="button" class="button" onClick={() => decide({ renameDeclined: rename.to })}>
            {t.renameKeep}
          </button>
        </div>
      )}
    </div>
  );
}

/** Asked of the record as it is now; nothing is proposed while part of it cannot be had. */
async function dueRename(ask: Ask, account: Account): Promise<Rename | null> {
  const [technician, client, console, exceptions] = await Promise.all([
    openObject(ask, 'technicians', account.technician),
    openObject(ask, 'clients', account.client),
    openObject(ask, 'consoles', account.console),
    searchKind(ask, 'exceptions', { client: account.client, state: 'running', limit: 200 }),
  ]);
  if (!technician.ok || !client.ok || !console.ok || !exceptions.ok) return null;
  return proposeRename(
    account,
    technician.value.object,
    client.value.object,
    console.value.object,
    exceptions.value.items,
  );
}
