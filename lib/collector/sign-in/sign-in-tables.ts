/** The tables of migration 005: begun sign-ins, who at a provider is which technician, sessions and their pairs of tokens. Tokens only as hashes. */
import type { Generated } from 'kysely';

/** A sign-in under way at the provider. */
interface SignInRow {
  state_hash: string;
  nonce: string;
  /** S256 of a verifier only the browser knows that began */
  challenge: string;
  redirect_uri: string;
  issuer: string;
  expires_at: string;
  used_at: string | null;
}

/** Somebody at a provider: which technician they are, or null while no administrator said so. */
interface SignInLinkRow {
  id: string;
  issuer: string;
  subject: string;
  technician: string | null;
  /** what the provider calls them, for the administrator who decides; never matched by */
  shown: string;
  at: string;
  linked_by: string | null;
}

interface SessionRow {
  id: string;
  device: string;
  technician: string;
  began_at: string;
  until: string;
  ended_at: string | null;
  ended_why: string | null;
}

/** One pair of tokens of a session. `parent`: the refresh token it was given for; `seen_at`: the browser had it; `void`: a twin was seen first. */
interface SessionTokenRow {
  refresh_hash: string;
  access_hash: string;
  session: string;
  parent: string | null;
  access_until: string;
  seen_at: string | null;
  void: Generated<number>;
}

export interface SignInTables {
  sign_ins: SignInRow;
  sign_in_links: SignInLinkRow;
  sessions: SessionRow;
  session_tokens: SessionTokenRow;
}
