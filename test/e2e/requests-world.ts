import { put as putObject } from '../drive/access-requests.ts';
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

  const put = (kind: string, id: string, change: object) => putObject(admin, kind, id, change);
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
