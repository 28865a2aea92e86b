/** Asking a test index what the API would ask it, in one call. */
import type { Article } from '../../src/article/article.ts';
import { createSearcher } from '../../src/search/search.ts';
import type { SearchFilters, SearchRequest } from '../../src/search/search-request.ts';
import type { Hit, SearchResult } from '../../src/search/search-result.ts';
import type { TestIndex } from '../support/meilisearch.ts';
import { testAnalyzer, testEquivalents, testQueryWords } from '../support/meilisearch.ts';

export type Ask = Partial<Omit<SearchRequest, 'filters'>> & { readonly filters?: Partial<SearchFilters> };

/** A request with the defaults of the API, but for its largest page. */
export function toSearchRequest({ filters, ...fields }: Ask): SearchRequest {
  const none = { source: [], category: [], author: [], tag: [], language: [], from: null, to: null };
  const defaults = {
    q: '',
    sort: 'relevance',
    match: 'smart',
    expand: 'on',
    facets: [],
    histogram: null,
    explain: false,
    limit: 100,
    offset: 0,
    cursor: null,
  } as const;
  return { ...defaults, ...fields, filters: { ...none, ...filters } };
}

export interface Asker {
  ask(request: Ask): Promise<SearchResult>;
  /** Every hit of a request, page after page of its `limit`, as a reader walks them. */
  walk(request: Ask): Promise<Hit[]>;
}

export function createAsker({ index }: Pick<TestIndex, 'index'>, equivalents = testEquivalents): Asker {
  const searcher = createSearcher({
    index,
    analyzer: testAnalyzer,
    queryWords: testQueryWords,
    equivalents,
    now: () => 0,
  });
  const ask = (request: Ask): Promise<SearchResult> => searcher.search(toSearchRequest(request));
  return {
    ask,
    async walk(request) {
      const hits: Hit[] = [];
      for (let offset: number | null = request.offset ?? 0; offset !== null;) {
        const result: SearchResult = await ask({ ...request, offset });
        hits.push(...result.hits);
        offset = result.page.nextOffset;
      }
      return hits;
    },
  };
}

/** Ids in the order of the hits. */
export const idsOf = (hits: readonly Pick<Hit, 'id'>[]): string[] => hits.map(({ id }) => id);

/** Every index term of an article, once: what a full match must hold. */
export const termsOf = ({ title, body }: Pick<Article, 'title' | 'body'>): Set<string> =>
  new Set([...testAnalyzer.terms(title), ...testAnalyzer.terms(body)]);

/** Whether the terms stand side by side in the title or in the body. */
export function hasPhrase({ title, body }: Pick<Article, 'title' | 'body'>, phrase: readonly string[]): boolean {
  return [title, body]
    .map((text) => testAnalyzer.analyze(text).map(({ term }) => term))
    .some((terms) => terms.some((_, at) => phrase.every((term, index) => terms[at + index] === term)));
}
