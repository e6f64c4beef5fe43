import { useState } from 'preact/hooks';
import type { Tenancy } from '../../lib/record/record.schema.ts';
import { TextField } from '../parts/field.tsx';
import { optionsText } from '../text.ts';
import type { OptionsContext } from './context.ts';
import { PickObject } from './object/pick-object.tsx';

const t = optionsText.consoles;
const MODES = ['client', 'ours', 'tenant'] as const;

interface Props {
  context: OptionsContext;
  tenancy: Tenancy;
  onTenancy(tenancy: Tenancy): void;
  error: string | undefined;
}

/** Which client a page of the console belongs to: always one, every one in our own name, or the tenant it shows. */
export function TenancyField({ context, tenancy, onTenancy, error }: Props) {
  function choose(mode: Tenancy['mode']) {
    if (mode === 'client') onTenancy({ mode, client: '' });
    else if (mode === 'tenant') onTenancy({ mode, tenants: {} });
    else onTenancy({ mode });
  }

  return (
    <fieldset class="group">
      <legend>{t.tenancy}</legend>
      {MODES.map((mode) => (
        <label class="check" key={mode}>
          <input type="radio" name="tenancy" checked={tenancy.mode === mode} onChange={() => choose(mode)} />
          <span>
            {t.modes[mode]}
            <small>{t.modeHints[mode]}</small>
          </span>
        </label>
      ))}
      {tenancy.mode === 'client' && (
        <PickObject
          context={context}
          kind="clients"
          label={t.oneClient}
          value={tenancy.client || undefined}
          onValue={(client) => onTenancy({ mode: 'client', client })}
          error={error && t.noClient}
        />
      )}
      {tenancy.mode === 'tenant' && (
        <Tenants
          tenants={tenancy.tenants}
          context={context}
          onTenants={(tenants) => onTenancy({ mode: 'tenant', tenants })}
          error={error}
        />
      )}
    </fieldset>
  );
}

interface TenantsProps {
  context: OptionsContext;
  tenants: Record<string, string>;
  onTenants(tenants: Record<string, string>): void;
  error: string | undefined;
}

/** Rows are kept apart from the map they make: while one is typed, two may have the same name, and neither may be lost. */
function Tenants({ context, tenants, onTenants, error }: TenantsProps) {
  const [rows, setRows] = useState(() => Object.entries(tenants));
  const names = rows.map(([name]) => name.trim());

  function change(next: [string, string][]) {
    setRows(next);
    onTenants(Object.fromEntries(next.map(([name, client]) => [name.trim(), client])));
  }

  return (
    <div class="stack">
      {rows.length === 0 && <p class="dim">{t.noTenants}</p>}
      {rows.map(([name, client], index) => (
        <div class="tenant" key={index}>
          <TextField
            label={t.tenant}
            value={name}
            onValue={(text) => change(rows.with(index, [text, client]))}
            error={names.indexOf(name.trim()) < index ? t.sameTenant : undefined}
          />
          <PickObject
            context={context}
            kind="clients"
            label={t.tenantClient}
            value={client || undefined}
            onValue={(id) => change(rows.with(index, [name, id]))}
            error={error && !client ? t.noClient : undefined}
          />
          <button
            type="button"
            class="icon"
            aria-label={t.removeTenant(name)}
            onClick={() => change(rows.filter((_, at) => at !== index))}
          >
            ×
          </button>
        </div>
      ))}
      <button type="button" class="link start" onClick={() => change([...rows, ['', '']])}>
        {t.addTenant}
      </button>
    </div>
  );
}
