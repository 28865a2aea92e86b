/** What the index keeps of an article: the article itself, and what the analyzer makes of it. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { toFingerprint, toKey } from './article-key.ts';
import type { Article } from './article.ts';
import { toSearchedBody } from './asides.ts';
import { toSeconds } from './published-at.ts';

export interface IndexDocument {
  /** Primary key; see `toKey`. */
  readonly key: string;
  /** Changes when the article does; see `toFingerprint`. */
  readonly fingerprint: string;
  readonly article: Article;
  /** First second of `article.publishedAt`; null when that is. */
  readonly publishedAtSeconds: number | null;
  /** Index terms of the title in order, stop words out, joined by single spaces. */
  readonly titleTerms: string;
  /** Index terms of the body, likewise. */
  readonly bodyTerms: string;
  /** Every index term of title and body, once. */
  readonly terms: readonly string[];
}

/** The document of an article. */
export function toDocument(article: Article, analyzer: Pick<Analyzer, 'terms'>): IndexDocument {
  const titleTerms = analyzer.terms(article.title);
  const bodyTerms = analyzer.terms(toSearchedBody(article));
  return {
    key: toKey(article.id),
    fingerprint: toFingerprint(article),
    article,
    publishedAtSeconds: article.publishedAt === null ? null : toSeconds(article.publishedAt),
    titleTerms: titleTerms.join(' '),
    bodyTerms: bodyTerms.join(' '),
    terms: [...new Set([...titleTerms, ...bodyTerms])],
  };
}
