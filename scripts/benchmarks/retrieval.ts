/**
 * Retrieval by the analyzer alone: BM25 in memory over what it gives, on every collection, beside Lucene's best setting
 * there (`../shared/relevance/README.md`). Twice: over the terms, and over the terms and, at a weight of 0.3, the folded
 * forms with their stop words, which tell an exact spelling from a relative.
 * `npx tsx scripts/benchmarks/retrieval.ts [RELEVANCE_DIR] [COLLECTION…]`; CONTRACTS=1 adds what `terms()` could give instead: stop words
 * kept, and the folded form of each word beside its term.
 */
import { join } from 'node:path';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import type { Token } from '../../src/analysis/token.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';
import { readCollection } from '../../src/commands/evaluation/read-collection.ts';
import { toMetrics } from '../../src/commands/evaluation/retrieval-metrics.ts';
import { createBm25, toRanking } from './bm25.ts';

const [folder = '../shared/relevance', ...only] = process.argv.slice(2);
const FOLDED_WEIGHT = 0.3;
/** As Lucene's numbers were made: its defaults, and what suits the short classical texts. */
const USUAL = { k1: 1.2, b: 0.75 };
const CLASSICAL = { k1: 0.9, b: 0.4 };

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

const analyzer = createAnalyzer({ language: readArabicLanguage() });
const toTerms = (tokens: readonly Token[]): string[] => tokens.filter(({ stop }) => !stop).map(({ term }) => term);
const toFolded = (tokens: readonly Token[]): string[] => tokens.map(({ folded }) => folded);

const CONTRACTS: readonly (readonly [string, (tokens: readonly Token[]) => string[]])[] = [
  ['stop words kept', (tokens) => tokens.map(({ term }) => term)],
  [
    'folded beside term',
    (tokens) => tokens.flatMap(({ term, folded }) => (term === folded ? [term] : [term, `=${folded}`])),
  ],
];

process.stdout.write('collection        queries                  fields      nDCG@10            Recall@100\n');
process.stdout.write('                                                       terms both Lucene  terms both Lucene\n');
for (const [name, queriesFile, withTitle, luceneNdcg, luceneRecall] of RUNS) {
  if (only.length > 0 && !only.includes(name)) continue;
  const { documents, queries, relevant } = readCollection(join(folder, name), queriesFile);
  const options = name === 'hadith_vocalized' ? CLASSICAL : USUAL;
  const tokens = documents.map(({ title, text }) => analyzer.analyze(withTitle ? `${title}\n${text}` : text));
  const terms = createBm25(tokens.map(toTerms), options);
  const folded = createBm25(tokens.map(toFolded), options);
  const [byTerms, byBoth] = [0, FOLDED_WEIGHT].map((weight) =>
    toMetrics(
      queries.map(({ id, q }) => {
        const asked = analyzer.analyze(q, { mode: 'query' });
        const scores = new Float64Array(documents.length);
        terms.addScores(toTerms(asked), 1, scores);
        if (weight > 0) folded.addScores(toFolded(asked), weight, scores);
        const ranking = toRanking(scores, 100).map((number) => documents[number]?.id ?? '');
        return { ranking, relevant: relevant.get(id) ?? new Set() };
      }),
    ),
  );
  const show = (key: 'ndcg10' | 'recall100', lucene: number): string =>
    [byTerms?.[key], byBoth?.[key], lucene].map((value) => (value ?? 0).toFixed(3)).join(' ');
  const cells = [name.padEnd(17), queriesFile.padEnd(24), (withTitle ? 'title+body' : 'body').padEnd(11)];
  process.stdout.write(`${cells.join(' ')} ${show('ndcg10', luceneNdcg)}  ${show('recall100', luceneRecall)}\n`);
  if (!process.env.CONTRACTS) continue;
  for (const [contract, toWords] of CONTRACTS) {
    const index = createBm25(tokens.map(toWords), options);
    const { ndcg10, recall100 } = toMetrics(
      queries.map(({ id, q }) => {
        const scores = new Float64Array(documents.length);
        index.addScores(toWords(analyzer.analyze(q, { mode: 'query' })), 1, scores);
        const ranking = toRanking(scores, 100).map((number) => documents[number]?.id ?? '');
        return { ranking, relevant: relevant.get(id) ?? new Set() };
      }),
    );
    process.stdout.write(`  ${contract.padEnd(20)} ${ndcg10.toFixed(3)}  ${recall100.toFixed(3)}\n`);
  }
}
