/**
 * Which pairs of words meet in one term: those that must (`test/golden/conflation-meet*.tsv`, else they are missed) and
 * those that must not (`conflation-apart*.tsv`, else they are merged), beside what others make of them.
 * `npx tsx scripts/benchmarks/conflation.ts [--by-category] [--list]`; `--list` names our own mistakes in the tables that
 * may be looked at, which the unseen, fresh, third and fourth are not.
 */
import { readFileSync } from 'node:fs';
import { stemmer as snowball } from '@orama/stemmers/arabic';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import { readArabicLanguage } from '../../src/arabic-language.ts';
import { light10 } from './light10.ts';

interface Pair {
  readonly word: string;
  readonly other: string;
  readonly category: string;
}

const GOLDEN = new URL('../../test/golden/', import.meta.url);
const TABLES = [
  { file: 'conflation-meet.tsv', title: 'must meet', mustMeet: true, isSeen: true },
  { file: 'conflation-apart.tsv', title: 'must stay apart', mustMeet: false, isSeen: true },
  { file: 'conflation-meet-unseen.tsv', title: 'must meet, unseen', mustMeet: true, isSeen: false },
  { file: 'conflation-apart-unseen.tsv', title: 'must stay apart, unseen', mustMeet: false, isSeen: false },
  { file: 'conflation-meet-fresh.tsv', title: 'must meet, fresh', mustMeet: true, isSeen: false },
  { file: 'conflation-apart-fresh.tsv', title: 'must stay apart, fresh', mustMeet: false, isSeen: false },
  { file: 'conflation-meet-third.tsv', title: 'must meet, third', mustMeet: true, isSeen: false },
  { file: 'conflation-apart-third.tsv', title: 'must stay apart, third', mustMeet: false, isSeen: false },
  { file: 'conflation-meet-fourth.tsv', title: 'must meet, fourth', mustMeet: true, isSeen: false },
  { file: 'conflation-apart-fourth.tsv', title: 'must stay apart, fourth', mustMeet: false, isSeen: false },
];
/** Snowball takes words without marks. */
const MARKS_AND_TATWEEL = /[\p{M}\u0640]/gu;

const analyzer = createAnalyzer({ language: readArabicLanguage() });
const toTerms = (text: string): string => join(analyzer.analyze(text).map(({ term }) => term));
const SYSTEMS: readonly (readonly [string, (word: string) => string])[] = [
  ['ours', toTerms],
  ['Lucene', light10],
  ['Snowball', (word) => snowball(word.replaceAll(MARKS_AND_TATWEEL, ''))],
  ['folding only', (text) => join(analyzer.analyze(text).map(({ folded }) => folded))],
];

const listsMistakes = process.argv.includes('--list');
const splitsCategories = process.argv.includes('--by-category');

print(['wrong', 'pairs', ...SYSTEMS.map(([name]) => name)]);
print(['---', '---', ...SYSTEMS.map(() => '---')]);
for (const { file, title, mustMeet, isSeen } of TABLES) {
  const pairs = readPairs(file);
  printRates(`**${title}**`, pairs, mustMeet);
  if (splitsCategories)
    for (const [category, members] of groupByCategory(pairs)) printRates(category, members, mustMeet);
  if (listsMistakes && isSeen)
    for (const { word, other, category } of findWrong(pairs, mustMeet, toTerms))
      print([word, toTerms(word), other, toTerms(other), category]);
}

function readPairs(file: string): Pair[] {
  return readFileSync(new URL(file, GOLDEN), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [word = '', other = '', category = ''] = line.split('\t');
      return { word, other, category };
    });
}

/** The greatest first. */
function groupByCategory(pairs: readonly Pair[]): [string, Pair[]][] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) groups.set(pair.category, [...(groups.get(pair.category) ?? []), pair]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

function findWrong(pairs: readonly Pair[], mustMeet: boolean, stem: (word: string) => string): Pair[] {
  return pairs.filter(({ word, other }) => (stem(word) === stem(other)) !== mustMeet);
}

function printRates(title: string, pairs: readonly Pair[], mustMeet: boolean): void {
  const rates = SYSTEMS.map(([, stem]) => {
    const wrong = findWrong(pairs, mustMeet, stem).length;
    return `${wrong} (${((100 * wrong) / pairs.length).toFixed(1)} %)`;
  });
  print([title, String(pairs.length), ...rates]);
}

function print(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

function join(words: readonly string[]): string {
  return words.join(' ');
}
