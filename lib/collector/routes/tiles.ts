/** The log as everybody's tools read it: C2SP tlog-tiles. Entries are leaves; what they bind stays where it is. */
import { Refused } from '../errors.ts';
import type { Collector, Ctx, Routes } from '../http.ts';
import { readHead } from '../log-head.ts';
import { readTilePath } from '../read-tile.ts';

export const tileRoutes = (collector: Collector): Routes => ({
  'GET /log/checkpoint': async (c) => {
    const { note } = await readHead(collector.db);
    return c.text(note);
  },

  'GET /log/tile/*': async (c: Ctx) => {
    // What no tile's path can hold is no question about tiles.
    if (!/^\/log\/tile\/[a-z0-9./]*$/.test(c.req.path) || c.req.path.includes('..')) throw new Refused('request.badId');
    const bytes = await readTilePath(collector.db, collector.log, c.req.path.replace(/^\/log\//, ''));
    if (!bytes) throw new Refused('tile.unknown');
    return c.body(bytes, 200, { 'content-type': 'application/octet-stream' });
  },
});
