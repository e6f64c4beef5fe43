/** The element our overlay lives in. Everything of ours in a page carries `data-unswivel`; only the host carries it empty. */
export const HOST = '[data-unswivel=""]';
/** The one of the teaching overlay. */
export const HOST_TEACH = '[data-unswivel="teach"]';
