/** The articles of a page: full matches as ranked, the other full ones by date, then partial ones. */
import type { Article } from '../article/article.ts';
import { allOf, not } from './condition.ts';
import type { Condition, Place } from './condition.ts';
import type { RankedHit } from './rank.ts';
import { EVERYTHING } from './search-index.ts';
import type { IndexQuery } from './search-index.ts';
import type { FindParts } from './find-parts.ts';
import type { Cursor, SearchRequest } from './search-request.ts';

export interface FoundArticle {
  readonly article: Article;
  /** Null behind the ranked ones. */
  readonly ranked: RankedHit | null;
}

export interface FoundPage {
  readonly page: readonly FoundArticle[];
  /** Where the next page begins; null when this is the last. */
  readonly next: Cursor | null;
}

export interface FoundOrder {
  readonly full: Condition;
  /** Full matches, ranked or not. */
  readonly total: number;
  readonly ranked: readonly RankedHit[];
  readonly partial: readonly RankedHit[];
}

export async function loadPage(
  request: SearchRequest,
  { full, total, ranked, partial }: FoundOrder,
  order: 'newest' | 'oldest',
  { index, texts }: Pick<FindParts, 'index' | 'texts'>,
): Promise<FoundPage> {
  const { limit, cursor, filters } = request;
  const offset = cursor?.seen ?? request.offset;
  const best = ranked.slice(offset, offset + limit);
  const partialOffset = Math.max(0, offset - total);
  const last = partial.slice(partialOffset, Math.max(partialOffset, offset + limit - total));

  const datedOffset = Math.max(0, offset - ranked.length);
  const datedLimit = Math.min(limit - best.length, total - ranked.length - datedOffset);
  const dated: IndexQuery = {
    ...EVERYTHING,
    filters,
    where: allOf([
      full,
      ...(ranked.length > 0 ? [not({ kind: 'keys', anyOf: ranked.map(({ document }) => document.key) })] : []),
    ]),
    order,
    load: 'text',
  };
  const place = best.length === 0 ? (cursor?.place ?? null) : null;
  const looks: IndexQuery[] = [];
  if (datedLimit > 0)
    looks.push(
      place
        ? { ...dated, where: allOf([dated.where, { kind: 'behind', order, place }]), limit: datedLimit }
        : { ...dated, offset: datedOffset, limit: datedLimit },
    );
  const [articles, answers] = await Promise.all([
    texts.articles([...best, ...last].map(({ document }) => document.edition)),
    looks.length === 0 ? [] : index.find(looks),
  ]);
  const others = answers.flatMap(({ hits }) => hits);
  texts.keep(others);
  const toFound = (ranked: RankedHit): FoundArticle[] => {
    const article = articles.get(ranked.document.key);
    return article ? [{ article, ranked }] : [];
  };
  const page = [
    ...best.flatMap(toFound),
    ...others.flatMap(({ article }) => (article ? [{ article, ranked: null }] : [])),
    ...last.flatMap(toFound),
  ];
  const seen = offset + page.length;
  const isLast = page.length === 0 || seen >= total + partial.length;
  return { page, next: isLast ? null : { seen, place: last.length === 0 ? toLastPlace(others) : null } };
}

function toLastPlace(hits: readonly { readonly place: Place }[]): Place | null {
  return hits.at(-1)?.place ?? null;
}
