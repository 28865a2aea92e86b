/** What a search answers: the shape that the API sends and the page, the client and the terminal read. */
import type { Segment } from './highlight.ts';
import type { QueryNote } from './query-node.ts';
import type { TextField } from './query-words.ts';
import type { Cursor, Expand, FacetName, MatchMode, SearchFilters, Sort } from './search-request.ts';

/** One matching article. */
export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly source: string | null;
  readonly category: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly tags: readonly string[];
  readonly language: string;
  /** An exact slice of the body: the passage that covers the query best. */
  readonly snippet: string;
  /** Where `snippet` stands in the body, UTF-16 offsets, and how long the body is. */
  readonly snippetRange: { readonly start: number; readonly end: number; readonly of: number };
  /** `title` joined is the title, `snippet` joined is the snippet. */
  readonly highlights: { readonly title: readonly Segment[]; readonly snippet: readonly Segment[] };
  /** The words of the query that this article lacks, as they were typed; empty for a full match. */
  readonly missing: readonly string[];
  /** Present when it was asked for. */
  readonly explanation?: Explanation;
}

/** What a term of the query has to do with a hit. */
export interface ExplainedTerm {
  /** As typed. */
  readonly text: string;
  /** Articles in the whole archive that have it; null when they were not counted. */
  readonly articles: number | null;
  readonly inTitle: number;
  readonly inBody: number;
  /** How near the nearest occurrence is to what was typed; null behind the ranked hits. */
  readonly spelling: 'written' | 'folded' | 'stemmed' | 'expanded' | null;
  /** How much the term tells (inverse document frequency). */
  readonly weight: number | null;
  /** What it adds to the score of the hit. */
  readonly score: number | null;
  /** Words of the article that match, with the rules that brought them to the term: the analyzer's, and `equivalent`. */
  readonly words: readonly {
    readonly text: string;
    readonly field: 'title' | 'body';
    readonly rules: readonly string[];
  }[];
}

/** Why an article was found. `score` is the sum of the scores of the terms and of `together`. */
export interface Explanation {
  /** Null for hits behind the ranked ones, which come in order of date. */
  readonly score: number | null;
  readonly terms: readonly ExplainedTerm[];
  /** What words of the query that stand side by side add. */
  readonly together: number | null;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface Total {
  /** Articles that can be paged through: `full` and `partial` together. */
  readonly value: number;
  /** `eq`: `value` is exact. `gte`: there are more partial matches than can be paged through. */
  readonly relation: 'eq' | 'gte';
  /** Articles that satisfy the whole query; always exact. */
  readonly full: number;
  /** Articles that lack some of its words. */
  readonly partial: number;
}

/** One word or phrase of the query and what it was understood as. */
export interface UnderstoodTerm {
  /** As typed. */
  readonly text: string;
  /** Index terms searched for; several for a phrase. */
  readonly terms: readonly string[];
  /** Where it stands in the query, UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** `stop`: a function word that does not count beside the others. */
  readonly kind: 'word' | 'phrase' | 'near' | 'exact' | 'prefix' | 'date' | 'stop';
  /** The field it is limited to; null for none. */
  readonly field: TextField | null;
  /** Articles that have it are left out. */
  readonly negated: boolean;
  /** Articles in the whole archive that have it, or an equivalent; null for stop words and words that were not looked at. */
  readonly articles: number | null;
  /** No article has it: the words of the archive that were looked for in its place. */
  readonly corrected: readonly string[];
  /** Other names that count as this word, or as the name that it is part of: those that some article has. */
  readonly equivalents: readonly string[];
}

export interface UnderstoodQuery {
  /** The query as it came. */
  readonly text: string;
  readonly terms: readonly UnderstoodTerm[];
  /** How it was read, with every operator and parenthesis written out. */
  readonly reading: string;
  /** What was not taken as it was typed. */
  readonly notes: readonly QueryNote[];
  readonly match: MatchMode;
  readonly expand: Expand;
  readonly sort: Sort;
  readonly filters: SearchFilters;
}

/** Where a page of hits stands in the whole result. */
export interface ResultPage {
  readonly offset: number;
  readonly limit: number;
  /** Offset of the next page; null on the last one. */
  readonly nextOffset: number | null;
  /** The same as a cursor, which stays right and fast however far it leads; null on the last page. */
  readonly nextCursor: Cursor | null;
}

export interface SearchResult {
  readonly query: UnderstoodQuery;
  readonly total: Total;
  readonly hits: readonly Hit[];
  /** Counts by value, most frequent first; a facet ignores its own filter, so alternatives stay visible. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
  /** Bars from the earliest to the latest, without empty ones; null when none was asked for. */
  readonly histogram: readonly FacetCount[] | null;
  readonly page: ResultPage;
  readonly tookMs: number;
}
