/**
 * The one port of `search`: what it needs from whatever holds the documents. `engine` implements it on
 * Meilisearch, on one node or several; nothing here says which.
 */
import type { Article } from '../article/article.ts';
import type { IndexDocument } from '../article/document.ts';
import type { TokenCodes } from '../article/token-code.ts';
import { EVERY_DOCUMENT } from './condition.ts';
import type { Condition, Place } from './condition.ts';
import { NO_FILTERS } from './search-request.ts';
import type { FacetName, HistogramUnit, SearchFilters } from './search-request.ts';
import type { FacetCount } from './search-result.ts';

/** What can be counted by value. */
export type CountedField = FacetName | HistogramUnit;

/** One look into the index. */
export interface IndexQuery {
  readonly where: Condition;
  readonly filters: SearchFilters;
  /**
   * Orders by date are total: equal seconds go by `tie`, documents without a date come last. `tie`: by that alone,
   * which is as good as at random. `none`: in the order in which the index comes upon them, the same one every time
   * until the index changes.
   */
  readonly order: 'newest' | 'oldest' | 'tie' | 'none';
  readonly offset: number;
  readonly limit: number;
  readonly facets: readonly CountedField[];
  /** Whether the editions of every matching document are named, whatever the window. */
  readonly editions: boolean;
  /** What comes back of each document in the window: where it stands alone, what ranking reads, or its text for showing. */
  readonly load: 'place' | 'ranking' | 'text';
}

/** The look that counts every document; others are made from it. */
export const EVERYTHING: IndexQuery = {
  where: EVERY_DOCUMENT,
  filters: NO_FILTERS,
  order: 'none',
  offset: 0,
  limit: 0,
  facets: [],
  editions: false,
  load: 'place',
};

/** What ranking reads of a document; see `IndexDocument`. */
export interface RankingDocument {
  readonly key: string;
  /** Names the document as it is now; see `toEdition`. */
  readonly edition: string;
  readonly place: Place;
  /** Values by facet, and the day, for counting. */
  readonly labels: Readonly<Record<FacetName, readonly string[]>>;
  readonly day: string | null;
  readonly codes: TokenCodes;
  readonly titleLength: number;
  readonly bodyLength: number;
}

/** A document as the index gives it back. */
export interface IndexHit {
  readonly key: string;
  readonly edition: string;
  readonly place: Place;
  /** Present for `text`. */
  readonly article: Article | null;
  /** Present for `ranking`. */
  readonly ranking: RankingDocument | null;
}

export interface IndexAnswer {
  readonly hits: readonly IndexHit[];
  /** Every document that satisfies the query: exact when `offset` is a multiple of `limit`, or both are 0. */
  readonly total: number;
  readonly facets: Readonly<Partial<Record<CountedField, readonly FacetCount[]>>>;
  /** In no order; empty unless they were asked for. */
  readonly editions: readonly string[];
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
  find(queries: readonly IndexQuery[]): Promise<IndexAnswer[]>;
  /** Names the state of the index: another name after every change, whoever made it. */
  revision(): Promise<string>;
  /** Every term, theme or written form of the archive with the number of articles that have it, in no order. Large: megabytes. */
  vocabulary(set: 'terms' | 'themes' | 'forms'): Promise<readonly FacetCount[]>;
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
