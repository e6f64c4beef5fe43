/** Every sentence about ending the access of one account of the record. */
export const requestsEndText = {
  title: 'Requests about this account',
  none: 'Nothing about it is open.',
  proof: 'Proof of this account',
  end: 'It must end…',
  sure: (name: string) =>
    `A request is made that ${name} ends. Somebody ends it in the console, and it stays open until it is seen ended.`,
  why: 'Why',
  yes: 'Ask for its end',
  no: 'Keep it',
};
