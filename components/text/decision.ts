/** What stands beside a request that is decided on in the page of its ticket. */
export const decisionText = {
  title: (count: number) =>
    count === 1
      ? 'One request of this ticket waits for your approval'
      : `${count} requests of this ticket wait for your approval`,
  high: 'High risk',
  object: 'Exact object',
  approve: 'Approve exactly this',
  rejectOpen: 'Reject…',
  reject: 'Reject',
  why: 'Why it is rejected',
};
