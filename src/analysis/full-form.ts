/**
 * Forms of weak verbs that lose a letter, or change it in the passive, and the usual form that has it: يستطع and يستطيع,
 * ينته and ينتهي, يمضون and يمضي, استفدت and استفاد, أقيل and أقال, حوصر and حاصر.
 */
import type { Lexicon } from './lexicon.ts';
import { ALEF, NOON, SEEN, TEH, WAW, YEH } from './letters.ts';
import { isPast } from './past-tense.ts';
import { takesArticle } from './takes-article.ts';

/** Endings of the imperfect's plural before which a weak letter is lost. */
const PLURALS = [WAW + NOON, WAW + ALEF];
/** Endings of "I" and "we" in the past; a long vowel is lost before them, and a doubled letter written twice. */
const FIRST_PERSONS = [TEH, NOON + ALEF];
/** The feminine and the plural of a past. */
const ENDINGS_OF_PAST = [TEH, WAW + ALEF];
const LONG_VOWELS = [YEH, ALEF, WAW];
/** How many times as frequent as the short form the full one must be: the short ones are rare, other words are not. */
const FULL_RATIO = 2;
const FEWEST_LEFT = 3;
const FEWEST_LEFT_OF_WEAK = 2;

/**
 * The form of the same verb that has all its letters; null when the word is no such form, or may be of another verb.
 * `isListed` tells which forms a person has told of.
 */
export function toFullForm(word: string, lexicon: Lexicon, isListed: (form: string) => boolean): string | null {
  const full = toWeakPast(word, lexicon) ?? toFullFormByFirst(word, lexicon, isListed);
  return full === null || takesArticle(word, lexicon) ? null : full;
}

function toFullFormByFirst(word: string, lexicon: Lexicon, isListed: (form: string) => boolean): string | null {
  const first = word.charAt(0);
  if (first === YEH || first === TEH)
    return toWeakSingular(word, lexicon) ?? toIndicative(word, lexicon, isListed) ?? toPastInAlef(word, lexicon);
  if (first === ALEF) return toThirdPerson(word, lexicon) ?? toActiveInAlef(word, lexicon);
  return toActive(word, lexicon);
}

/** Whether both third persons occur, and one is so much more frequent than the short form. */
function isFullForm(full: string, word: string, { count }: Lexicon): boolean {
  const stem = full.slice(1);
  const masculine = count(YEH + stem);
  const feminine = masculine > 0 ? count(TEH + stem) : 0;
  return feminine > 0 && masculine + feminine >= FULL_RATIO * count(word);
}

/** مضى of مضت, أنهى of أنهوا: a weak letter is lost in the past, too. The imperfect tells it from أنه and the like. */
function toWeakPast(word: string, lexicon: Lexicon): string | null {
  const ending = ENDINGS_OF_PAST.find((letters) => word.endsWith(letters));
  if (ending === undefined) return null;
  const rest = word.slice(0, -ending.length);
  if (rest.length < FEWEST_LEFT_OF_WEAK) return null;
  const full = rest + YEH;
  if (!lexicon.hasOwnEnd(full) && (ending === TEH || lexicon.count(full + TEH) === 0)) return null;
  // دعوا is of يدعو.
  if (lexicon.count(YEH + rest + WAW) > 0) return null;
  const imperfect = YEH + (rest.startsWith(ALEF) && rest.length > FEWEST_LEFT_OF_WEAK ? rest.slice(1) : rest);
  const ofWeak = lexicon.count(imperfect + YEH);
  return ofWeak > 0 && ofWeak >= FULL_RATIO * lexicon.count(imperfect) ? full : null;
}

/** يمضي of يمضون: a weak letter is lost before a plural. */
function toWeakSingular(word: string, lexicon: Lexicon): string | null {
  const plural = PLURALS.find((ending) => word.endsWith(ending));
  if (plural === undefined) return null;
  const rest = word.slice(0, -plural.length);
  if (rest.length < FEWEST_LEFT) return null;
  const full = rest + YEH;
  // يبدون is of يبدو.
  if (takesArticle(full, lexicon) || lexicon.count(rest + WAW) > lexicon.count(full)) return null;
  return [word, rest].every((form) => isFullForm(full, form, lexicon)) ? full : null;
}

