/** The pages made from the packs, read as an auditor reads them: of each account one path, with a sentence for every step, in order. */
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { World } from '../drive/world.ts';
import { TAMSIN, TICKET } from './access.ts';

const JOINS = [
  // a group that is sent after the collector’s minute is over makes a mover of the joiner
  /asked for it: Tamsin Okoye (joined|moved)\.$/,
  /^A rule approved it: “Technician” \(version \d+\) gives this, .* and the movement was confirmed\.$/,
  /^Maren Kruse carried it out\.$/,
  /^Maren Kruse saw that it is so\.$/,
  /^It is in use\.$/,
  /asked that it ends: Tamsin Okoye left\.$/,
  /^Maren Kruse ended it\.$/,
];
const LIES = [/looked, and it has not ended, of which Jide Adeyemi is told: The account is still active\.$/];
const ENDS = [/^Maren Kruse saw that it has ended\.$/, /closed it\.$/];
const REVIEWED = [
  /^Maren Kruse began it as an emergency, .* before there was a ticket: The directory answers nobody\.$/,
  /^It was taken in/,
  new RegExp(`^Maren Kruse gave it its ticket, ${TICKET}\\.$`),
  /^Zoë Müller-Lüdenscheidt approved it: The directory was down\.$/,
];

/** Which page must tell what. */
const TOLD = {
  northwind: [
    { about: `“${TAMSIN.login}”`, state: 'closed', steps: [...JOINS, ...LIES, ...ENDS] },
    { about: '“mkruse”', state: 'emergency, approved since', steps: REVIEWED },
  ],
  msp: [{ about: `“${TAMSIN.login}”`, state: 'closed', steps: [...JOINS, ...ENDS] }],
};
type ToldClient = keyof typeof TOLD;
export const TOLD_CLIENTS = Object.keys(TOLD) as ToldClient[];

interface Path {
  about: string;
  state: string;
  steps: string[];
}

/** In sentences: what is missing from the page of this client, or not in its order. */
export async function storyMisses(
  world: World,
  client: ToldClient,
  file: string,
  picture: (page: Page, name: string) => Promise<void>,
): Promise<string[]> {
  const page = await world.driven.context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(pathToFileURL(file).href);
  const paths = await page.locator('section').evaluateAll((sections) =>
    sections.map((section): Path => {
      const textOf = (selector: string) => section.querySelector(selector)?.textContent ?? '';
      const steps = [...section.querySelectorAll('li > span')].map(({ textContent }) => textContent ?? '');
      return { about: textOf('h3'), state: textOf('strong'), steps };
    }),
  );
  if (client === 'northwind')
    for (const scheme of ['light', 'dark'] as const) {
      await page
        .locator('h2')
        .first()
        .evaluate((heading) => heading.scrollIntoView());
      await page.emulateMedia({ colorScheme: scheme });
      await picture(page, `pack-${scheme}`);
    }
  await page.close();
  return TOLD[client].flatMap(({ about, state, steps }) => {
    const path = paths.find((one) => one.about.includes(about));
    if (!path) return [`The pack of ${client} does not tell the path of ${about}.`];
    const missing = firstMissing(path.steps, steps);
    return [
      ...(missing ? [`The path of ${about} in the pack of ${client} does not say, in its place: ${missing}`] : []),
      ...(path.state === state ? [] : [`The path of ${about} in the pack of ${client} stands as “${path.state}”.`]),
    ];
  });
}

/** The first of the sentences that is not there after the one before it. */
function firstMissing(said: readonly string[], wanted: readonly RegExp[]): RegExp | undefined {
  let from = 0;
  return wanted.find((one) => {
    const at = said.findIndex((sentence, place) => place >= from && one.test(sentence));
    from = at + 1;
    return at === -1;
  });
}
