/**
 * The use case, in five steps: a query is parsed and planned (`plan-query.ts`, which begins with `parse-query.ts`), run
 * against the index (`find-page.ts`), ranked (`rank.ts`) and explained (`to-hit.ts`, `explain.ts`).
 */
import type { Analyzer } from '../analysis/analyzer.ts';
import { loadFacts } from './archive-facts.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import { explain } from './explain.ts';
import { hasWords } from './has-words.ts';
import { createEquivalents } from './equivalents.ts';
import type { EquivalentRules } from './equivalents.ts';
import { createMatcher } from './find-matches.ts';
import { findPage } from './find-page.ts';
import type { Found } from './find-page.ts';
import { planQuery } from './plan-query.ts';
import type { PlanOptions } from './plan-query.ts';
import { createQueryLexicon } from './query-lexicon.ts';
import type { QueryNote } from './query-node.ts';
import type { QueryClause, QueryPlan } from './query-plan.ts';
import type { QueryWords } from './query-words.ts';
import { createRankingStore } from './ranking-store.ts';
import { MAX_PREFIX_WORDS } from './resolve-clauses.ts';
import type { SearchIndex } from './search-index.ts';
import type { FacetName, SearchRequest } from './search-request.ts';
import type { FacetCount, Hit, SearchResult, UnderstoodTerm } from './search-result.ts';
import { createTextStore } from './text-store.ts';
import { toHit } from './to-hit.ts';
import type { MatchedHit } from './to-hit.ts';

export interface SearchParts {
  readonly index: SearchIndex;
  readonly analyzer: Analyzer;
  readonly queryWords: QueryWords;
  readonly equivalents: EquivalentRules;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** About how much memory may be used to keep what is read of articles; see `ranking-store.ts` and `text-store.ts`. */
  readonly cacheBytes?: number;
}

export interface Searcher {
  /** Answers a request. Throws what the index throws: AppError `engine_unavailable`, `index_not_ready`, `engine_refused`. */
  search(request: SearchRequest): Promise<SearchResult>;
  /** The values of a facet that have the words of `text`, with how many matches of the request have each. */
  facetValues(name: FacetName, text: string, request: SearchRequest): Promise<readonly FacetCount[]>;
  /** Loads what searches go by before there is one; nothing depends on it but how long the first ones take. */
  warm(signal: AbortSignal): Promise<void>;
  /** The plan of a query alone, for marking it in a text. */
  plan(text: string, options: PlanOptions): QueryPlan;
}

/** Longest list of values of a facet; `facetValues` finds the others. */
const MAX_FACET_VALUES = 1000;
/** An index that is being written to may change under every try; then the last one stands. */
const MAX_TRIES = 3;
/** Enough for about 45,000 news articles. */
const DEFAULT_CACHE_BYTES = 384e6;
/** Of it, what is kept for ranking; every search reads hundreds of articles for that, and shows twenty. */
const RANKING_SHARE = 0.55;

