import { optionsText } from '../text.ts';
import type { OptionsContext } from './context.ts';
import { SignInSettingsPart } from './sign-in-settings.tsx';

/** How people sign in through the provider. */
export function SignInTab({ context }: { context: OptionsContext }) {
  return (
    <>
      <h1>{optionsText.tabs.signin}</h1>
      <SignInSettingsPart ask={context.ask} device={context.device} />
    </>
  );
}
