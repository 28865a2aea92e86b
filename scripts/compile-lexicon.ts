/**
 * Compiles `index-config/arabic/attested-forms.tsv`: which forms of words occur in Arabic text, how they are written and
 * about how often. Only facts about single words are taken from the collections, no text.
 * `npx tsx scripts/compile-lexicon.ts [RELEVANCE_DIR]`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnalyzer } from '../src/analysis/analyzer.ts';
import { parseLanguage } from '../src/analysis/language.ts';
import { readCollection } from '../src/commands/evaluation/read-collection.ts';

const [folder = '../shared/relevance'] = process.argv.slice(2);
const COLLECTIONS = ['ant_news', 'mlqa_ar_dev', 'xquad_ar', 'hadith_vocalized'];
/** Rarer forms say little: many are slips. */
const LEAST_COUNT = 4;
/** A final alef is written with tanwin at least so often, when it can have one. */
const TANWIN_SHARE = 1 / 100;
const OUTPUT = new URL('../index-config/arabic/attested-forms.tsv', import.meta.url);
const HEADER = `# Forms of Arabic words that occur in text, and about how often: what the stemmer guards its cuts with.
# Each line: the first two letters, and groups of the forms that begin with them, with a semicolon between. Each group: the third letter,
# and the rests of the forms that have it. Behind each rest stand two signs: how often the form occurs as it is, and how often behind an
# article (ال وال بال لل), as powers of two: - never, a once, b twice, c four times …
# Forms are folded (ا for أ, ي for ى) but for what the stemmer learns from:
#   final ة   apart from ه: كتابه (his book) is not كتابة (writing)
#   final ى   when most write it so: the yeh is no nisba, and nobody's
#   final ئ   likewise
#   final اً  when some write it so: an alef that nobody ever does is the word's own
#   first أل  when most write it so: it is no article
# Compiled by scripts/compile-lexicon.ts from the collections of the relevance tests: ${COLLECTIONS.join(', ')}.
# Forms that occur fewer than ${LEAST_COUNT} times are left out. Not edited by hand: protected-words.txt is for that.
# A change here needs a rebuild of the index.
`;

const spelling = readFileSync(new URL('../index-config/arabic/spelling.tsv', import.meta.url), 'utf8');
const nothing = {
  'stop-words.txt': '',
  'protected-words.txt': '',
  'broken-plurals.tsv': '',
  'irregular-feminines.tsv': '',
  'irregular-verbs.tsv': '',
  'attested-forms.tsv': '',
};
const analyzer = createAnalyzer({ language: parseLanguage({ 'spelling.tsv': spelling, ...nothing }) });

/** Of a folded form, with a final ة kept: how often it occurs, and how often it is written in these ways. */
interface Written {
  count: number;
  hamzaOnAlef: number;
  maksura: number;
  hamzaOnYeh: number;
  tanwin: number;
}
const written = new Map<string, Written>();
const WAYS = ['count', 'hamzaOnAlef', 'maksura', 'hamzaOnYeh', 'tanwin'] as const;
const NOT_WRITTEN: Written = { count: 0, hamzaOnAlef: 0, maksura: 0, hamzaOnYeh: 0, tanwin: 0 };

for (const name of COLLECTIONS)
  for (const { title, text } of readCollection(join(folder, name), 'queries.jsonl').documents)
    for (const { surface, folded } of analyzer.analyze(`${title}\n${text}`)) learn(surface.normalize('NFKC'), folded);

function learn(surface: string, folded: string): void {
  const letters = surface.replaceAll(/[\p{M}\p{Cf}\u0640]/gu, '');
  const form = /[\u0629\u06C3]$/u.test(letters) ? folded.replace(/ه$/u, 'ة') : folded;
  if (!/^[\u0621-\u064A]{2,20}$/u.test(form)) return;
  let found = written.get(form);
  if (!found) written.set(form, (found = { ...NOT_WRITTEN }));
  found.count += 1;
  if (/^[وفبكل]?[أإآ]ل/u.test(letters)) found.hamzaOnAlef += 1;
  if (letters.endsWith('ى')) found.maksura += 1;
  if (letters.endsWith('ئ')) found.hamzaOnYeh += 1;
  if (/\u064B.?$/u.test(surface)) found.tanwin += 1;
}

/** What stands behind an article, and all that is known of it: `alone` and with one. */
interface Attested {
  readonly alone: Written;
  readonly definite: Written;
}
const attested = new Map<string, Attested>();
const toAttested = (form: string): Attested => {
  let found = attested.get(form);
  if (!found) attested.set(form, (found = { alone: { ...NOT_WRITTEN }, definite: { ...NOT_WRITTEN } }));
  return found;
};
const add = (sum: Written, more: Written): void => {
  for (const way of WAYS) sum[way] += more[way];
};
const isMost = (part: number, { count }: Written): boolean => 2 * part >= count;

for (const [form, ways] of written) {
  if (ways.count < LEAST_COUNT) continue;
  const [, article, rest] = /^(ال|وال|بال|لل)(.{2,})$/u.exec(form) ?? [];
  const isDefinite = article !== undefined && rest !== undefined && !isMost(ways.hamzaOnAlef, ways);
  if (isDefinite) add(toAttested(rest).definite, ways);
  if (!isDefinite || article !== 'ال') add(toAttested(form).alone, ways);
}
// Behind another clitic, a word that is known anyway needs no place of its own with its article.
for (const form of attested.keys()) {
  const [, rest = ''] = /^(?:وال|بال|لل)(.{2,})$/u.exec(form) ?? [];
  const known = attested.get(rest);
  const own = attested.get(form);
  if (
    known &&
    own &&
    own.definite.count === 0 &&
    known.alone.count + (written.get(`ال${rest}`)?.count ?? 0) >= LEAST_COUNT
  )
    attested.delete(form);
}

/** By the first two letters and by the third. */
const byStart = new Map<string, Map<string, string[]>>();
for (const [form, { alone, definite }] of [...attested].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const behind = toWritten(form, alone, definite).slice(2);
  const isOwn = form.startsWith('ال') && isMost(alone.hamzaOnAlef, alone);
  const start = isOwn ? 'أل' : form.slice(0, 2);
  const groups = byStart.get(start) ?? new Map<string, string[]>();
  byStart.set(start, groups);
  const third = behind.charAt(0);
  const rest = behind.slice(1) + toSign(alone.count) + toSign(definite.count);
  groups.set(third, [...(groups.get(third) ?? []), rest]);
}

/** The form as most write it, where that says something. */
function toWritten(form: string, alone: Written, definite: Written): string {
  const all = { ...alone };
  add(all, definite);
  if (form.endsWith('ا') && all.tanwin >= all.count * TANWIN_SHARE) return `${form}\u064B`;
  if (!form.endsWith('ي')) return form;
  const end = isMost(all.maksura, all) ? 'ى' : isMost(all.hamzaOnYeh, all) ? 'ئ' : 'ي';
  return form.slice(0, -1) + end;
}

function toSign(count: number): string {
  return count === 0 ? '-' : String.fromCharCode(0x61 + Math.floor(Math.log2(count)));
}

let text = HEADER;
for (const [start, groups] of byStart)
  text += `${start}\t${[...groups].map(([third, rests]) => `${third}${rests.join(' ')}`).join(';')}\n`;
writeFileSync(OUTPUT, text);
process.stdout.write(`${attested.size} forms\n`);
