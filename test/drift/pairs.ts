/** Pairs of a recorded value and one a console shows, made at random from a fixed seed: the same value as people, directories and consoles write it, and values that are others. */

import type { Observable } from '../../lib/drift/observable.ts';
import { ATTRIBUTES } from '../../lib/record/attributes.ts';
import { seeded } from '../record/seeded.ts';
import { COUNTRIES, type Country, DOMAINS, MFA_OFF, MFA_ON, OFF, ON, ROLES, TITLES } from './pair-words.ts';

export interface Pair {
  attribute: Observable;
  canonical: string;
  observed: string;
  same: boolean;
}

type Pick_ = <T>(all: readonly T[]) => T;

const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/Ł/g, 'L')
    .replace(/æ/g, 'ae')
    .replace(/[’']/g, "'");
const german = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/Ä/g, 'Ae')
    .replace(/Ö/g, 'Oe')
    .replace(/Ü/g, 'Ue')
    .replace(/ß/g, 'ss');

function sameName(pick: Pick_, { titles }: Country, given: string, family: string): string {
  const title = titles.length > 0 ? pick(titles) : 'Dr.';
  const written = pick<(text: string) => string>([
    (text) => text,
    (text) => text,
    bare,
    german,
    (text) => text.normalize('NFD'),
    (text) => text.toUpperCase(),
    (text) => text.replace(/ /g, '\u00a0'),
    (text) => text.toLowerCase(),
  ]);
  const whole = pick([
    `${given} ${family}`,
    `${family}, ${given}`,
    `${family} ${given}`,
    `${title} ${given} ${family}`,
    `${family}, ${title} ${given}`,
    `${given} ${family}, PhD`,
    `${given} ${family} (Example MSP)`,
    `${given} X. ${family}`,
    `${given.charAt(0)}. ${family}`,
    `${given}  ${family} `,
    `${given} ${family} | Service desk`,
  ]);
  return written(whole);
}

function phone(
  random: () => number,
  { phone: [code, trunk, area, rest] }: Country,
): { canonical: string; parts: [string, string, string, string] } {
  const digits = (count: number, first = '') =>
    first + Array.from({ length: count - first.length }, () => Math.floor(random() * 10)).join('');
  const [town, own] = [digits(area, String(2 + Math.floor(random() * 7))), digits(rest, '5')];
  return { canonical: `+${code} ${town} ${own}`, parts: [code, trunk, town, own] };
}

const samePhone = (pick: Pick_, [code, trunk, area, own]: [string, string, string, string]): string =>
  pick([
    `+${code}${area}${own}`,
    `+${code} (${area}) ${own}`,
    `00${code} ${area} ${own}`,
    `+${code}-${area}-${own.slice(0, 3)}-${own.slice(3)}`,
    `${trunk}${area} ${own}`,
    `(${trunk}${area}) ${own}`,
    `${trunk}${area}/${own}`,
    `tel:+${code}${area}${own}`,
    `${code}${area}${own}`,
    ...(trunk === '0' ? [`+${code} (0)${area} ${own}`] : []),
    `Tel.: +${code} ${area} ${own}`,
    `+${code} ${area} ${own} (work)`,
  ]);

/** `count` pairs, about half of them the same. */
export function makePairs(count: number, seed = 7): Pair[] {
  const random = seeded(seed);
  const pick: Pick_ = (all) => all[Math.floor(random() * all.length)] as (typeof all)[number];
  const other = <T>(all: readonly T[], not: T): T => {
    for (;;) {
      const one = pick(all);
      if (one !== not) return one;
    }
  };
  const anybody = () => pick(COUNTRIES);
  const MAKE: Partial<Record<Observable, (same: boolean) => [string, string]>> = {
    displayName: (same) => {
      const country = anybody();
      const [given, family] = [pick(country.given), pick(country.family)];
      const [first, last] = same
        ? [given, family]
        : random() < 0.7
          ? [given, other(country.family, family)]
          : [other(country.given, given), family];
      // An initial alone tells no change of a given name.
      const shown = sameName(pick, country, first, last);
      return [
        `${given} ${family}`,
        !same && first !== given && /^\p{L}\. |, \p{L}\.$/u.test(shown) ? `${first} ${last}` : shown,
      ];
    },
    'name.familyName': (same) => {
      const country = anybody();
      const family = pick(country.family);
      return [
        family,
        pick([bare, german, (text: string) => text.toUpperCase(), (text: string) => ` ${text}`])(
          same ? family : other(country.family, family),
        ),
      ];
    },
    email: (same) => {
      const [one, domain] = [pick(['ada.lovelace', 'j.novak', 't.mueller', 'grace']), pick(DOMAINS)];
      const address = `${one}@${domain}`;
      if (same)
        return [
          address,
          pick([
            address.toUpperCase(),
            `${one}+console@${domain}`,
            `mailto:${address}`,
            `<${address}>`,
            ` ${address}`,
            `${one}@${domain.toUpperCase()}`,
          ]),
        ];
      return [
        address,
        pick([
          `${one}2@${domain}`,
          `${one}@${other(DOMAINS, domain)}`,
          `${one.replace('.', '')}x@${domain}`,
          `${other(['ada.byron', 'eva', 'zz'], one)}@${domain}`,
        ]),
      ];
    },
    phone: (same) => {
      const country = anybody();
      const { canonical, parts } = phone(random, country);
      if (same) return [canonical, samePhone(pick, parts)];
      const [code, trunk, area, own] = parts;
      const at = Math.floor(random() * own.length);
      const changed = own.slice(0, at) + ((Number(own[at]) + 1 + Math.floor(random() * 8)) % 10) + own.slice(at + 1);
      return [canonical, samePhone(pick, [code, trunk, area, changed])];
    },
    role: (same) => {
      const role = pick(ROLES);
      if (!same) return [role, other(ROLES, role)];
      return [
        role,
        pick([
          role.toUpperCase(),
          role.replace(/ /g, '-'),
          role.replace(/ /g, ''),
          `CN=${role},OU=Roles,DC=x`,
          role.replace('Administrator', 'Admin').replace('Admins', 'Administrators'),
          ` ${role} `,
        ]),
      ];
    },
    active: (same) => {
      const on = random() < 0.5;
      return [String(on), pick(same === on ? ON : OFF)];
    },
    mfa: (same) => {
      const on = random() < 0.5;
      return [on ? 'on' : 'off', pick(same === on ? MFA_ON : MFA_OFF)];
    },
    title: (same) => {
      const title = pick(TITLES);
      return [
        title,
        same
          ? pick([
              title.toUpperCase(),
              title.replace('Senior', 'Sr.'),
              title.replace('&', 'and'),
              ` ${title}`,
              title.replace(/ /g, '\u00a0'),
            ])
          : other(TITLES, title),
      ];
    },
    streetAddress: (same) => {
      const country = anybody();
      const [street, number] = [pick(country.streets), 1 + Math.floor(random() * 90)];
      const text = `${street} ${number}`;
      return [
        text,
        same
          ? pick([
              text.toUpperCase(),
              bare(text),
              text.replace('straße', 'str.').replace('Street', 'St.').replace('Avenue', 'Ave'),
              `${street}, ${number}`,
            ])
          : `${street} ${number + 1}`,
      ];
    },
    locality: (same) => {
      const country = anybody();
      const town = pick(country.towns);
      return [
        town,
        pick([bare, (text: string) => text.toUpperCase(), (text: string) => text.normalize('NFD')])(
          same ? town : other(country.towns, town),
        ),
      ];
    },
    userName: (same) => {
      const name = pick(['ada.lovelace', 'jnovak', 'tmueller']);
      return same
        ? [name, pick([name.toUpperCase(), `FABRIKAM\\${name}`, `${name}@fabrikam.example`])]
        : [name, pick([`${name}2`, `adm-${name}`, `x${name}`])];
    },
    country: (same) => {
      const [code, ...names] = pick([
        ['DE', 'Germany', 'Deutschland', 'Allemagne', 'de'],
        ['GB', 'United Kingdom', 'UK', 'Vereinigtes Königreich'],
        ['CZ', 'Czechia', 'Česko', 'Czech Republic'],
        ['NL', 'Netherlands', 'Nederland'],
      ] as const);
      return [code, same ? pick(names) : pick(['Austria', 'FR', 'Polska', 'US'])];
    },
  };
  const attributes = Object.keys(MAKE) as Observable[];
  return Array.from({ length: count }, () => {
    const same = random() < 0.5;
    const attribute = pick([...attributes, 'displayName', 'phone', 'email'] as Observable[]);
    const [canonical, observed] = MAKE[attribute]?.(same) ?? ['', ''];
    return { attribute, canonical, observed, same };
  });
}

/** One pair a line of JSON: `{"attribute","canonical","observed","same"}`. */
export function readPairs(text: string): Pair[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Pair)
    .filter(({ attribute }) => (ATTRIBUTES as readonly string[]).includes(attribute) || attribute === 'mfa');
}
