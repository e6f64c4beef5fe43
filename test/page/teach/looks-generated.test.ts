import { describe, expect, it } from 'vitest';
import { looksGenerated, looksHashed } from '../../../lib/page/teach/looks-generated.ts';

describe('a name or id', () => {
  it.each([
    ...[
      'mat-input-3',
      'ember123',
      'ext-gen1042',
      ':r1:',
      '«r5»',
      '_r_1a_',
      'radix-:r3:',
      'headlessui-listbox-button-4',
      'input-12',
      'text_1',
    ],
    ...[
      'react-select-2-input',
      'mui-4-label',
      '__BVID__12',
      'j_idt23:form',
      'ctl00_body',
      'yui_3_17_2_1',
      'user_4711',
      'select2-x-result-ab12',
    ],
    ...[
      '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
      'f_9c1e5b7a',
      'aB3xK9zQ',
      'downshift-0-toggle-button',
      'vaadin-text-field-7',
      'a1b2c3d4e5',
      '',
    ],
  ])('%s is taken for a program’s', (id) => expect(looksGenerated(id)).toBe(true));

  it.each([
    ...[
      'givenName',
      'user[first_name]',
      'user_email',
      'address2',
      'line-1',
      'f-mail',
      'txtVorname',
      'urn:ietf:params:scim:user.name',
    ],
    ...[
      'form-0-first_name',
      'id_email',
      'Object-RT::User--CustomField-12-Value',
      'kp_alpha',
      'iPhone',
      'sn',
      'mailNickname',
      'user.addresses[0].city',
    ],
  ])('%s is taken for a person’s', (id) => expect(looksGenerated(id)).toBe(false));
});

describe('a class', () => {
  it.each([
    'css-1x2y3z',
    'sc-bdVaJa',
    '_abc123_',
    'MuiInput-root-42',
    'MuiInput-root',
    'input_k3Yz9',
    'ng-invalid',
    'is-active',
    'jss42',
    'svelte-1a2b3c',
    'Input__field',
  ])('%s is not built on', (name) => expect(looksHashed(name)).toBe(true));
  it.each(['first-name', 'js-user-email', 'givenname', 'mail'])('%s is', (name) =>
    expect(looksHashed(name)).toBe(false),
  );
});
