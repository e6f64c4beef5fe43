import type { RequestView } from '../../wire/lifecycle.schema.ts';
import type { Scene } from '../scene.ts';

/** The ticket this tab works for, where a page of its own is in view and was read as such: never beside another ticket, nor before the page said whose it is. */
export const ticketInView = ({ page, console, visit, work }: Pick<Scene, 'page' | 'console' | 'visit' | 'work'>) => {
  const { ticket } = work;
  if (page?.shows !== 'ticket' || ticket?.console !== console.id) return null;
  return visit.reading?.ticket === ticket.number ? ticket : null;
};

/** Whether the request names this ticket. */
export const isOf = (
  { ticket }: Pick<RequestView, 'ticket'>,
  { console, number }: { console: string; number: string },
): boolean => ticket?.console === console && ticket.number === number;
