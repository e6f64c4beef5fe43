import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { withProvider } from './signed-in.ts';

export const attack: Attack = {
  number: 28,
  title: 'an authorization code is brought without verifier, with a wrong state, from a mixed-up issuer, or twice',
  attack(stage) {
    return withProvider(
      stage,
      { lan: { employee_number: 'T-1003' }, zoe: { employee_number: 'T-1005' } },
      async (at) => {
        const seen: string[] = [];
        const refused = async (way: string, body: unknown, status: number, code: string) => {
          const answer = await at.redeem(body);
          assert.deepEqual([answer.status, answer.json.error?.code], [status, code], way);
          seen.push(`${way} → ${code}`);
        };
        const { verifier: _, ...bare } = (await at.atProvider('lan')).body;
        await refused('no verifier', bare, 400, 'request.shape');
        const other = (await at.atProvider('lan')).body;
        await refused('another’s verifier', { ...other, verifier: 'v'.repeat(43) }, 401, 'signIn.verifier');
        const stated = (await at.atProvider('lan')).body;
        await refused('unknown state', { ...stated, state: 's'.repeat(43) }, 401, 'signIn.state');
        const mixed = (await at.atProvider('lan')).body;
        await refused('mixed-up issuer', { ...mixed, iss: 'https://another.example' }, 401, 'signIn.issuer');
        const { iss: __, ...unnamed } = (await at.atProvider('lan')).body;
        await refused('no issuer', unnamed, 401, 'signIn.issuer');
        // The victim's code in the attacker's own sign-in: whoever gets a code from a redirect cannot become its person.
        const [victim, attacker] = [(await at.atProvider('zoe')).body, (await at.atProvider('lan')).body];
        await refused('the code of another sign-in', { ...attacker, code: victim.code }, 401, 'signIn.code');
        const honest = (await at.atProvider('lan')).body;
        assert.equal((await at.redeem(honest)).status, 201);
        await refused('the same again', honest, 401, 'signIn.state');
        return seen.join(', ');
      },
    );
  },
};
