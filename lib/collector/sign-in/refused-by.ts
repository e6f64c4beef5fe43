import * as oauth from 'oauth4webapi';
import { Refused } from '../errors.ts';

/** What went wrong with the provider as a refusal of ours: which check, never a value. What is none of the provider's stays as it is. */
export function refusedBy(error: unknown): unknown {
  if (error instanceof Refused) return error;
  if (error instanceof oauth.ResponseBodyError)
    return error.error === 'invalid_grant'
      ? new Refused('signIn.code')
      : new Refused('signIn.provider', { why: whyRefused(error.error) });
  if (error instanceof oauth.WWWAuthenticateChallengeError)
    return new Refused('signIn.provider', { why: 'it does not accept the client id or secret' });
  if (error instanceof oauth.UnsupportedOperationError) return new Refused('signIn.token', { why: 'alg' });
  if (error instanceof oauth.OperationProcessingError) return byCode(error);
  const name = (error as Error | undefined)?.name;
  // `fetch` says of a network that is away no more than this.
  if (
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    (error instanceof TypeError && error.message === 'fetch failed')
  )
    return new Refused('signIn.away', { seconds: 30 });
  return error;
}

function byCode(error: oauth.OperationProcessingError): Refused {
  const claim = (error.cause as { claim?: unknown } | undefined)?.claim;
  if (error.code === oauth.KEY_SELECTION) return new Refused('signIn.token', { why: 'kid' });
  if (error.code === oauth.JWT_CLAIM_COMPARISON || error.code === oauth.JWT_TIMESTAMP_CHECK)
    return new Refused('signIn.token', { why: typeof claim === 'string' ? claim : 'claims' });
  if (error.code === oauth.RESPONSE_IS_NOT_CONFORM) return new Refused('signIn.away', { seconds: 30 });
  if (error.code === oauth.RESPONSE_IS_NOT_JSON || error.code === oauth.PARSE_ERROR)
    return new Refused('signIn.provider', { why: 'its answer is no JSON' });
  const why = /"alg"/.test(error.message) ? 'alg' : /signature/i.test(error.message) ? 'signature' : 'shape';
  return new Refused('signIn.token', { why });
}

/** RFC 6749 §5.2 */
const whyRefused = (code: string): string =>
  code === 'invalid_client' || code === 'unauthorized_client'
    ? 'it does not accept the client id or secret'
    : 'it refuses to redeem the code';
