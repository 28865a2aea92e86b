/** An article as a line for a footnote. */
import type { Article } from '../article/article.ts';
import { formatPublishedAt } from './format-date.ts';
import { toWebUrl } from './web-url.ts';

type Cited = Pick<Article, 'title' | 'author' | 'source' | 'publishedAt' | 'url'>;

/** Author, «title», source, date and address, as far as they are known. `permalink` stands in for a missing original. */
export function toCitation(article: Cited, permalink: string): string {
  const title = article.title.replace(/\s+/gu, ' ').trim();
  const date = article.publishedAt === null ? null : (formatPublishedAt(article.publishedAt) ?? article.publishedAt);
  const parts = [
    article.author,
    title === '' ? null : `«${title}»`,
    article.source,
    date,
    toWebUrl(article.url) ?? permalink,
  ];
  return `${parts.filter((part) => part !== null && part !== '').join('، ')}.`;
}
