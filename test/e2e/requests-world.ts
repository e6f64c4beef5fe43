import { expect } from 'vitest';
import { createReader, type Reader } from '../drive/reader.ts';
import { openWorld, type World } from '../drive/world.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';

/** Where pictures of what a person sees go; none are made without it. */
const SHOTS = process.env.SHOTS;

/** The practice consoles with two browsers: a lead who administers, of Northwind's approver group; and whoever works in the consoles. */
export interface RequestsPages {
  practice: PracticeWorld;
  /** Maren Kruse's browser */
  lead: World;
  /** the other browser, of the technician named */
  desk: World;
  admin: Reader;
  portal: string;
  /** stores an object of the record, or changes it */
  put(kind: string, id: string, change: object): Promise<void>;
  shot(page: { screenshot(given: { path: string; fullPage: boolean }): Promise<unknown> }, name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openRequestsPages(technician: string): Promise<RequestsPages> {
  const practice = await openPractice({ technician: 'mkruse', roles: ['technician', 'lead', 'administrator'] });
  const { world, pair } = practice;
  const desk = await openWorld(
    { 'practice-desk': pair.desk.url, 'practice-portal': pair.portal.url },
    { technician, collector: world.collector },
  );
  const admin = await createReader(world.collector, 'root', ['administrator']);

  async function put(kind: string, id: string, change: object): Promise<void> {
    const known = await admin.call('GET', `/v1/objects/${kind}/${id}`);
    const before = known.status === 200 ? (known.body as { object: { version: number } }).object : undefined;
    const headers = before ? { 'if-match': String(before.version), 'unswivel-why': 'test' } : undefined;
    const body = { ...before, id, ...change, version: before?.version ?? 1 };
    const answer = await admin.call('PUT', `/v1/${kind}/${id}`, body, headers);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  }
  await put('sources', 'northwind-ad', { label: 'Northwind directory', kind: 'scim', owns: [] });
  await put('groups', 'managers', {
    ...{ displayName: 'Northwind practice managers', source: 'northwind-ad', members: ['mkruse'] },
  });
  return {
    ...{ practice, lead: world, desk, admin, put, portal: pair.portal.url },
    async shot(page, name) {
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
    },
    async close() {
      await desk.close();
      await practice.close();
    },
  };
}
