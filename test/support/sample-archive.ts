/** The sample archive as the indexer reads it. */
import { readFileSync } from 'node:fs';
import type { Article } from '../../src/article/article.ts';
import { parseArticle } from '../../src/article/parse-article.ts';

/** Every article of `src/sample-archive`, in order. Throws when one cannot be read. */
export function readSampleArchive(): Article[] {
  const lines = readFileSync(new URL('../../src/sample-archive/articles.jsonl', import.meta.url), 'utf8');
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const parsed = parseArticle(JSON.parse(line));
      if (!parsed.ok) throw new Error(`The sample archive has a bad article: ${parsed.reasons.join('; ')}`);
      return parsed.article;
    });
}
