/** The answer of `POST /v1/articles` as a schema. */
import { z } from 'zod';

/** `index` counts the records of the request from 0. Everything accepted can be found when the answer comes. */
export const pushResponse = z.strictObject({
  accepted: z.array(
    z.strictObject({
      index: z.int(),
      id: z.string(),
      outcome: z.enum(['added', 'changed', 'unchanged', 'replaced']),
    }),
  ),
  rejected: z.array(z.strictObject({ index: z.int(), reasons: z.array(z.string()) })),
});
export type PushResponse = z.output<typeof pushResponse>;
