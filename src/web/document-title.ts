/** The title of the browser's tab, after the page's state. */
import { formatNumber } from './arabic-count.ts';
import { isFirstVisit } from './search-state.ts';
import type { SearchState } from './search-state.ts';
import { shorten } from './shorten.ts';
import { strings } from './strings.ar.ts';

/** The title of a page of results, or of the first visit. */
export function toSearchTitle(search: SearchState): string {
  if (isFirstVisit(search)) return strings.homeTitle;
  const parts = [search.q.trim() === '' ? strings.everything : shorten(search.q.trim())];
  if (search.page > 1) parts.push(strings.titlePage(formatNumber(search.page)));
  return parts.join('، ') + strings.titleEnd;
}

/** The title of an article; `null` while it is not known. */
export function toArticleTitle(title: string | null): string {
  return (title === null ? strings.toArticle : title.trim() || strings.untitled) + strings.titleEnd;
}
