/** Answers searches over a list of articles in the API's shapes: whole words, nothing clever. */
import type { Article } from '../../src/article/article.ts';
import type { Segment } from '../../src/search/highlight.ts';
import { FACET_NAMES } from '../../src/search/search-request.ts';
import type { FacetName } from '../../src/search/search-request.ts';
import type { FacetCount, Hit, SearchResult } from '../../src/search/search-result.ts';

const WORD = /[\p{L}\p{N}]+/gu;
const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

/** Marks the words of `q` in `text`. */
export function markWords(text: string, q: string): readonly Segment[] {
  const sought = new Set(wordsOf(q));
  const segments: Segment[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!sought.has(word)) continue;
    if (index > at) segments.push({ text: text.slice(at, index), match: false });
    segments.push({ text: word, match: true });
    at = index + word.length;
  }
  if (at < text.length) segments.push({ text: text.slice(at), match: false });
  return segments;
}

const valuesOf = (article: Article, name: FacetName): readonly string[] => {
  if (name === 'tag') return article.tags;
  const value = article[name];
  return value === null ? [] : [value];
};

const passes = (article: Article, params: URLSearchParams, except: FacetName | null): boolean => {
  const { publishedAt } = article;
  const from = params.get('from');
  const to = params.get('to');
  if (from !== null && (publishedAt === null || publishedAt < from)) return false;
  if (to !== null && (publishedAt === null || publishedAt.slice(0, 10) > to)) return false;
  return FACET_NAMES.every((name) => {
    const chosen = params.getAll(name);
    return name === except || chosen.length === 0 || valuesOf(article, name).some((value) => chosen.includes(value));
  });
};

function countValues(articles: readonly Article[], name: FacetName): readonly FacetCount[] {
  const counts = new Map<string, number>();
  for (const article of articles) {
    for (const value of valuesOf(article, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

function countByTime(articles: readonly Article[], unit: string | null): readonly FacetCount[] | null {
  if (unit === null) return null;
  const length = { year: 4, month: 7, day: 10 }[unit] ?? 0;
  const counts = new Map<string, number>();
  for (const { publishedAt } of articles) {
    if (publishedAt === null || publishedAt.length < length) continue;
    const value = publishedAt.slice(0, length);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value.localeCompare(b.value));
}

function toHit(article: Article, q: string): Hit {
  const { body, ...shown } = article;
  const snippet = body.split('\n')[0] ?? '';
  const found = new Set(wordsOf(`${article.title} ${body}`));
  return {
    ...shown,
    snippet,
    snippetRange: { start: 0, end: snippet.length, of: body.length },
    highlights: { title: markWords(article.title, q), snippet: markWords(snippet, q) },
    missing: wordsOf(q).filter((word) => !found.has(word)),
  };
}

/** The answer to `GET /v1/search` with these parameters. Articles with some of the words count as partial. */
export function searchArticles(articles: readonly Article[], params: URLSearchParams): SearchResult {
  const q = params.get('q') ?? '';
  const words = wordsOf(q);
  const has = (article: Article): number => {
    if (words.length === 0) return 0;
    const found = new Set(wordsOf(`${article.title} ${article.body}`));
    return words.filter((word) => found.has(word)).length;
  };
  const matching = articles.filter((article) => words.length === 0 || has(article) > 0);
  const passing = matching.filter((article) => passes(article, params, null));
  const full = passing.filter((article) => has(article) === words.length);
  const partial = passing.filter((article) => has(article) < words.length);
  const sort = params.get('sort') ?? 'relevance';
  const byDate = (a: Article, b: Article): number => (a.publishedAt ?? '').localeCompare(b.publishedAt ?? '');
  const ordered = [full, partial].flatMap((group) => {
    if (sort === 'relevance') return group;
    return group.toSorted((a, b) => (sort === 'oldest' ? byDate(a, b) : byDate(b, a)));
  });
  const offset = Number(params.get('offset') ?? 0);
  const limit = Number(params.get('limit') ?? 20);
  const wanted = (params.get('facets') ?? '').split(',');
  const facets: Partial<Record<FacetName, readonly FacetCount[]>> = {};
  for (const name of FACET_NAMES) {
    if (!wanted.includes(name)) continue;
    facets[name] = countValues(
      matching.filter((article) => passes(article, params, name)),
      name,
    );
  }
  return {
    query: {
      text: q,
      terms: [...q.matchAll(WORD)].map(({ 0: text, index }) => ({
        text,
        terms: [text],
        start: index,
        end: index + text.length,
        kind: text === 'من' ? ('stop' as const) : ('word' as const),
        field: null,
        negated: false,
        corrected: [],
        equivalents: [],
        articles: articles.filter((article) => wordsOf(article.body).includes(text)).length,
      })),
      reading: q,
      notes: [],
      match: 'smart',
      expand: 'on',
      sort: sort === 'newest' || sort === 'oldest' ? sort : 'relevance',
      filters: { source: [], category: [], author: [], tag: [], language: [], from: null, to: null },
    },
    total: { value: ordered.length, relation: 'eq', full: full.length, partial: partial.length },
    hits: ordered.slice(offset, offset + limit).map((article) => toHit(article, q)),
    facets,
    histogram: countByTime(passing, params.get('histogram')),
    page: { offset, limit, nextOffset: offset + limit < ordered.length ? offset + limit : null, nextCursor: null },
    tookMs: 1,
  };
}
