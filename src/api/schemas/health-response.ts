/** The answers of `GET /healthz` and `GET /readyz` as schemas. */
import { z } from 'zod';

export const healthResponse = z.strictObject({ status: z.literal('ok') });

export const readinessResponse = z.strictObject({
  status: z.literal('ready'),
  documents: z.int().nonnegative(),
  /** The analyzer that wrote the index. */
  analyzerVersion: z.string().nullable(),
});
