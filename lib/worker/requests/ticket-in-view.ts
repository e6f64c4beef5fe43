import type { RequestView } from '../../wire/lifecycle.schema.ts';
import type { Scene } from '../scene.ts';

/** The ticket this tab works for, where its own page is in view. */
export const ticketInView = ({ page, console, work: { ticket } }: Pick<Scene, 'page' | 'console' | 'work'>) =>
  page?.shows === 'ticket' && ticket?.console === console.id ? ticket : null;

/** Whether the request names this ticket. */
export const isOf = (
  { ticket }: Pick<RequestView, 'ticket'>,
  { console, number }: { console: string; number: string },
): boolean => ticket?.console === console && ticket.number === number;
