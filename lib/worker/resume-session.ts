import { database, type Identity } from './database.ts';
import { Refused } from './errors.ts';
import { CollectorRefusal } from './request-collector.ts';
import { signInAgain } from './sign-in.ts';

/**
 * A session that simply came to its end is begun again without asking the person, where the provider still knows them: once, so that no hidden page is opened time and again. One that was ended by
 * somebody waits for the person.
 */
export async function resumeSession(identity: Identity): Promise<void> {
  const { signedOut } = identity;
  if (signedOut?.code !== 'session.over' || signedOut.tried) return;
  await database.identities.update(identity.id, { signedOut: { ...signedOut, tried: true } });
  try {
    await signInAgain(identity, { silent: true });
  } catch (error) {
    // The person is asked for it, by the button.
    if (!(error instanceof Refused) && !(error instanceof CollectorRefusal)) throw error;
  }
}
