import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeBackBroken } from '../../../lib/collector/administration/undo-import.ts';
import { importAnswerSchema, importJobSchema } from '../../../lib/wire/admin.schema.ts';
import { type Acting, startActing } from './act.ts';

let act: Acting;
beforeEach(async () => {
  act = await startActing();
});
afterEach(() => act.stop());

const FILE = [
  'Personalnummer;Vorname;Nachname;Benutzername;E-Mail;Abteilung;Vorgesetzter',
  '9001;Änne;Groß;agross;agross@msp.example;Service Desk;jadeyemi',
  '9002;Bo;"Berg; von";bberg;bberg@msp.example;"=cmd|\' /C calc\'!A0";agross@msp.example',
].join('\r\n');

const bring = (text: string, given: object = {}) => act.post('/v1/imports', { text, dryRun: false, ...given });
const whats = (json: { rows: { line: number; what: string }[] }) => json.rows.map(({ line, what }) => [line, what]);
const problems = (json: { rows: { line: number; problems: { column: string | null; sentence: string }[] }[] }) =>
  json.rows.flatMap(({ line, problems }) => problems.map(({ column, sentence }) => [line, column, sentence]));

describe('a file of people', () => {
  it('is understood by its headers, shown first, then written, with an event', async () => {
    const shown = importAnswerSchema.parse((await bring(FILE, { dryRun: true })).json);
    expect(shown.delimiter).toBe(';');
    expect(shown.columns.map(({ target }) => target)).toEqual([
      ...['employeeNumber', 'name.givenName', 'name.familyName', 'userName', 'email', 'department', 'manager'],
    ]);
    expect(whats(shown)).toEqual([
      [2, 'create'],
      [3, 'create'],
    ]);
    expect([shown.job, (await act.get('/v1/search/technicians?q=agross')).json.total]).toEqual([null, 0]);
    const answer = await bring(FILE, { why: 'The spring intake' });
    expect([answer.status, answer.json.job.state, answer.json.job.done]).toEqual([202, 'applied', 2]);
    const bberg = (await act.get('/v1/objects/technicians/bberg')).json;
    expect(bberg).toMatchObject({ why: 'The spring intake', changedBy: 'root' });
    expect(bberg.object.name.familyName).toBe('Berg; von');
    const enterprise = bberg.object['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'];
    expect(enterprise).toMatchObject({ department: "=cmd|' /C calc'!A0", manager: { value: 'agross' } });
    const events = (await act.said('record.changed')).filter(({ object }) => object.type === 'import');
    expect(events.map(({ outcome, detail }) => [outcome, detail.create])).toEqual([
      ['intended', 2],
      ['success', 2],
    ]);
  });

  it('brought in again changes nothing', async () => {
    await bring(FILE);
    const again = await bring(FILE);
    expect(again.json.counts).toEqual({ create: 0, update: 0, unchanged: 2, deactivate: 0, problem: 0 });
    expect((await act.object('technicians', 'agross')).version).toBe(1);
  });

  it('names the row, the column and what to do, and writes nothing while there are problems', async () => {
    const text = [
      'employeeNumber,givenName,familyName,userName,email,country,active,manager',
      '1,Ann,Lee,ann,ann@msp.example,Atlantis,yes,',
      '2,,Lee,bob,bob@msp.example,DE,perhaps,',
      '3,Cy,Lee,cy,no-address,DE,no,nobody at all',
      '1,Ann,Again,ann2,a2@msp.example,DE,yes,',
      '4,Dee,Lee,lnguyen,d@msp.example,DE,yes,',
      ',Eve,Lee,eve,e@msp.example,DE,yes,',
      '5,P\u0430ul,Lee,paul,p@msp.example,DE,yes,',
      '6,Fay,Lee,fay,f@msp.example,DE,yes,,more',
      '7,Wim,Lee,wimlee,g@msp.example,DE,yes,ann',
    ].join('\n');
    const { json } = await bring(text, { dryRun: true });
    expect(json.counts).toMatchObject({ create: 1, problem: 8 });
    expect(problems(json)).toEqual([
      [2, 'country', expect.stringMatching(/“Atlantis”.*two-letter/)],
      [3, 'active', expect.stringMatching(/“perhaps”.*yes or no/)],
      [3, 'givenName', expect.stringMatching(/given name is missing/)],
      [4, 'email', expect.stringMatching(/no e-mail/)],
      [4, 'manager', expect.stringMatching(/nobody/)],
      [5, 'employeeNumber', expect.stringMatching(/further up/)],
      [6, 'userName', expect.stringMatching(/Two people/)],
      [7, 'employeeNumber', expect.stringMatching(/empty/)],
      [8, 'givenName', expect.stringMatching(/\w/)],
      [9, null, expect.stringMatching(/9 cells.*8 columns/)],
    ]);
    const refused = await bring(text);
    expect([refused.status, refused.json.error.code]).toEqual([422, 'csv.problems']);
    expect((await act.get('/v1/search/technicians?q=wimlee')).json.total).toBe(0);
    const some = await bring(text, { skipProblems: true });
    expect(some.json.job).toMatchObject({ state: 'applied', done: 1 });
    expect((await act.get('/v1/search/technicians?q=wimlee')).json.total).toBe(1);
  });

  it.each([
    ['csv.empty', 'a,b,c'],
    ['csv.headers', 'employeeNumber,name,name\n1,2,3'],
    ['csv.key', 'userName,givenName\nx,y'],
    ['csv.notUtf8', 'employeeNumber,givenName\n1,J\uFFFDrg'],
    ['csv.notUtf8', 'employeeNumber,givenName\n1,J\u0096rg'],
    ['csv.malformed', 'employeeNumber,givenName\n1,"Jo\n2,x'],
  ])('is refused with %s and a sentence', async (code, text) => {
    const answer = await bring(text);
    expect([answer.status, answer.json.error.code]).toEqual([400, code]);
    expect(answer.json.error.sentence).toMatch(/\.$/);
  });

  it('comes with a byte order mark, tabs, quotes over lines or a separator line alike', async () => {
    const [head, ...rows] = [
      'employeeNumber\tgivenName\tfamilyName\tuserName',
      '1\t"Jo\nAnn"\tLee\tjo',
      '\t\t\t',
      '2\tBo\tLee\tbo',
    ];
    const { json } = await bring(`\uFEFFsep=\t\r\n${[head, ...rows].join('\r\n')}\r\n`, { dryRun: true });
    expect(json.rows.map(({ line, name }: { line: number; name: string }) => [line, name])).toEqual([
      [3, 'Jo\nAnn Lee'],
      [6, 'Bo Lee'],
    ]);
  });

  it('is mapped by hand, and refused where two columns are one thing or a column is not there', async () => {
    const text = 'A,B,C,D\n1,Ann,Lee,ann';
    const mapping = { A: 'employeeNumber', B: 'name.givenName', C: 'name.familyName', D: 'userName' };
    expect((await bring(text, { mapping })).json.counts.create).toBe(1);
    expect((await bring(text, { mapping: { ...mapping, B: 'userName' } })).json.error.code).toBe('csv.twice');
    expect((await bring(text, { mapping: { ...mapping, E: 'title' } })).json.error.code).toBe('csv.column');
  });
});

