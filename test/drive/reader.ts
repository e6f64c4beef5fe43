import { generateKeyPairSync, sign } from 'node:crypto';
import { enrolBytes } from '../../lib/evidence/batch.ts';
import { callJson } from './call-json.ts';
import type { CollectorProcess } from './collector.ts';

/** A second device without a browser, enrolled over the API like any other: reads the collector as the person named. */
export interface Reader {
  token: string;
  device: string;
  get(path: string): Promise<unknown>;
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>;
}

export async function createReader(
  collector: CollectorProcess,
  technician: string,
  roles: string[],
  serves: string[] = ['*'],
  /** a code made before; absent = a new one */
  given?: string,
): Promise<Reader> {
  const code = given ?? (await collector.code(technician, roles, serves));
  const key = generateKeyPairSync('ed25519');
  const publicKey = key.publicKey.export({ format: 'jwk' }).x;
  const proof = sign(null, enrolBytes(code), key.privateKey).toString('base64url');
  const enrolled = await fetch(`${collector.url}/v1/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device: { name: `Reader of ${technician}`, publicKey, proof } }),
  });
  const { token, device } = (await enrolled.json()) as { token: string; device: string };
  if (!token) throw new Error(`The reader was not enrolled: ${enrolled.status}`);

  const call: Reader['call'] = (method, path, body, headers) =>
    callJson(collector.url + path, method, { body, token, ...(headers ? { headers } : {}) });
  return {
    token,
    device,
    call,
    async get(path) {
      const answer = await call('GET', path);
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
  };
}
