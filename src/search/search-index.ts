/**
 * The one port of `search`: what it needs from whatever holds the documents. `engine` implements it on
 * Meilisearch, on one node or several; nothing here says which.
 */
import type { Article } from '../article/article.ts';
import type { IndexDocument } from '../article/document.ts';
import { EVERY_DOCUMENT } from './condition.ts';
import type { Condition, Place } from './condition.ts';
import { NO_FILTERS } from './search-request.ts';
import type { FacetName, HistogramUnit, SearchFilters, Sort } from './search-request.ts';
import type { FacetCount } from './search-result.ts';

/** What can be counted by value. */
export type CountedField = FacetName | HistogramUnit;

/** One look into the index. */
export interface IndexQuery {
  readonly where: Condition;
  readonly filters: SearchFilters;
  /**
   * Terms that order the documents, the most telling first. `all`: a document must
   * have every one of them; `rarest`: the rarest, and of the rest as many as possible.
   */
  readonly rankBy: { readonly terms: readonly string[]; readonly need: 'all' | 'rarest' } | null;
  /**
   * Orders by date are total: equal seconds go by `tie`, documents without a date come last. `tie`: by that alone,
   * which is as good as at random.
   */
  readonly sort: Sort | 'tie';
  readonly offset: number;
  readonly limit: number;
  readonly facets: readonly CountedField[];
  /** What comes back of each document: its key alone, its token codes and labels for ranking, or its text for showing. */
  readonly load: 'key' | 'codes' | 'text';
}

/** The look that counts every document; others are made from it. */
export const EVERYTHING: IndexQuery = {
  where: EVERY_DOCUMENT,
  filters: NO_FILTERS,
  rankBy: null,
  sort: 'relevance',
  offset: 0,
  limit: 0,
  facets: [],
  load: 'key',
};

/** What ranking reads of a document; see `IndexDocument`. */
export interface RankingCodes {
  readonly titleCodes: string;
  readonly bodyCodes: string;
  readonly titleLength: number;
  readonly bodyLength: number;
}

/** A document as the index gives it back. */
export interface IndexHit {
  readonly key: string;
  readonly place: Place;
  /** Present for `text`. */
  readonly article: Article | null;
  /** Present for `codes`. */
  readonly codes: RankingCodes | null;
  /** Values by facet, and the day; present for `codes`. */
  readonly labels: Readonly<Record<FacetName, readonly string[]>> | null;
  readonly day: string | null;
}

export interface IndexAnswer {
  readonly hits: readonly IndexHit[];
  /** Every document that satisfies the query: exact when `offset` is a multiple of `limit`, or both are 0. */
  readonly total: number;
  readonly facets: Readonly<Partial<Record<CountedField, readonly FacetCount[]>>>;
}

/** What the index says of itself. */
export interface IndexState {
  readonly documents: number;
  /** Version of the analyzer that wrote it; null when nothing has been written. */
  readonly analyzerVersion: string | null;
  /** Why this program must neither ask it nor write to it, and what to do, in a sentence; null when it may. */
  readonly unfit: string | null;
}

export interface SearchIndex {
  /** Answers in the order of the queries, from one consistent state as far as the engine gives one. */
  find(queries: readonly IndexQuery[]): Promise<readonly IndexAnswer[]>;
  /** Names the state of the index: another name after every change, whoever made it. */
  revision(): Promise<string>;
  /** Every term, or written form, of the archive with the number of articles that have it, in no order. Large: megabytes. */
  vocabulary(set: 'terms' | 'forms'): Promise<readonly FacetCount[]>;
  /** The article under its own id; null when the archive has none. */
  article(id: string): Promise<Article | null>;
  /** Fingerprints of the documents that exist among `keys`; see `IndexDocument.fingerprint`. */
  fingerprints(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Hands documents over to be added or replaced. Resolves as soon as the engine has them on its list, so that the
   * next batch can be analyzed meanwhile; `settle` says what became of them.
   */
  put(documents: readonly IndexDocument[]): Promise<void>;
  /** Waits until everything put before can be found. Throws AppError `engine_refused` with the reason if some of it cannot. */
  settle(): Promise<void>;
  state(): Promise<IndexState>;
  /** Throws AppError `engine_unavailable` when the engine does not answer. */
  ping(): Promise<void>;
}
