/**
 * Indexes for tests on the engine of this run (`engine-global-setup.ts`): the real settings, the real analyzer, and
 * a name of their own, so that test files do not see one another.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import type { Analyzer } from '../../src/analysis/analyzer.ts';
import { readArabicLanguage, readEquivalents, readQueryWords } from '../../src/arabic-language.ts';
import type { Article } from '../../src/article/article.ts';
import { toDocument } from '../../src/article/document.ts';
import type { IndexDocument } from '../../src/article/document.ts';
import { SPECIMEN } from '../../src/article/specimen.ts';
import { createMeilisearchIndex } from '../../src/engine/meilisearch-index.ts';
import { parseEquivalents } from '../../src/search/equivalent-groups.ts';
import type { EquivalentRules } from '../../src/search/equivalents.ts';
import type { MeilisearchIndex } from '../../src/engine/meilisearch-index.ts';

export interface TestIndex {
  /** Prepared and empty. */
  readonly index: MeilisearchIndex;
  readonly analyzer: Analyzer;
  /** What a second `createMeilisearchIndex` over the same index, or another client, needs. */
  readonly options: {
    readonly url: string;
    readonly apiKey: string;
    readonly indexName: string;
    readonly settingsFile: unknown;
    readonly analyzerVersion: string;
    readonly specimen: IndexDocument;
  };
  /** Indexes articles and resolves when they can be found. Fields that are not given are empty. */
  add(...articles: readonly TestArticle[]): Promise<void>;
  /** Deletes the index and closes connections. */
  drop(): Promise<void>;
}

export type TestArticle = Pick<Article, 'id'> & Partial<Article>;

const language = readArabicLanguage();

/** The analyzer of this checkout. */
export const testAnalyzer = createAnalyzer({ language });

/** The words of the query language of this checkout. */
export const testQueryWords = readQueryWords();

/** The names of this checkout that count as one another. */
export const testEquivalents = readEquivalents(language);

/** Lines of `equivalents.txt` and no rules of spelling. */
export const toTestEquivalents = (...lines: readonly string[]): EquivalentRules => ({
  groups: parseEquivalents(lines.join('\n')),
  foreignLetters: [],
  isInflected: () => true,
});

/** The parsed `index-config/articles.settings.json`. */
export const testSettingsFile: unknown = JSON.parse(
  readFileSync(new URL('../../index-config/articles.settings.json', import.meta.url), 'utf8'),
);

/** An article with empty fields where none are given. */
export function toTestArticle(fields: TestArticle): Article {
  const empty = { title: '', body: '', publishedAt: null, source: null, category: null, author: null, url: null };
  return { ...empty, tags: [], language: 'ar', ...fields };
}

/** Creates an index that nothing else uses. Its name is `articles_test_<uuid>`, with `name` put before the uuid. */
export async function createTestIndex(name?: string): Promise<TestIndex> {
  const options = {
    ...inject('engine'),
    indexName: ['articles_test', ...(name === undefined ? [] : [name]), randomUUID()].join('_'),
    settingsFile: testSettingsFile,
    analyzerVersion: testAnalyzer.version,
    specimen: toDocument(SPECIMEN, testAnalyzer),
  };
  const index = createMeilisearchIndex(options);
  await index.prepare();
  return {
    index,
    analyzer: testAnalyzer,
    options,
    async add(...articles) {
      await index.put(articles.map((fields) => toDocument(toTestArticle(fields), testAnalyzer)));
      await index.settle();
    },
    async drop() {
      await index.drop();
      index.close();
    },
  };
}
