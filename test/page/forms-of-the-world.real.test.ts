import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMS } from './forms-of-the-world/forms.ts';
import { KNOWN_FAILURES } from './forms-of-the-world/known-failures.ts';
import { LABELS } from './forms-of-the-world/labels.ts';
import { MSP_FORMS } from './forms-of-the-world/msp.ts';
import { OTHERS } from './forms-of-the-world/others.ts';
import { openStage, type Stage, type World } from './world.ts';

/** One control of a form: what the form's author says it is, and what it was taken for. */
interface Answer {
  is: string;
  taken: string;
  evidence: string[];
}

let stage: Stage;
let world: World;
beforeAll(async () => {
  stage = await openStage();
  world = await stage.open('');
});
afterAll(() => stage.close());

/** What each control that has a `data-is` is taken for, in one page after another; `-` = left alone. */
function taken(bodies: string[]): Promise<Answer[][]> {
  return world.run((unswivel, pages) => {
    return pages.map((body) => {
      document.body.innerHTML = body;
      return unswivel
        .classify(unswivel.collectControls(document))
        .flatMap(({ control, attribute, confidence, evidence }) => {
          const is = control.element.getAttribute('data-is');
          return is ? [{ is, taken: attribute && confidence >= 0.6 ? attribute : '-', evidence }] : [];
        });
    });
  }, bodies);
}

const escaped = (text: string): string => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

describe('a label alone', () => {
  for (const [language, byAttribute] of Object.entries(LABELS)) {
    it(`tells what a field is for, or that it is for nothing of ours, in ${language}`, async () => {
      const wanted = Object.entries(byAttribute).flatMap(([is, labels]) =>
        (labels as string).split('|').map((label) => ({ is, label })),
      );
      const body = ({ is, label }: { is: string; label: string }) =>
        `<form><label for="i7">${escaped(label)}</label><input id="i7" data-is="${is}"></form>`;
      const answers = await taken(wanted.map(body));
      const wrong = wanted.flatMap(({ is, label }, index) => {
        const got = answers[index]?.[0]?.taken;
        return got === is ? [] : [`${language} ${label}: ${is}, taken for ${got}`];
      });
      expect(wrong).toEqual(KNOWN_FAILURES.filter((line) => line.startsWith(`${language} `)));
    });
  }
});

for (const [about, forms] of Object.entries({
  'a form': FORMS,
  'a tool of a service provider': MSP_FORMS,
  'what is nobody’s identity': OTHERS,
}))
  describe(about, () => {
    for (const [name, body] of Object.entries(forms))
      it(`is read right: ${name}`, async () => {
        const [answers = []] = await taken([body]);
        expect(answers.length, 'controls with a data-is').toBe(body.match(/data-is=/g)?.length);
        const wrong = answers
          .filter(({ is, taken: got }) => got !== is)
          .map(({ is, taken: got, evidence }) => `${name}: ${is}, taken for ${got} because ${evidence.join(', ')}`);
        const known = KNOWN_FAILURES.filter((line) => line.startsWith(`${name}: `));
        expect(wrong.map((line) => line.replace(/ because .*/, ''))).toEqual(known);
      });
  });

describe('every answer', () => {
  it('carries its reasons, and is the same the second time', async () => {
    const bodies = [...Object.values(FORMS), ...Object.values(MSP_FORMS), ...Object.values(OTHERS)];
    const first = await taken(bodies);
    for (const { taken: got, evidence } of first.flat()) if (got !== '-') expect(evidence.length).toBeGreaterThan(0);
    expect(await taken(bodies)).toEqual(first);
  });
});
