import { openEvidence } from './evidence-hands.ts';
import { openPractice } from './practice-world.ts';

/** A fill for one client and a ticket of another, in the log, and a compliance person of the first before the evidence page. */
export async function openAudit() {
  const practice = await openPractice();
  const { world } = practice;
  const northwind = await practice.ticket(1041);
  await practice.tenant('northwind-dental');
  const panel = await practice.newUser(northwind);
  await panel.fill();
  await northwind.close();
  await (await practice.ticket(1042)).close();
  await world.delivered();
  const enrolled = await world.enrol('jadeyemi', ['compliance'], ['northwind']);
  if (!enrolled.ok) throw new Error(enrolled.sentence);
  return { practice, hands: await openEvidence(world) };
}
