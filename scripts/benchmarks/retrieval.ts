/**
 * Retrieval by the analyzer alone: plain BM25 over its terms, on every collection, beside Lucene's best setting there
 * (`../shared/relevance/README.md`). `npx tsx scripts/benchmarks/retrieval.ts [RELEVANCE_DIR] [COLLECTION…]`
 */
import { join } from 'node:path';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';
import { createBm25 } from './bm25.ts';
import { readCollection } from '../../src/commands/evaluation/read-collection.ts';
import { toMetrics } from '../../src/commands/evaluation/retrieval-metrics.ts';

const [folder = '../shared/relevance', ...only] = process.argv.slice(2);

/** Collection, queries, whether the title counts, and the best nDCG@10 and Recall@100 of Lucene's ArabicAnalyzer. */
const RUNS = [
  ['xquad_ar', 'queries.jsonl', false, 0.938, 0.992],
  ['mlqa_ar_dev', 'queries.jsonl', false, 0.732, 0.919],
  ['mlqa_ar_dev', 'queries.jsonl', true, 0.738, 0.925],
  ['hadith_vocalized', 'queries.jsonl', false, 0.916, 0.994],
  ['ant_news', 'queries.jsonl', false, 0.747, 0.965],
  ['ant_news', 'queries_kw3.jsonl', false, 0.518, 0.856],
  ['ant_news', 'queries_abstract.jsonl', false, 0.684, 0.883],
  ['ant_news', 'queries_abstract.jsonl', true, 0.725, 0.907],
] as const;

const analyzer = createAnalyzer({ language: readArabicLanguage(), rememberedWords: 200_000 });
process.stdout.write('collection        queries                  fields      nDCG@10 (Lucene)  Recall@100 (Lucene)\n');
for (const [name, queriesFile, withTitle, luceneNdcg, luceneRecall] of RUNS) {
  if (only.length > 0 && !only.includes(name)) continue;
  const { documents, queries, relevant } = readCollection(join(folder, name), queriesFile);
  const bm25 = createBm25(
    documents.map(({ id, title, text }) => ({ id, terms: analyzer.terms(withTitle ? `${title}\n${text}` : text) })),
  );
  const { ndcg10, recall100 } = toMetrics(
    queries.map(({ id, q }) => ({
      ranking: bm25.search(analyzer.terms(q), 100),
      relevant: relevant.get(id) ?? new Set(),
    })),
  );
  const cells = [name.padEnd(17), queriesFile.padEnd(24), (withTitle ? 'title+body' : 'body').padEnd(11)];
  process.stdout.write(
    `${cells.join(' ')} ${ndcg10.toFixed(4)} (${luceneNdcg.toFixed(3)})    ${recall100.toFixed(4)} (${luceneRecall.toFixed(3)})\n`,
  );
}
