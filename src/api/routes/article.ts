/** `GET /v1/articles/{id}`: one article, with the words of a query marked when one is given. */
import { Router } from 'express';
import { z } from 'zod';
import { toSearchedBody } from '../../article/asides.ts';
import { MAX_ID_LENGTH } from '../../article/parse-article.ts';
import { AppError } from '../../errors.ts';
import type { Searcher, SearchParts } from '../../search/search.ts';
import { createMatcher } from '../../search/find-matches.ts';
import { highlightText } from '../../search/to-hit.ts';
import { allowOnly } from '../problem.ts';
import { expandParameter, MAX_QUERY_LENGTH, toInvalidRequest } from '../schemas/search-parameters.ts';

const parameters = z.strictObject({
  q: z
    .string('may be given once')
    .max(MAX_QUERY_LENGTH, `must not be longer than ${MAX_QUERY_LENGTH} characters`)
    .default(''),
  expand: expandParameter,
});

/** `otherMethods` are answered at the same address by others. */
export function createArticleRoute(
  { index, analyzer }: Pick<SearchParts, 'index' | 'analyzer'>,
  searcher: Searcher,
  otherMethods: readonly string[] = [],
): Router {
  const router = Router();
  router
    .route('/v1/articles/:id')
    .get(async function answerArticle(request, response) {
      const parsed = parameters.safeParse(request.query);
      if (!parsed.success) throw toInvalidRequest(parsed.error, request.query, parameters);
      const { id } = request.params;
      const article = id.length > MAX_ID_LENGTH ? null : await index.article(id);
      if (!article)
        throw new AppError(
          'article_not_found',
          `The archive has no article with the id ${JSON.stringify(id.slice(0, 100))}`,
        );
      const { q, expand } = parsed.data;
      const { clauses } = searcher.plan(q, { match: 'smart', expand });
      const parts = { matcher: createMatcher({ clauses, expansions: new Map(), analyzer }), analyzer };
      response.json({
        article,
        highlights: {
          title: highlightText(article.title, 'title', parts),
          body: highlightText(article.body, 'body', parts, toSearchedBody(article)),
        },
      });
    })
    .all(allowOnly('GET', 'HEAD', ...otherMethods));
  return router;
}