describe('a source of files', () => {
  beforeEach(async () => {
    const owns = ['userName', 'name', 'displayName', 'emails', 'employeeNumber', 'department', 'manager', 'active'];
    await act.put('/v1/sources/hr', { id: 'hr', version: 1, label: 'HR file', kind: 'csv', owns });
  });

  it('changes what it owns and nothing else, and each part says where it came from', async () => {
    const first = await bring(FILE, { source: 'hr' });
    expect(first.json.job).toMatchObject({ state: 'applied', source: 'hr' });
    expect((await act.get('/v1/objects/technicians/agross')).json.sources.department).toMatchObject({
      label: 'HR file',
    });
    const agross = await act.object('technicians', 'agross');
    const byHand = await act.put('/v1/technicians/agross', { ...agross, displayName: 'Anne' }, { version: 1 });
    expect(byHand.json.error).toMatchObject({ code: 'record.owned', sentence: expect.stringContaining('HR file') });
    const titled = FILE.replace('Vorgesetzter', 'Titel')
      .replace(';jadeyemi', ';Lead')
      .replace(';agross@msp.example\r', ';\r');
    const answer = await bring(titled.replace(/;agross@msp\.example$/, ';'), { source: 'hr', dryRun: true });
    expect(problems(answer.json)[0]?.[2]).toMatch(/the options page.*title/);
    expect((await bring(FILE, { source: 'nothing' })).json.error.code).toBe('import.source');
  });

  it('deactivates who is not in it any more, where that is asked for', async () => {
    await bring(FILE, { source: 'hr' });
    const shorter = FILE.split('\r\n').slice(0, 2).join('\n');
    expect((await bring(shorter, { source: 'hr' })).json.counts.deactivate).toBe(0);
    const answer = await bring(shorter, { source: 'hr', absent: 'deactivate' });
    expect(answer.json.counts.deactivate).toBe(1);
    expect((await act.object('technicians', 'bberg')).active).toBe(false);
    expect((await act.object('technicians', 'praman')).active).toBe(true);
    expect((await bring(FILE, { absent: 'deactivate' })).json.error.code).toBe('import.absent');
  });
});

