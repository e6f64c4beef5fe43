import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FormProfile, type ProfileInput, profileSchema } from '../../lib/consoles/profile.schema.ts';
import lam from '../../lib/consoles/profiles/lam.ts';
import meshcentral from '../../lib/consoles/profiles/meshcentral.ts';
import rt5 from '../../lib/consoles/profiles/rt5.ts';
import { consolesOff, LAM, MESH, RT } from '../consoles/real.ts';
import { signIn } from '../drive/sign-in.ts';
import { openStage, type Stage, type World } from './world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const VALUES: Record<string, string> = {
  'name.givenName': 'Lena',
  'name.familyName': 'Brandt',
  'name.middleName': 'Ida',
  displayName: 'Lena Brandt',
  nickName: 'Leni',
  userName: 'lbrandt',
  email: 'lena.brandt@client.example',
  phone: '+49 30 5550123',
  mobile: '+49 170 5550123',
  title: 'Technician',
  department: 'Service Desk',
  organization: 'Client Example',
  employeeNumber: 'T-2044',
  streetAddress: 'Lindenweg 3',
  locality: 'Berlin',
  region: 'BE',
  postalCode: '10115',
  country: 'Germany',
};

interface Outcome {
  control: string;
  attribute: string;
  outcome: string;
  held: string;
}

/** Fills the form in view, with a profile's definition or without, and tells each field by its id or name. */
function fill(world: World, form?: FormProfile): Promise<Outcome[]> {
  return world.run(
    async (unswivel, { form, values }) => {
      const fields = unswivel.candidates({ root: document, form });
      const plan = fields.flatMap((field) => {
        const value = values[field.candidate.attribute];
        return value === undefined ? [] : [{ field, value }];
      });
      const { results } = await unswivel.fillFields(plan, { signal: new AbortController().signal });
      return plan.map(({ field, value }, index) => ({
        control: field.control.seen.id || field.control.seen.name || field.candidate.control,
        attribute: field.candidate.attribute,
        outcome: [results[index]?.outcome, results[index]?.code].filter(Boolean).join(' '),
        held: unswivel.readValue(field.control) === value ? 'as written' : unswivel.readValue(field.control),
      }));
    },
    { form, values: VALUES },
  );
}

const kept = (outcomes: Outcome[]) =>
  Object.fromEntries(
    outcomes
      .filter(({ outcome, held }) => outcome === 'kept' && held === 'as written')
      .map(({ attribute, control }) => [attribute, control]),
  );
const others = (outcomes: Outcome[]) =>
  outcomes.filter(({ outcome }) => outcome !== 'kept').map(({ control, outcome }) => `${control}: ${outcome}`);

/** A profile's form by its page's id, parsed as the worker does. */
function formOf(profile: ProfileInput, page: string): FormProfile {
  const form = profileSchema.parse(profile).pages.find(({ id }) => id === page)?.form;
  if (!form) throw new Error(`${profile.id} has no form on page ${page}`);
  return form;
}

async function open(enter: (page: Page) => Promise<void>): Promise<World> {
  const context = await stage.browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 2400 } });
  const page = await context.newPage();
  await enter(page);
  return stage.enter(page);
}

const passwordsEmpty = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input[type=password]')].every((input) => input.value === ''),
  );

