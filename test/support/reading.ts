/** The way articles are read in this checkout: the real rules of `index-config/reading`. */
import { createPrepareArticle } from '../../src/article/prepare-article.ts';
import { withPlainFields } from '../../src/ingest/formats/plain-fields.ts';
import { readReadingRules } from '../../src/reading-rules.ts';

export const testRules = readReadingRules();

/** What `openArticles` and every reader need. */
export const testReading = {
  prepare: withPlainFields(createPrepareArticle(testRules)),
  fieldNames: testRules.fieldNames,
};
