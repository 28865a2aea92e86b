/**
 * How many of the variant probes meet by the analyzer alone: every term of the query is a term of the text, beside what
 * Lucene's ArabicAnalyzer makes of both. The categories from tashkeel to broken-plural are the analyzer's; those behind
 * them are left to the search (typos, transliterations, names of months …).
 * `npx tsx scripts/benchmarks/variants.ts [PROBES_FILE]`
 */
import { readFileSync } from 'node:fs';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';
import { light10 } from './light10.ts';

const [file = '../shared/probes/variants.tsv'] = process.argv.slice(2);
const LAST_OF_ANALYZER = 'broken-plural';

const analyzer = createAnalyzer({ language: readArabicLanguage() });
/** Lucene's tokenizer cuts at what is neither a letter nor a mark nor a digit, but for format characters. */
const toLuceneTerms = (text: string): string[] => (text.match(/[\p{L}\p{M}\p{N}\p{Cf}]+/gu) ?? []).map(light10);

const toAllTerms = (text: string): string[] => analyzer.analyze(text).map(({ term }) => term);

/** Stop words count when there is nothing else, as in the search. */
function toAskedTerms(query: string): string[] {
  const terms = analyzer.terms(query);
  return terms.length > 0 ? terms : toAllTerms(query);
}

const probes = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));
const last = probes.findLastIndex(([, , category]) => category === LAST_OF_ANALYZER);
const byCategory = new Map<string, { probes: number; ours: number; lucene: number }>();
const missed: string[] = [];

probes.forEach(([query = '', text = '', category = '', why = ''], number) => {
  const sum = byCategory.get(category) ?? { probes: 0, ours: 0, lucene: 0 };
  byCategory.set(category, sum);
  sum.probes += 1;
  const asked = toAskedTerms(query);
  if (areIn(asked, toAllTerms(text))) sum.ours += 1;
  else if (number <= last) missed.push(`missed: ${query} (${asked.join(' ')}) in ${text}: ${why}`);
  if (areIn(toLuceneTerms(query), toLuceneTerms(text))) sum.lucene += 1;
});

const analyzed = new Set(probes.slice(0, last + 1).map(([, , category = '']) => category));
say('category', 'probes', 'ours', 'Lucene');
say('---', '---', '---', '---');
for (const [category, { probes: all, ours, lucene }] of byCategory)
  say(analyzed.has(category) ? category : `${category} (not the analyzer's)`, all, ours, lucene);
const sum = { probes: 0, ours: 0, lucene: 0 };
for (const category of analyzed) {
  const counts = byCategory.get(category) ?? sum;
  sum.probes += counts.probes;
  sum.ours += counts.ours;
  sum.lucene += counts.lucene;
}
say("**all of the analyzer's**", sum.probes, sum.ours, sum.lucene);
for (const line of missed) process.stdout.write(`${line}\n`);

/** No term at all is in nothing. */
function areIn(terms: readonly string[], text: readonly string[]): boolean {
  return terms.length > 0 && terms.every((term) => text.includes(term));
}

function say(...cells: readonly (string | number)[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
