/** Requests about users. */

import type { Technician } from '../../record/record.schema.ts';
import type { Writing } from '../database.ts';
import type { Ctx } from '../http.ts';
import { changeRecord } from '../sources/say-with.ts';
import { answer, answerList, checkMatch, knows } from './answer.ts';
import type { Requests } from './app.ts';
import type { Asking } from './asking.ts';
import { USERS } from './group-schema.ts';
import { listResources } from './list.ts';
import { listQuery, projectionOf } from './list-query.ts';
import { listedUsers } from './listed.ts';
import type { Resource } from './place.ts';
import { project, wants } from './project.ts';
import { readMessage, readResource } from './read-message.ts';
import { showUsers, userTag } from './show-users.ts';
import { tidyResource } from './tidy.ts';
import { USER } from './user-schema.ts';
import { createUser, patchUser, removeUser, replaceUser, type Seen, seenUser } from './write-user.ts';

export const userRequests: Record<string, Requests> = {
  Users: {
    GET: async (c, asking) => list(c, asking, (name) => c.req.query(name)),
    POST: async (c, asking) => {
      const user = tidyResource(USERS, await readResource(c, USER));
      const made = await changeRecord(asking.collector, (trx, at) => createUser(trx, asking.source, user, at));
      return answer(c, await shown(c, asking, made), 201);
    },
  },
  'Users/.search': {
    POST: async (c, asking) => {
      const message = await readMessage(c);
      return list(c, asking, (name) => message[name]);
    },
  },
  'Users/:id': {
    GET: async (c, asking, id) => {
      const { technician, person } = await seenUser(asking.collector.db, asking.source, id);
      const tag = userTag(technician, person);
      if (!knows(c, tag)) return answer(c, await shown(c, asking, technician));
      c.header('etag', tag);
      return c.body(null, 304);
    },
    PUT: async (c, asking, id) => {
      const user = tidyResource(USERS, await readResource(c, USER));
      return change(c, asking, id, (trx, seen, at) => replaceUser(trx, asking.source, seen, user, at));
    },
    PATCH: async (c, asking, id) => {
      const message = await readMessage(c);
      return change(c, asking, id, (trx, seen, at) => patchUser(trx, asking.source, seen, message, at));
    },
    DELETE: async (c, asking, id) => {
      await changeRecord(asking.collector, async (trx, at) => {
        const seen = await seenUser(trx, asking.source, id);
        checkMatch(c, userTag(seen.technician, seen.person));
        await removeUser(trx, asking.source, seen, at);
      });
      return c.body(null, 204);
    },
  },
};

async function change(
  c: Ctx,
  asking: Asking,
  id: string,
  work: (trx: Writing, seen: Seen, at: string) => Promise<Technician>,
): Promise<Response> {
  const stored = await changeRecord(asking.collector, async (trx, at) => {
    const seen = await seenUser(trx, asking.source, id);
    checkMatch(c, userTag(seen.technician, seen.person));
    return work(trx, seen, at);
  });
  return answer(c, await shown(c, asking, stored));
}

async function shown(c: Ctx, asking: Asking, technician: Technician): Promise<Resource> {
  const projection = projectionOf((name) => c.req.query(name));
  const [user] = await showUsers(asking.collector.db, asking, [technician], wants(projection, 'groups'));
  return project(USERS, user as Resource, projection);
}

async function list(c: Ctx, asking: Asking, read: (name: string) => unknown): Promise<Response> {
  const query = listQuery(USERS, read);
  const { total, resources } = await listResources(asking.collector.db, listedUsers(asking), query);
  return answerList(c, resources, total, query.startIndex);
}
