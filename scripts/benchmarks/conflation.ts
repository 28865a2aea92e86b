/**
 * Which pairs of words meet in one term: those that must (`test/golden/conflation-meet.tsv`) and those that must not
 * (`conflation-apart.tsv`). `npx tsx scripts/benchmarks/conflation.ts [--list]`
 */
import { readFileSync } from 'node:fs';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';

const GOLDEN = new URL('../../test/golden/', import.meta.url);
const analyzer = createAnalyzer({ language: readArabicLanguage() });
const lists = process.argv.includes('--list');

for (const [name, mustMeet] of [
  ['conflation-meet.tsv', true],
  ['conflation-apart.tsv', false],
] as const) {
  const pairs = readFileSync(new URL(name, GOLDEN), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
  const wrong = pairs.filter(([a = '', b = '']) => (toTerm(a) === toTerm(b)) !== mustMeet);
  const share = ((100 * wrong.length) / pairs.length).toFixed(1);
  process.stdout.write(`${mustMeet ? 'missed' : 'merged'}  ${wrong.length} of ${pairs.length} pairs, ${share} %\n`);
  if (lists)
    for (const [a = '', b = '', why = ''] of wrong)
      process.stdout.write(`  ${a} (${toTerm(a)})\t${b} (${toTerm(b)})\t${why}\n`);
}

function toTerm(text: string): string {
  return analyzer
    .analyze(text)
    .map(({ term }) => term)
    .join(' ');
}
