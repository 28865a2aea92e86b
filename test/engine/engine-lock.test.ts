import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { lockEngine } from '../../src/engine/engine-lock.ts';
import type { EngineLockAttempt } from '../../src/engine/engine-lock.ts';

const { url, apiKey } = inject('engine');
const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
const keySchema = z.object({
  uid: z.string(),
  key: z.string(),
  indexes: z.array(z.string()),
  actions: z.array(z.string()),
});

async function keysOf(indexName: string) {
  const { results } = z
    .object({ results: z.array(keySchema) })
    .parse(await (await fetch(`${url}/keys?limit=1000`, { headers })).json());
  return results.filter(({ indexes }) => indexes.includes(indexName));
}

/** A lock whose holder is somebody else. */
async function pretend(indexName: string, holder: object): Promise<void> {
  const [key] = await keysOf(indexName);
  await fetch(`${url}/keys/${key?.uid}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ description: JSON.stringify(holder) }),
  });
}

const release = async (attempt: EngineLockAttempt): Promise<void> => {
  if (attempt.held) await attempt.release();
};

describe('the lock in the engine', () => {
  test('is held by one alone, and leaves nothing behind', async () => {
    const indexName = `lock_${randomUUID()}`;
    const attempts = await Promise.all(Array.from({ length: 8 }, () => lockEngine({ url, apiKey, indexName })));
    expect(attempts.filter(({ held }) => held)).toHaveLength(1);
    expect(attempts.find(({ held }) => !held)).toMatchObject({ holder: { host: hostname(), pid: process.pid } });
    const other = await lockEngine({ url, apiKey, indexName: `${indexName}_2` });
    expect(other.held).toBe(true);
    for (const attempt of [...attempts, other]) await release(attempt);
    expect(await keysOf(indexName)).toEqual([]);
    const again = await lockEngine({ url, apiKey, indexName });
    expect(again.held).toBe(true);
    await release(again);
  });

  test('opens nothing to who finds its key', async () => {
    const indexName = `lock_${randomUUID()}`;
    const attempt = await lockEngine({ url, apiKey, indexName });
    const [found] = await keysOf(indexName);
    expect(found?.actions).toEqual(['version']);
    const answer = await fetch(`${url}/indexes`, { headers: { authorization: `Bearer ${found?.key}` } });
    expect(answer.status).toBe(403);
    await release(attempt);
  });

  test('is taken from a holder of this machine that has died, at once, and by one alone', async () => {
    const indexName = `lock_${randomUUID()}`;
    await lockEngine({ url, apiKey, indexName, beatMs: 1_000_000 });
    await pretend(indexName, { id: 'x', host: hostname(), pid: 2 ** 22 + 1, startedAt: 'before' });
    const attempts = await Promise.all(Array.from({ length: 4 }, () => lockEngine({ url, apiKey, indexName })));
    expect(attempts.filter(({ held }) => held)).toHaveLength(1);
    for (const attempt of attempts) await release(attempt);
  });

  test('is left to a holder of another machine while it is heard of, and no longer', async () => {
    const indexName = `lock_${randomUUID()}`;
    const first = await lockEngine({ url, apiKey, indexName, beatMs: 1_000_000 });
    await pretend(indexName, { id: 'x', host: 'elsewhere', pid: 7, startedAt: '' });
    expect(await lockEngine({ url, apiKey, indexName })).toMatchObject({
      held: false,
      holder: { host: 'elsewhere', pid: 7 },
    });
    await delay(1100);
    const second = await lockEngine({ url, apiKey, indexName, staleMs: 1000, beatMs: 100 });
    expect(second.held).toBe(true);
    await delay(1300);
    // The new holder says that it lives.
    expect((await lockEngine({ url, apiKey, indexName, staleMs: 1000 })).held).toBe(false);
    await release(second);
    await release(first);
  });
});