/** ينتهي of ينته, يستطيع of يستطع: what the jussive has lost. Three letters are mostly of another verb (يود, يؤدي). */
function toIndicative(word: string, lexicon: Lexicon, isListed: (form: string) => boolean): string | null {
  const stem = word.slice(1);
  if (stem.length < FEWEST_LEFT || PLURALS.some((ending) => word.endsWith(ending))) return null;
  const [before, last] = [word.slice(0, -1), word.slice(-1)];
  // ترموا is no ترما.
  const hollow = last === ALEF ? [] : LONG_VOWELS.map((vowel) => before + vowel + last);
  const isKnown = (form: string): boolean =>
    isFullForm(form, word, lexicon) || (isListed(form) && lexicon.count(stem) === 0);
  const full = [word + YEH, ...hollow].find((form) => isKnown(form) && !takesArticle(form, lexicon));
  return full === undefined || [stem, ALEF + stem].some((past) => isWholePast(past, lexicon)) ? null : full;
}

/**
 * Whether it is a past with all its letters: رتب, for there is رتبت, and not تلق, for تلقت is of تلقى. Behind an alef it
 * may be what "I" is written of, and a plural must tell: احتج, for there is احتجوا, and not استطع, for all that there is استطعت.
 */
function isWholePast(past: string, lexicon: Lexicon): boolean {
  const { count } = lexicon;
  if (count(past) === 0 || count(past + TEH) === 0 || toWeakPast(past + TEH, lexicon) !== null) return false;
  const plurals = [past, YEH + past.slice(1)].flatMap((stem) => PLURALS.map((ending) => stem + ending));
  return !past.startsWith(ALEF) || plurals.some((form) => count(form) > 0);
}

/** استعاد of يستعاد, a passive, and اهتز of يهتز, which nobody else has written: the past that has an alef in front. */
function toPastInAlef(word: string, lexicon: Lexicon): string | null {
  const stem = word.slice(1);
  const isPassive = stem.startsWith(SEEN + TEH) && stem.charAt(stem.length - 2) === ALEF;
  if (stem.length <= FEWEST_LEFT || (!isPassive && lexicon.count(YEH + stem) > 0)) return null;
  return isPast(ALEF + stem, lexicon) ? ALEF + stem : null;
}

/** استفاد of استفدت, أقام of أقمنا, احتل of احتللت. */
function toThirdPerson(word: string, lexicon: Lexicon): string | null {
  const person = FIRST_PERSONS.find((ending) => word.endsWith(ending));
  if (person === undefined) return null;
  const rest = word.slice(0, -person.length);
  // Nor is it of أفضى, which loses a letter, too.
  if (rest.length < FEWEST_LEFT || lexicon.weight(rest, YEH) > 0) return null;
  if (rest.length > FEWEST_LEFT ? isWholePast(rest, lexicon) : lexicon.weight(rest) > 0) return null;
  const [before, last] = [rest.slice(0, -1), rest.slice(-1)];
  const past = before.endsWith(last) ? before : before + ALEF + last;
  return isPast(past, lexicon) ? past : null;
}

/** أقال of أقيل, اختار of اختير, استعاد of استعيد. */
function toActiveInAlef(word: string, lexicon: Lexicon): string | null {
  if (word.charAt(word.length - 2) !== YEH || word.length <= FEWEST_LEFT || lexicon.count(word) === 0) return null;
  const past = word.slice(0, -2) + ALEF + word.slice(-1);
  return isPast(past, lexicon) ? past : null;
}

/** حاصر of حوصر and حوصرت. */
function toActive(word: string, { count }: Lexicon): string | null {
  const passive = word.endsWith(TEH) ? word.slice(0, -1) : word;
  if (passive.length !== FEWEST_LEFT + 1 || passive.charAt(1) !== WAW) return null;
  const past = passive.charAt(0) + ALEF + passive.slice(2);
  return [past, past + TEH, YEH + past, TEH + past].every((form) => count(form) > 0) ? past : null;
}