export function createSearcher(searchParts: SearchParts): Searcher {
  const { index, analyzer, queryWords, equivalents, now, cacheBytes = DEFAULT_CACHE_BYTES } = searchParts;
  const store = createRankingStore({ index, maxBytes: cacheBytes * RANKING_SHARE });
  const texts = createTextStore({ index, maxBytes: cacheBytes * (1 - RANKING_SHARE) });
  const parts = {
    analyzer,
    lexicon: createQueryLexicon(queryWords, analyzer),
    equivalents: createEquivalents(equivalents, analyzer),
  };
  let kept: { readonly revision: string; readonly facts: Promise<ArchiveFacts> } | null = null;

  /** The facts of a state of the index, loaded once however many ask for them. */
  function factsOf(revision: string): Promise<ArchiveFacts> {
    if (kept?.revision === revision) return kept.facts;
    const loading = { revision, facts: loadFacts(index, analyzer, revision) };
    kept = loading;
    loading.facts.catch(() => {
      if (kept === loading) kept = null;
    });
    return loading.facts;
  }

  /** Runs on what is known, asks meanwhile whether it is still so, and runs again if not. */
  async function find(request: SearchRequest, plan: QueryPlan): Promise<{ found: Found; known: ArchiveFacts }> {
    for (let tries = 1; ; tries += 1) {
      const known = await (kept?.facts ?? factsOf(await index.revision()));
      known.noteSearch();
      const [found, revision] = await Promise.all([
        findPage(request, plan, { index, analyzer, facts: known, store, texts }),
        index.revision(),
      ]);
      if (revision === known.revision || tries === MAX_TRIES) return { found, known };
      await factsOf(revision);
    }
  }

  return {
    facetValues: findFacetValues,
    plan: (text, options) => planQuery(text, options, parts),

    async warm(signal) {
      const facts = await factsOf(await index.revision());
      await facts.loadCounts();
      await store.fill(signal);
      if (signal.aborted) return;
      await facts.vocabulary();
      await texts.fill(signal);
    },

    async search(request) {
      const startedAt = now();
      const plan = planQuery(request.q, request, parts);
      const { found, known } = await find(request, plan);
      const { prepared, total, next } = found;
      return {
        query: {
          text: request.q,
          terms: plan.clauses.map((clause) => toUnderstood(clause, found, known)),
          reading: plan.reading,
          notes: [...plan.notes, ...toPrefixNotes(prepared)],
          match: request.match,
          expand: request.expand,
          sort: request.sort,
          filters: request.filters,
        },
        total,
        hits: toHits(request, found),
        facets: toShownFacets(found.facets),
        histogram: found.histogram,
        page: {
          offset: request.cursor?.seen ?? request.offset,
          limit: request.limit,
          nextOffset: next?.seen ?? null,
          nextCursor: next,
        },
        tookMs: Math.round((now() - startedAt) * 10) / 10,
      };
    },
  };

  async function findFacetValues(
    name: FacetName,
    text: string,
    request: SearchRequest,
  ): Promise<readonly FacetCount[]> {
    const plan = planQuery(request.q, request, parts);
    const { found } = await find(
      { ...request, facets: [name], histogram: null, offset: 0, limit: 1, cursor: null },
      plan,
    );
    return (found.facets[name] ?? []).filter(({ value }) => hasWords(value, text, analyzer));
  }

  function toHits({ explain: isExplained }: SearchRequest, { page, prepared, model }: Found): Hit[] {
    const weights = new Map(model.terms.map(({ name, weight }) => [name, weight]));
    const { plan, expansions } = prepared;
    const matcher = createMatcher({ clauses: plan.clauses, expansions, analyzer });
    return page.map(({ article, ranked }) => {
      const codes = ranked?.document.codes ?? null;
      const matched = toHit({ matcher, analyzer, article, codes, weightOf: (term) => weights.get(term) ?? 0 });
      const missing = plan.isBoolean ? [] : toMissing(matched, prepared);
      const hit = { ...matched.hit, missing };
      return isExplained ? { ...hit, explanation: explain(matched, ranked, model) } : hit;
    });
  }
}

/** The words and quoted parts of the query, as typed, that an article has nothing of. */
function toMissing({ inTitle, inBody }: MatchedHit, { asked, expansions }: Found['prepared']): string[] {
  const found = new Set([...inTitle, ...inBody].flatMap(({ term, equivalentOf }) => [term, ...equivalentOf]));
  const missing = asked.filter((clause) => {
    const names = expansions.has(clause) ? [clause.text] : clause.tokens.map(({ term }) => term);
    return !names.some((name) => found.has(name));
  });
  return [...new Set(missing.map(({ text }) => text))];
}

function toShownFacets(facets: SearchResult['facets']): SearchResult['facets'] {
  return Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, values.slice(0, MAX_FACET_VALUES)]));
}

function toUnderstood(clause: QueryClause, { prepared }: Found, facts: ArchiveFacts): UnderstoodTerm {
  const { kind, text, start, end, field, isNegated, tokens, equivalents } = clause;
  const expansion = kind === 'word' ? prepared.expansions.get(clause) : undefined;
  return {
    text,
    terms: tokens.map(({ term }) => term),
    start,
    end,
    kind,
    field,
    negated: isNegated,
    articles: kind === 'stop' ? null : expansion ? 0 : facts.countOf(prepared.conditionOf(clause)),
    corrected: expansion?.words ?? [],
    equivalents: toFoundNames(equivalents, prepared, facts),
  };
}

/** The names that some article has, in any of their variants. */
function toFoundNames(
  equivalents: readonly QueryClause[],
  { conditionOf }: Found['prepared'],
  facts: ArchiveFacts,
): string[] {
  const found = equivalents.filter((equivalent) => (facts.countOf(conditionOf(equivalent)) ?? 0) > 0);
  return [...new Set(found.map(({ text }) => text))];
}

/** A prefix of very many words was looked for by the most frequent of them alone. */
function toPrefixNotes({ expansions }: Found['prepared']): QueryNote[] {
  return [...expansions]
    .filter(([{ kind }, { words }]) => kind === 'prefix' && words.length === MAX_PREFIX_WORDS)
    .map(([{ text, start, end }]) => ({ code: 'too_many_prefixes', text, start, end }));
}