describe.skipIf(consolesOff)('Request Tracker 5, a new user', () => {
  const create = () =>
    open(async (page) => {
      await signIn.rt(page, RT);
      await page.goto(`${RT}/Admin/Users/`);
      await page.evaluate(() => location.assign('/Admin/Users/Modify.html?Create=1'));
      await page.waitForSelector('form[name=UserCreate]');
      // RT draws its widgets over the selects once everything is loaded: a person has not begun before.
      await page.waitForLoadState('load');
    });

  for (const how of ['without', 'with'] as const) {
    it(`is filled and keeps its values ${how} a profile`, async () => {
      const world = await create();
      const outcomes = await fill(world, how === 'with' ? formOf(rt5, 'user-new') : undefined);
      expect(others(outcomes)).toEqual([]);
      const byLabel = await world.page.evaluate(() =>
        Object.fromEntries(
          [...document.querySelectorAll<HTMLInputElement>('form[name=UserCreate] input')]
            .filter(({ value, type }) => value && !['hidden', 'submit', 'checkbox', 'button'].includes(type))
            .map(({ name, value }) => [name.replace(/.*CustomField.*-(\d+)-Values?.*/, 'CF$1'), value]),
        ),
      );
      expect(byLabel).toMatchObject({
        Name: VALUES.userName,
        EmailAddress: VALUES.email,
        RealName: VALUES.displayName,
        NickName: VALUES.nickName,
        Organization: VALUES.organization,
        Address1: VALUES.streetAddress,
        City: VALUES.locality,
        State: VALUES.region,
        Zip: VALUES.postalCode,
        Country: VALUES.country,
        WorkPhone: VALUES.phone,
        MobilePhone: VALUES.mobile,
      });
      expect(Object.values(byLabel)).toEqual(
        expect.arrayContaining([VALUES.title, VALUES.department, VALUES.employeeNumber]),
      );
      expect(Object.keys(byLabel)).not.toContain('HomePhone');
      expect(Object.keys(byLabel)).not.toContain('PagerPhone');
      expect(Object.keys(byLabel)).not.toContain('Address2');
      expect(await passwordsEmpty(world.page)).toBe(true);
      await world.page.context().close();
    });
  }
});

describe.skipIf(consolesOff)('LDAP Account Manager, a new user', () => {
  const create = () =>
    open(async (page) => {
      await signIn.lam(page, LAM);
      await page.goto(`${LAM}/templates/account/edit.php?type=user&suffix=ou=People,dc=client,dc=example`);
      await page.waitForSelector('#sn');
    });
  const PERSONAL = {
    'name.givenName': 'givenName',
    'name.familyName': 'sn',
    email: 'mail_0',
    phone: 'telephoneNumber_0',
    mobile: 'mobile_0',
    title: 'title_0',
    department: 'departmentNumber_0',
    organization: 'o_0',
    employeeNumber: 'employeeNumber',
    streetAddress: 'street_0',
    locality: 'l_0',
    region: 'st_0',
    postalCode: 'postalCode_0',
  };

  for (const how of ['without', 'with'] as const) {
    it(`is filled and keeps its values ${how} a profile`, async () => {
      const world = await create();
      const outcomes = await fill(world, how === 'with' ? formOf(lam, 'user-new') : undefined);
      expect([others(outcomes), kept(outcomes)]).toEqual([[], PERSONAL]);
      expect(await passwordsEmpty(world.page)).toBe(true);
      await world.page.context().close();
    });
  }
});

describe.skipIf(consolesOff)('MeshCentral, the New Account dialog', () => {
  const create = () =>
    open(async (page) => {
      await signIn.mesh(page, MESH);
      await page.goto(`${MESH}/?viewmode=4`);
      await page.getByText('New Account...', { exact: false }).first().click();
      await page.waitForSelector('#p4name', { state: 'visible' });
    });

  for (const how of ['without', 'with'] as const) {
    it(`is filled and keeps its values ${how} a profile`, async () => {
      const world = await create();
      const outcomes = await fill(world, how === 'with' ? formOf(meshcentral, 'users') : undefined);
      expect([others(outcomes), kept(outcomes)]).toEqual([[], { userName: 'p4name', email: 'p4email' }]);
      expect(await passwordsEmpty(world.page)).toBe(true);
      for (const id of ['#p4pass1', '#p4pass2']) {
        await world.page.click(id);
        await world.page.keyboard.type('A-long-pass-1');
      }
      expect(await world.page.isEnabled('#idx_dlgOkButton')).toBe(true); // its inline handlers saw name and e-mail
      await world.page.context().close();
    });
  }
});
