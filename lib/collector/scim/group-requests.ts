/** Requests about groups. */
import type { Group } from '../../record/access.schema.ts';
import type { Writing } from '../database.ts';
import type { Ctx } from '../http.ts';
import { changeRecord } from '../sources/say-with.ts';
import { answer, answerList, checkMatch, knows } from './answer.ts';
import type { Requests } from './app.ts';
import type { Asking } from './asking.ts';
import { GROUP, GROUPS } from './group-schema.ts';
import { createGroup, deleteGroup, groupTag, patchGroup, replaceGroup, seenGroup, showGroups } from './groups.ts';
import { listResources } from './list.ts';
import { listQuery, projectionOf } from './list-query.ts';
import { listedGroups } from './listed.ts';
import type { Resource } from './place.ts';
import { project, wants } from './project.ts';
import { readMessage, readResource } from './read-message.ts';
import { tidyResource } from './tidy.ts';

export const groupRequests: Record<string, Requests> = {
  Groups: {
    GET: async (c, asking) => list(c, asking, (name) => c.req.query(name)),
    POST: async (c, asking) => {
      const group = tidyResource(GROUPS, await readResource(c, GROUP));
      const made = await changeRecord(asking.collector, (trx, at) => createGroup(trx, asking.source, group, at));
      return answer(c, await shown(c, asking, made), 201);
    },
  },
  'Groups/.search': {
    POST: async (c, asking) => {
      const message = await readMessage(c);
      return list(c, asking, (name) => message[name]);
    },
  },
  'Groups/:id': {
    GET: async (c, asking, id) => {
      const group = await seenGroup(asking.collector.db, asking.source, id);
      if (!knows(c, groupTag(group))) return answer(c, await shown(c, asking, group));
      c.header('etag', groupTag(group));
      return c.body(null, 304);
    },
    PUT: async (c, asking, id) => {
      const said = tidyResource(GROUPS, await readResource(c, GROUP));
      return change(c, asking, id, (trx, group, at) => replaceGroup(trx, asking.source, group, said, at));
    },
    PATCH: async (c, asking, id) => {
      const message = await readMessage(c);
      return change(c, asking, id, (trx, group, at) => patchGroup(trx, asking.source, group, message, at));
    },
    DELETE: async (c, asking, id) => {
      await changeRecord(asking.collector, async (trx, at) => {
        const group = await seenGroup(trx, asking.source, id);
        checkMatch(c, groupTag(group));
        await deleteGroup(trx, asking.source, group, at);
      });
      return c.body(null, 204);
    },
  },
};

async function change(
  c: Ctx,
  asking: Asking,
  id: string,
  work: (trx: Writing, group: Group, at: string) => Promise<Group>,
): Promise<Response> {
  const stored = await changeRecord(asking.collector, async (trx, at) => {
    const group = await seenGroup(trx, asking.source, id);
    checkMatch(c, groupTag(group));
    return work(trx, group, at);
  });
  return answer(c, await shown(c, asking, stored));
}

async function shown(c: Ctx, asking: Asking, group: Group): Promise<Resource> {
  const projection = projectionOf((name) => c.req.query(name));
  const [one] = await showGroups(asking.collector.db, asking, [group], wants(projection, 'members'));
  return project(GROUPS, one as Resource, projection);
}

async function list(c: Ctx, asking: Asking, read: (name: string) => unknown): Promise<Response> {
  const query = listQuery(GROUPS, read);
  const { total, resources } = await listResources(asking.collector.db, listedGroups(asking), query);
  return answerList(c, resources, total, query.startIndex);
}
