/** What is refused about signing in and sessions: code → HTTP status and sentence, as in errors.ts. */
export const SIGN_IN_ERRORS = {
  'signIn.off': [409, 'Sign-in through a provider is not set up here. Enrol with a code.'],
  'signIn.redirect': [
    400,
    'This browser’s address for the provider’s answer is not registered here. An administrator adds it under “Sign-in”: {redirect}',
  ],
  'signIn.away': [
    503,
    'The sign-in provider did not answer the collector. Try again in {seconds} seconds, or enrol with a code.',
  ],
  'signIn.provider': [502, 'The sign-in provider cannot be used as it is set up: {why}. Tell an administrator.'],
  'signIn.state': [
    401,
    'This sign-in was not begun here, was used already, or took longer than 10 minutes. Begin it again.',
  ],
  'signIn.verifier': [401, 'This sign-in was begun by another browser. Begin it again here.'],
  'signIn.issuer': [
    401,
    'The answer came from another provider than the one asked. Nothing was accepted; tell an administrator.',
  ],
  'signIn.code': [401, 'The provider did not accept the sign-in’s code. Begin the sign-in again.'],
  'signIn.token': [
    401,
    'What the provider said about you does not hold ({why}). Nothing was accepted; tell an administrator.',
  ],
  'signIn.person': [
    403,
    'You signed in at the provider, but nobody here is let in by it. An administrator can see it and link you.',
  ],
  'signIn.otherPerson': [
    409,
    'You signed in as somebody else than this browser is enrolled for. Sign in as the same person, or choose “Enrol another technician”.',
  ],
  'signIn.proof': [400, 'The device could not prove that it holds its key. Begin the sign-in again.'],
  'signIn.secret': [
    503,
    'The client secret cannot be opened with the log key that is here. An administrator enters it again.',
  ],
  'signIn.link': [404, 'Nobody with this id has signed in at the provider.'],
  'session.unknown': [
    401,
    'This session is not known here. Sign in again; what this device recorded can be delivered.',
  ],
  'session.over': [401, 'The session is over. Sign in again; what this device recorded can be delivered.'],
  'session.ended': [401, 'You were signed out. Sign in again; what this device recorded can be delivered.'],
  'session.reused': [
    401,
    'A token of this session was used twice, so somebody may have copied it. The session was ended; sign in again and tell an administrator.',
  ],
  'session.proof': [401, 'The device could not prove that it holds its key. Sign in again.'],
  'session.clock': [
    400,
    'This device’s clock differs from the collector’s by more than 5 minutes. Correct it and try again.',
  ],
} as const satisfies Record<string, readonly [number, string]>;
