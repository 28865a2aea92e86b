/** `POST /v1/search`: the parameters of the query string as members of a JSON object, lists where they are lists. */
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { SearchRequest } from '../../search/search-request.ts';
import { parseSearchRequest } from './search-parameters.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const bodySchema = z.record(z.string(), z.union([scalar, z.null(), z.array(scalar)]));

/** The request that a body means. Throws AppError `invalid_request` naming each wrong parameter. */
export function parseSearchBody(body: unknown): SearchRequest {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success)
    throw new AppError(
      'invalid_request',
      'The body must be a JSON object (Content-Type: application/json) whose members are strings, numbers, true, false, null, or lists of these',
      { cause: parsed.error },
    );
  const given = Object.entries(parsed.data).filter(([, value]) => value !== null);
  return parseSearchRequest(
    Object.fromEntries(
      given.map(([name, value]) => [name, name === 'facets' && Array.isArray(value) ? value.join(',') : value]),
    ),
  );
}
