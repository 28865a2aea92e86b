/** The answer of `GET /v1/articles/{id}` as a schema. */
import { z } from 'zod';
import { ASIDE_KINDS } from '../../article/asides.ts';
import { articleFields, segmentsSchema } from './search-response.ts';

/** The article as it was read, and its text with the words of `q` marked; a field that is not listed is an error. */
export const articleResponse = z.strictObject({
  article: z.strictObject({
    ...articleFields,
    body: z.string(),
    /** Ranges of the body that are page furniture or a dateline; only a dateline is searched. Left out for none. */
    asides: z.array(z.strictObject({ kind: z.enum(ASIDE_KINDS), start: z.int(), end: z.int() })).exactOptional(),
  }),
  highlights: z.strictObject({ title: segmentsSchema, body: segmentsSchema }),
});
export type ArticleResponse = z.output<typeof articleResponse>;
