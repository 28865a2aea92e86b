/** The use case: a request through plan, index, ranking and presentation to a result. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { findCandidates } from './find-candidates.ts';
import { planQuery } from './query-plan.ts';
import type { QueryPlan } from './query-plan.ts';
import type { SearchIndex } from './search-index.ts';
import type { SearchRequest } from './search-request.ts';
import type { SearchResult, UnderstoodTerm } from './search-result.ts';
import { toHit } from './to-hit.ts';

export interface SearchParts {
  readonly index: SearchIndex;
  readonly analyzer: Analyzer;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
}

/** Answers a request. Throws what the index throws: AppError `engine_unavailable`, `index_not_ready`, `engine_refused`. */
export async function search(request: SearchRequest, { index, analyzer, now }: SearchParts): Promise<SearchResult> {
  const startedAt = now();
  const plan = planQuery(request.q, analyzer);
  const found = await findCandidates(request, plan, index);
  const hits = found.page.map(({ article, lacks }) =>
    toHit({ article, plan, missing: toTypedWords(plan, lacks), weightOf: found.weightOf, analyzer }),
  );
  const seen = request.offset + hits.length;
  return {
    query: {
      text: request.q,
      terms: plan.clauses.map((clause): UnderstoodTerm => {
        const [term = ''] = clause.terms;
        return { ...clause, articles: clause.kind === 'word' ? found.documentFrequency(term) : null };
      }),
      match: request.match,
      sort: request.sort,
      filters: request.filters,
    },
    total: found.total,
    hits,
    facets: found.facets,
    page: {
      offset: request.offset,
      limit: request.limit,
      nextOffset: hits.length > 0 && seen < found.total.value ? seen : null,
    },
    tookMs: Math.round((now() - startedAt) * 10) / 10,
  };
}

/** The words of the query, as typed, that have only these terms. */
function toTypedWords({ clauses }: QueryPlan, lacks: readonly string[]): string[] {
  const lacking = new Set(lacks);
  const words = clauses.filter(({ kind, terms }) => kind !== 'stop' && terms.some((term) => lacking.has(term)));
  return [...new Set(words.map(({ text }) => text))];
}
