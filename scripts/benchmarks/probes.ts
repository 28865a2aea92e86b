/**
 * How many of the variant probes are found by the search itself: each probe's text among those of 20 probes of other
 * categories, under a source of its own, in an archive of real articles that gives the vocabulary; it must come first.
 * Asked with and without other names for the words.
 * `npx tsx scripts/benchmarks/probes.ts [PROBES_FILE [COLLECTION]]`, in an index of its own under `FIHRIST_DATA_DIR`.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Article } from '../../src/article/article.ts';
import { toDocument } from '../../src/article/document.ts';
import { readCollection } from '../../src/commands/evaluation/read-collection.ts';
import { readConfig } from '../../src/config.ts';
import { openArchive } from '../../src/open-archive.ts';
import { EXPANDS, NO_FILTERS } from '../../src/search/search-request.ts';
import type { Expand } from '../../src/search/search-request.ts';
import { createSearcher } from '../../src/search/search.ts';
import { createRandom } from './measure.ts';

const [file = '../shared/probes/variants.tsv', collection = '../shared/relevance/ant_news'] = process.argv.slice(2);
const ARTICLES = 5000;
const OTHERS = 20;
const BATCH = 500;

interface Probe {
  readonly query: string;
  readonly text: string;
  readonly category: string;
  readonly terms: ReadonlySet<string>;
}

const config = readConfig(process.env);
const indexName = `${config.indexName}_probes_${randomUUID().slice(0, 8)}`;
const archive = await openArchive({ config: { ...config, indexName }, env: process.env });
const probes = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): Probe => {
    const [query = '', text = '', category = ''] = line.split('\t');
    return { query, text, category, terms: new Set(archive.analyzer.terms(text)) };
  });
const random = createRandom(5);
const sourceOf = (number: number): string => `probe ${number}`;

/** The article of a probe, under the id of the probe, and those of some others that have not the words of its query. */
function toPool({ query, text, category }: Probe, number: number): Article[] {
  const wanted = archive.analyzer.terms(query);
  const others = probes
    .filter((other) => other.category !== category && !wanted.every((term) => other.terms.has(term)))
    .map((other) => ({ other, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, OTHERS);
  return [text, ...others.map(({ other }) => other.text)].map((body, at) =>
    toArticle(at === 0 ? `probe-${number}` : `probe-${number}-other-${at}`, '', body, sourceOf(number)),
  );
}

function toArticle(id: string, title: string, body: string, source: string | null): Article {
  const unknown = { publishedAt: null, category: null, author: null, url: null, tags: [], language: 'ar' };
  return { ...unknown, id, title, body, source };
}

try {
  const { documents } = readCollection(collection, 'queries.jsonl');
  const news = documents.slice(0, ARTICLES).map(({ id, title, text }) => toArticle(id, title, text, null));
  const articles = [...news, ...probes.flatMap(toPool)];
  for (let at = 0; at < articles.length; at += BATCH)
    await archive.index.put(articles.slice(at, at + BATCH).map((article) => toDocument(article, archive.analyzer)));
  await archive.index.settle();

  const { search } = createSearcher({ ...archive, now: () => performance.now() });
  const found = new Map<string, Record<Expand | 'probes', number>>();
  for (const [number, { query, category }] of probes.entries()) {
    const counts = found.get(category) ?? { probes: 0, on: 0, off: 0 };
    found.set(category, counts);
    counts.probes += 1;
    for (const expand of EXPANDS) {
      const page = { limit: 10, offset: 0, cursor: null, facets: [], histogram: null, explain: false };
      const filters = { ...NO_FILTERS, source: [sourceOf(number)] };
      const { hits } = await search({ q: query, filters, sort: 'relevance', match: 'smart', expand, ...page });
      if (hits[0]?.id === `probe-${number}`) counts[expand] += 1;
      else if (expand === 'on') process.stdout.write(`missed: ${query} (${category})\n`);
    }
  }
  const rows = [...found].map(([category, { probes: all, off, on }]) => [category, all, off, on]);
  const sum = [1, 2, 3].map((column) => rows.reduce((total, row) => total + Number(row[column]), 0));
  for (const row of [['category', 'probes', 'expand=off', 'found first'], ...rows, ['all', ...sum]])
    process.stdout.write(`| ${row.join(' | ')} |\n`);
} finally {
  await archive.index.drop();
  await archive.close();
}
