/**
 * A real OpenID Connect provider (`oidc-provider`, certified) on a port of this machine, with the people and claims a test wants. It can be made to lie: what its token endpoint answers goes
 * through `tamper`, which may put another ID token in its place, signed with the provider's own key or not.
 */
import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Claims = Record<string, unknown>;

export interface ProviderOptions {
  /** client id → its secret, null for a public client */
  clients?: Record<string, string | null>;
  redirects: string[];
  /** what the provider says of whoever signs in under a name, beside `sub` */
  people: Record<string, Claims>;
  /** extended claims stand in the ID token, as Entra, Google and Keycloak have it; false: only at the user info endpoint */
  inIdToken?: boolean;
  port?: number;
}

export interface ForgedToken {
  header?: Claims;
  claims?: Claims;
  key?: KeyObject;
  /** signs with HMAC over this secret */
  hmac?: string | Buffer;
  /** no signature at all */
  unsigned?: true;
}

export interface TestProvider {
  issuer: string;
  /** the key it signs with */
  key: KeyObject;
  publicPem: string;
  /** how often its keys were fetched */
  keyFetches(): number;
  /** claims of the ID tokens from now on: changed, or forged anew */
  tamper(how: ((claims: Claims) => ForgedToken) | null): void;
  /** what a person may be called and is said of, from now on */
  people: Record<string, Claims>;
  stop(): Promise<void>;
}

interface Module {
  default: new (issuer: string, configuration: object) => Provider;
}
interface Provider {
  callback(): (req: IncomingMessage, res: ServerResponse) => void;
  on(event: string, listener: (...given: unknown[]) => void): void;
  proxy: boolean;
}

export async function startProvider(options: ProviderOptions): Promise<TestProvider> {
  const { people, redirects, clients = { unswivel: null } } = options;
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...key.export({ format: 'jwk' }), kid: 'provider-key', use: 'sig', alg: 'RS256' };
  let tamper: ((claims: Claims) => ForgedToken) | null = null;
  let fetches = 0;
  let handle: (req: IncomingMessage, res: ServerResponse) => void = (_, res) => res.end();
  const server = createServer((req, res) => {
    if (req.url?.startsWith('/jwks')) fetches++;
    if (tamper && req.url?.startsWith('/token')) rewrite(res, (claims) => forge(claims, tamper?.(claims) ?? {}, key));
    handle(req, res);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const named = [...new Set(Object.values(people).flatMap((claims) => Object.keys(claims)))];
  const { default: OidcProvider } = (await import('oidc-provider' as string)) as Module;
  // It warns that what is right for a test is not for the world.
  const { warn } = console;
  console.warn = () => {};
  const provider = new OidcProvider(issuer, {
    clients: Object.entries(clients).map(([client_id, client_secret]) => ({
      ...{ client_id, redirect_uris: redirects, grant_types: ['authorization_code'], response_types: ['code'] },
      ...(client_secret === null ? { token_endpoint_auth_method: 'none' } : { client_secret }),
    })),
    jwks: { keys: [jwk] },
    claims: { openid: ['sub', 'auth_time'], profile: named },
    scopes: ['openid', 'profile'],
    conformIdTokenClaims: options.inIdToken === false,
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: true } },
    ttl: { Session: 3600, Interaction: 600, Grant: 3600, IdToken: 300, AccessToken: 300, AuthorizationCode: 60 },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...people[id] }),
    }),
    // Nobody is asked whether they consent: an MSP's own application is consented to by its administrator.
    async loadExistingGrant({ oidc }: { oidc: GrantContext }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile');
      grant.addOIDCClaims(named);
      await grant.save();
      return grant;
    },
  });
  console.warn = warn;
  handle = provider.callback();

  return {
    issuer,
    key,
    publicPem: createPublicKey(key).export({ format: 'pem', type: 'spki' }) as string,
    keyFetches: () => fetches,
    tamper: (how) => {
      tamper = how;
    },
    people,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface GrantContext {
  client: { clientId: string };
  session: { accountId: string };
  provider: {
    Grant: new (
      of: object,
    ) => { addOIDCScope(scope: string): void; addOIDCClaims(claims: string[]): void; save(): Promise<string> };
  };
}

/** The token endpoint's answer with another ID token. */
function rewrite(res: ServerResponse, forged: (claims: Claims) => string): void {
  const end = res.end.bind(res);
  res.end = ((body: string | Buffer) => {
    const answer = JSON.parse(String(body)) as { id_token?: string };
    if (answer.id_token) {
      const [, payload] = answer.id_token.split('.');
      answer.id_token = forged(JSON.parse(Buffer.from(payload as string, 'base64url').toString()) as Claims);
    }
    const text = JSON.stringify(answer);
    res.setHeader('content-length', Buffer.byteLength(text));
    return end(text);
  }) as typeof res.end;
}

function forge(claims: Claims, { header, claims: other, key, hmac, unsigned }: ForgedToken, own: KeyObject): string {
  const alg = unsigned ? 'none' : hmac ? 'HS256' : 'RS256';
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg, kid: 'provider-key', ...header })}.${part({ ...claims, ...other })}`;
  if (unsigned) return `${signed}.`;
  if (hmac) return `${signed}.${createHmac('sha256', hmac).update(signed).digest('base64url')}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key ?? own).toString('base64url')}`;
}

/** Goes through the provider's pages as a browser does, as `person`, and gives the address it ends at, or the first that is not the provider's. */
export async function walkThrough(url: string, person: string): Promise<URL> {
  const jar = new Map<string, string>();
  const origin = new URL(url).origin;
  let next: { url: string; form?: Record<string, string> } = { url };
  for (let steps = 0; steps < 20; steps += 1) {
    const answer = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.form ? { method: 'POST', body: new URLSearchParams(next.form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) value ? jar.set(name, value) : jar.delete(name);
    }
    const to = answer.headers.get('location');
    if (to) {
      const at = new URL(to, next.url);
      if (at.origin !== origin) return at;
      next = { url: at.href };
      continue;
    }
    const html = await answer.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
    if (!action)
      throw new Error(`The provider shows neither a form nor a way on: ${answer.status} ${html.slice(0, 500)}`);
    next = { url: new URL(action, next.url).href, form: { prompt: 'login', login: person, password: 'any' } };
  }
  throw new Error('The provider never came to an end.');
}
