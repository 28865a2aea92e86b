/** The answer of `GET /v1/facets/{name}` as a schema. */
import { z } from 'zod';
import { FACET_NAMES } from '../../search/search-request.ts';

/** The most frequent values first, and how many there are; a field that is not listed is an error. */
export const facetResponse = z.strictObject({
  facet: z.enum(FACET_NAMES),
  values: z.array(z.strictObject({ value: z.string(), count: z.int().positive() })),
  total: z.int().nonnegative(),
});
export type FacetResponse = z.output<typeof facetResponse>;
