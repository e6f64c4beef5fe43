import { useState } from 'preact/hooks';
import { SelectField } from '../../parts/field.tsx';
import { signInText as t } from '../../text.ts';

type Provider = keyof typeof t.helps;

/** What to do at the provider, for those most used. */
export function ProviderHelp() {
  const [provider, setProvider] = useState<Provider>('other');
  const options = Object.entries(t.providers).map(([value, label]) => ({ value, label }));
  return (
    <>
      <SelectField
        label={t.help}
        value={provider}
        options={options}
        onValue={(value) => setProvider(value as Provider)}
      />
      <ul class="points">
        {t.helps[provider].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