describe('undoing', () => {
  it('gives everybody back as they were, but for those somebody changed since', async () => {
    await bring(FILE);
    const agross = await act.object('technicians', 'agross');
    const next = FILE.replaceAll('Service Desk', 'Projects')
      .replace('Bo;', 'Bob;')
      .concat('\r\n9003;Cy;Lee;cy;cy@msp.example;;');
    const { job } = (await bring(next)).json;
    const changed = await act.object('technicians', 'bberg');
    await act.put('/v1/technicians/bberg', { ...changed, nickName: 'B' }, { version: changed.version });
    const undone = await act.post(`/v1/imports/${job.id}/undo`, { why: 'The wrong file' });
    expect(importJobSchema.parse(undone.json)).toMatchObject({
      state: 'undone',
      left: [{ technician: 'bberg', sentence: expect.stringMatching(/changed this person since/) }],
    });
    expect(await act.object('technicians', 'agross')).toEqual({ ...agross, version: 3 });
    expect((await act.get('/v1/objects/technicians/cy')).status).toBe(404);
    expect((await act.object('technicians', 'bberg')).nickName).toBe('B');
    expect((await act.post(`/v1/imports/${job.id}/undo`)).json.error.code).toBe('import.state');
    expect((await act.get('/v1/imports')).json.imports.map((one: { state: string }) => one.state)).toContain('undone');
  });

  it('removes a contractor before the sponsor who came with the same file', async () => {
    const text = [
      'employeeNumber,givenName,familyName,userName,userType,sponsor,contract end',
      '1,Ann,Lee,ann,Contractor,bob,2027-03-31',
      '2,Bob,Lee,bob,,,',
    ].join('\n');
    const { job } = (await bring(text)).json;
    expect((await act.object('technicians', 'ann')).contract).toEqual({
      sponsor: 'bob',
      ends: '2027-03-31T23:59:59.000Z',
    });
    expect((await act.post(`/v1/imports/${job.id}/undo`)).json).toMatchObject({ state: 'undone', left: [] });
    expect((await act.get('/v1/search/technicians?q=lee')).json.total).toBe(0);
  });

  it('happens by itself when the collector ended while it wrote', async () => {
    const { job } = (await bring(FILE)).json;
    await act.collector.db.updateTable('imports').set({ state: 'running' }).where('id', '=', job.id).execute();
    const saying = { db: act.collector.db, book: act.collector.book, now: () => act.collector.clock.now };
    await takeBackBroken(saying);
    expect((await act.get(`/v1/imports/${job.id}`)).json.state).toBe('running');
    expect((await bring(FILE.replace('Bo;', 'Bob;'))).json.error.code).toBe('import.running');
    act.collector.clock.now = new Date(act.collector.clock.now.getTime() + 121_000);
    await takeBackBroken(saying);
    expect((await act.get(`/v1/imports/${job.id}`)).json).toMatchObject({
      state: 'failed',
      sentence: expect.stringMatching(/taken back/),
    });
    expect((await act.get('/v1/search/technicians?q=agross')).json.total).toBe(0);
  });
});
