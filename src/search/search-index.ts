/**
 * The one port of `search`: what it needs from whatever holds the documents. `engine` implements it on
 * Meilisearch, on one node or several; nothing here says which.
 */
import type { Article } from '../article/article.ts';
import type { IndexDocument } from '../article/document.ts';
import type { FacetCount } from './search-result.ts';
import { NO_FILTERS } from './search-request.ts';
import type { FacetName, SearchFilters, Sort } from './search-request.ts';

/** What a document must satisfy, exactly: Boolean algebra over index terms. */
export type Condition =
  | { readonly kind: 'term'; readonly term: string }
  | { readonly kind: 'and'; readonly of: readonly Condition[] }
  | { readonly kind: 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

/** One look into the index. */
export interface IndexQuery {
  /** Null: every document. */
  readonly where: Condition | null;
  readonly filters: SearchFilters;
  /** Only the documents with these keys; null for no such limit. */
  readonly only: readonly string[] | null;
  /** None of the documents with these keys. */
  readonly except: readonly string[];
  /**
   * Terms that order the documents, the most telling first. `all`: a document must
   * have every one of them; `rarest`: the rarest, and of the rest as many as possible.
   */
  readonly rankBy: { readonly terms: readonly string[]; readonly need: 'all' | 'rarest' } | null;
  /** Runs of terms that must stand side by side, in this order. */
  readonly phrases: readonly (readonly string[])[];
  readonly sort: Sort;
  readonly offset: number;
  readonly limit: number;
  readonly facets: readonly FacetName[];
  /** What comes back of each document: its key alone, its index terms for ranking, or its text for showing. */
  readonly load: 'key' | 'terms' | 'text';
}

/** The look that counts every document; others are made from it. */
export const EVERYTHING: IndexQuery = {
  where: null,
  filters: NO_FILTERS,
  only: null,
  except: [],
  rankBy: null,
  phrases: [],
  sort: 'relevance',
  offset: 0,
  limit: 0,
  facets: [],
  load: 'key',
};

/** A document as the index gives it back; which parts are present depends on `load`. */
export interface IndexHit {
  readonly key: string;
  /** Present for `text`. */
  readonly article: Article | null;
  /** Index terms in order, as written; present for `terms`. */
  readonly titleTerms: string;
  readonly bodyTerms: string;
}

export interface IndexAnswer {
  readonly hits: readonly IndexHit[];
  /** Every document that satisfies the query: exact when `offset` is a multiple of `limit`, or both are 0. */
  readonly total: number;
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
}

/** What the index says of itself. */
export interface IndexState {
  readonly documents: number;
  /** Version of the analyzer that wrote it; null when nothing has been written. */
  readonly analyzerVersion: string | null;
}

export interface SearchIndex {
  /** Answers in the order of the queries, from one consistent state as far as the engine gives one. */
  find(queries: readonly IndexQuery[]): Promise<readonly IndexAnswer[]>;
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
