/**
 * Compiles `index-config/arabic/attested-forms.tsv`: which written forms occur in Arabic text, and about how often.
 * Only facts about single words are taken from the collections, no text. `npx tsx scripts/compile-lexicon.ts [RELEVANCE_DIR]`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnalyzer } from '../src/analysis/analyzer.ts';
import { parseLanguage } from '../src/analysis/language.ts';
import { readCollection } from './benchmarks/collection.ts';

const [folder = '../shared/relevance'] = process.argv.slice(2);
const COLLECTIONS = ['ant_news', 'mlqa_ar_dev', 'xquad_ar', 'hadith_vocalized'];
/** Rarer forms say little: many are slips. */
const LEAST_COUNT = 8;
const WORDS_PER_LINE = 24;
/** Teh marbuta, of an Urdu keyboard too, with whatever marks. */
const TEH_MARBUTA_LAST = /[\u0629\u06C3]\p{M}*$/u;
const OUTPUT = new URL('../index-config/arabic/attested-forms.tsv', import.meta.url);
const HEADER = `# Written forms of Arabic words that occur in text, and about how often: what the stemmer guards its cuts with.
# Each line: a count, rounded down to a power of two, and the forms that occur about so often, folded (ا for أ, ي for ى), but for a
# final ة, which is kept: how often it is written tells كتابه (his book) from كتابة (writing).
# Compiled by scripts/compile-lexicon.ts from the collections of the relevance tests: ${COLLECTIONS.join(', ')}.
# Forms that occur fewer than ${LEAST_COUNT} times are left out. Not edited by hand: protected-words.txt is for that.
# A change here needs a rebuild of the index.
`;

const spelling = readFileSync(new URL('../index-config/arabic/spelling.tsv', import.meta.url), 'utf8');
const nothing = { 'stop-words.txt': '', 'protected-words.txt': '', 'broken-plurals.tsv': '', 'attested-forms.tsv': '' };
const analyzer = createAnalyzer({ language: parseLanguage({ 'spelling.tsv': spelling, ...nothing }) });
const counts = new Map<string, number>();
for (const name of COLLECTIONS)
  for (const { title, text } of readCollection(join(folder, name), 'queries.jsonl').documents)
    for (const { surface, folded } of analyzer.analyze(`${title}\n${text}`)) {
      const form = TEH_MARBUTA_LAST.test(surface.normalize('NFKC')) ? folded.replace(/\u0647$/u, '\u0629') : folded;
      if (/^[\u0621-\u064A]{2,20}$/u.test(form)) counts.set(form, (counts.get(form) ?? 0) + 1);
    }

const byPower = new Map<number, string[]>();
for (const [form, count] of counts) {
  if (count < LEAST_COUNT) continue;
  const power = 2 ** Math.floor(Math.log2(count));
  const forms = byPower.get(power);
  if (forms) forms.push(form);
  else byPower.set(power, [form]);
}
let text = HEADER;
for (const [power, forms] of [...byPower].sort(([a], [b]) => b - a)) {
  forms.sort();
  for (let at = 0; at < forms.length; at += WORDS_PER_LINE)
    text += `${power}\t${forms.slice(at, at + WORDS_PER_LINE).join(' ')}\n`;
}
writeFileSync(OUTPUT, text);
process.stdout.write(`${[...byPower.values()].reduce((sum, { length }) => sum + length, 0)} forms\n`);
