import { describe, expect, test } from 'vitest';
import { eventBodySchema } from '../../lib/evidence/event.schema.ts';
import { MASKED_FIELD, makeEvent } from '../../lib/evidence/event.ts';
import { isSecretField, isSecretName } from '../../lib/evidence/secret-name.ts';

describe('attack 43: a control named like a secret', () => {
  test.each([
    'password',
    'newPassword',
    'user_password_2',
    'Confirm password *',
    'Neues Passwort:',
    'Kennwort wiederholen',
    'Mot de passe',
    'Nouveau mot de passe (8 caractères)',
    'Contraseña',
    'Repetir contraseña',
    'Parola chiave',
    'Codice di sicurezza',
    'Wachtwoord',
    'Herhaal wachtwoord',
    'Senha',
    'Palavra-passe',
    'PIN',
    'user.pin',
    'otp',
    'One-time code',
    'Client secret',
    'clientSecret',
    'API token',
    'apiKey',
  ])('%s is known as one', (name) => {
    expect(isSecretName(name)).toBe(true);
    expect(isSecretField({ attribute: 'title', control: name }, 'hunter2')).toBe(true);
  });

  test.each([
    'E-mail',
    'Display name',
    'Shipping address',
    'Spinning class',
    'Passport number',
    'Opinion',
    'Geheimrat-Müller-Straße',
    'Klavierlehrerin',
    'Tokenring Street',
    'Secretary',
    'Compass Group',
    'Nom',
    'Telefone',
  ])('%s is not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });

  test('an address in “Send the password to” is no password, nor an Indian PIN a secret', () => {
    expect(isSecretField({ attribute: 'email', control: 'Send password to' }, 'ada@fabrikam.example')).toBe(false);
    expect(isSecretField({ attribute: 'postalCode', control: 'PIN code' }, '560001')).toBe(false);
    expect(isSecretField({ attribute: 'postalCode', control: 'PIN code' }, '4711')).toBe(true);
  });

  test('keeps its name in the event and not what it held; what we filled stays', () => {
    const provenance = { from: 'record', technician: 'ada', version: 1, path: 'title' } as const;
    const body = makeEvent({
      verb: 'form.submitted',
      outcome: 'unknown',
      actor: { technician: 'dana', version: 1, device: 'dev-1' },
      fields: [
        { attribute: 'title', control: 'Neues Passwort', from: 'sommer', to: 'winter', mark: 'typed' },
        { attribute: 'employeeNumber', control: 'PIN', from: '4711', to: 'E-7', provenance },
        { attribute: 'title', control: 'Title', to: 'Engineer' },
      ],
    });
    expect(eventBodySchema.parse(body).fields).toEqual([
      { attribute: 'title', control: 'Neues Passwort', from: MASKED_FIELD, to: MASKED_FIELD, mark: 'typed' },
      { attribute: 'employeeNumber', control: 'PIN', from: MASKED_FIELD, to: 'E-7', provenance },
      { attribute: 'title', control: 'Title', to: 'Engineer' },
    ]);
  });
});
