import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { createReader } from '../drive/reader.ts';
import type { Attack } from './attack.ts';
import { enrolDevice } from './device.ts';

const FORMULAS = [
  "=cmd|'/c calc'!A1",
  "+1+cmd|' /c calc'!A0",
  '-2+3',
  '@SUM(1+9)*cmd',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '\u200b=1+1',
  '"=1+1',
  '=1","=2',
];

export const attack: Attack = {
  number: 42,
  title: 'names in a console and a ticket are formulas, and somebody opens the export in a spreadsheet',
  async attack({ world }) {
    const { collector } = world;
    const device = await enrolDevice(collector, 'lnguyen');
    let prev: string | undefined;
    for (const [at, formula] of FORMULAS.entries()) {
      const body = device.body({
        ...{ verb: 'account.observed', object: { type: 'account', key: formula }, subject: { ticketPerson: formula } },
        ticket: { console: 'practice-desk', number: formula },
        console: { id: 'practice-portal', profile: null, tenant: formula, signedInAs: formula },
        fields: [{ attribute: 'title', to: formula }],
      });
      const { text, leafHash } = device.batch(body, at + 1, prev);
      const { status, body: told } = await device.post(text);
      assert.equal(status, 200, JSON.stringify(told));
      prev = leafHash;
    }
    const { token } = await createReader(collector, 'root', ['administrator', 'compliance']);
    const answer = await fetch(`${collector.url}/v1/evidence/export?format=csv`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const [head, ...rows] = parse(await answer.text(), { bom: true }) as string[][];
    const ours = rows.filter((row) => row.includes(device.id));
    assert.equal(ours.length, FORMULAS.length, 'not every event is in the file');
    for (const row of ours) {
      assert.equal(row.length, head?.length, 'a cell was broken in two');
      for (const cell of row)
        assert.doesNotMatch(cell, /^[\s\u200b]*[=+\-@]|^[\t\r\n]/, `a cell begins a formula: ${cell}`);
    }
    return `${FORMULAS.length} formulas stand in ${ours.length} rows, none of them as a formula`;
  },
};
