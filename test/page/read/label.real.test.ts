import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const CLIENT = ['Client', 'Kunde', 'Client Name'];
async function client(body: string): Promise<string | undefined> {
  await desk.open(`<!doctype html><body>${body}</body>`);
  const { ticket, problems } = await desk.read({ read: { client: { label: CLIENT } } });
  expect(problems).toEqual([]);
  return ticket?.client;
}

describe('the value beside a label', () => {
  it.each([
    ['the next cell', '<table><tr><td>Client</td><td>Northwind</td></tr></table>'],
    ['the next cell after a heading cell', '<table><tr><th>Client:</th><td> North<b>wind</b> </td></tr></table>'],
    [
      'the cell below a heading',
      '<table><tr><th>No</th><th>Client</th></tr><tr><td>1</td><td>Northwind</td></tr></table>',
    ],
    ['a definition', '<dl><dt>Owner</dt><dd>Jide</dd><dt>Client</dt><dd>Northwind</dd></dl>'],
    ['a sibling', '<div><div class="l"><span>Client:</span></div><div class="v">Northwind</div></div>'],
    ['text after the label', '<p><b>Client:</b> Northwind<br><b>Owner:</b> Jide</p>'],
    ['one text', '<p>Client: Northwind</p>'],
    ['a bound control', '<p><label for="c">Client *</label></p><p><input id="c" value="Northwind"></p>'],
    ['a wrapped control', '<label>Client <input value="Northwind"></label>'],
    [
      'a sibling with one control',
      '<div>Client</div><div><input type="hidden" value="7"><input value="Northwind"></div>',
    ],
    ['a select', '<div>Client</div><div><select><option>Contoso<option selected>Northwind</select></div>'],
    ['a translation, whatever the case', '<dl><dt>KUNDE：</dt><dd>Northwind</dd></dl>'],
    ['past an icon', '<div><div>Client<a href="#"><img alt=""></a></div><div>Northwind</div></div>'],
    ['past an icon beside the label', '<div><div><span>Client:</span><svg></svg></div><div>Northwind</div></div>'],
    [
      'past a hidden form',
      '<div hidden><div>Client</div><div>Contoso</div></div><div>Client</div><div>Northwind</div>',
    ],
  ])('is %s', async (_name, body) => {
    expect(await client(body)).toBe('Northwind');
  });

  it.each([
    [
      'an empty cell, with another label below',
      '<table><tr><td>Client</td><td></td></tr><tr><td>Owner</td><td>Jide</td></tr></table>',
    ],
    [
      'an empty sibling, with another label after',
      '<div><div><b>Client:</b></div><div></div></div><div><div>Owner:</div><div>Jide</div></div>',
    ],
    ['an empty definition', '<dl><dt>Client</dt><dd></dd><dt>Owner</dt><dd>Jide</dd></dl>'],
    ['an empty inline value', '<div><b>Client:</b> <span></span></div><div><b>Owner:</b> <span>Jide</span></div>'],
    ['a longer label', '<div>Client satisfaction</div><div>Low</div>'],
    ['a sentence that begins alike', '<p>Client is away until Monday</p><p>Northwind</p>'],
    [
      'two labels that disagree',
      '<div>Client</div><div>Northwind</div><article><table><tr><td>Client</td><td>Contoso</td></tr></table></article>',
    ],
    ['a password', '<div>Client</div><div><input type="password" value="hunter-2"></div>'],
    ['a token', '<div>Client</div><div><input name="csrf_token" value="abc"></div>'],
  ])('is absent for %s', async (_name, body) => {
    expect(await client(body)).toBeUndefined();
  });
});
