/**
 * The answer to a query by looking at every article, one after the other. It shares the analyzer with the code it
 * checks, and nothing else: it gets its queries as trees, and reads the words of an article from its text.
 */
import { testAnalyzer } from '../../support/meilisearch.ts';

/** A query as it was generated, before it is written out. */
interface InField {
  readonly field: OracleField | null;
}
export type Asked =
  | ({ readonly kind: 'word' | 'prefix' | 'spelling'; readonly word: string } & InField)
  | ({ readonly kind: 'phrase' | 'spelt-phrase'; readonly words: readonly string[] } & InField)
  | ({ readonly kind: 'near'; readonly words: readonly string[]; readonly slop: number } & InField)
  | { readonly kind: 'after' | 'before'; readonly date: string }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Asked[] }
  | { readonly kind: 'not'; readonly of: Asked };

export type OracleField = 'title' | 'source' | 'author' | 'category';

export interface OracleArticle {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly source: string | null;
  readonly author: string | null;
  readonly category: string | null;
  readonly publishedAt: string | null;
}

interface OracleWord {
  readonly term: string;
  readonly folded: string;
  /** As it is spelt, without marks. */
  readonly spelt: string;
  /** With its clitics cut off and its end left alone. */
  readonly begun: readonly string[];
  readonly isStop: boolean;
}

const remembered = new Map<string, readonly OracleWord[]>();

function wordsOf(text: string): readonly OracleWord[] {
  const known = remembered.get(text);
  if (known) return known;
  const words = testAnalyzer.analyze(text).map(({ term, folded, surface, stop }): OracleWord => {
    const spelt = Array.from(surface.normalize('NFKC'))
      .filter((letter) => letter !== '\u0640' && !/[\p{Mn}\p{Cf}]/u.test(letter))
      .join('')
      .toLowerCase();
    const begun = testAnalyzer.analyze(spelt, { mode: 'prefix' }).map((token) => token.term);
    return { term, folded, spelt, begun, isStop: stop };
  });
  remembered.set(text, words);
  return words;
}

/** Texts in which a clause is looked for; each by itself, so that no phrase runs over from one to the next. */
function textsOf(article: OracleArticle, field: OracleField | null): readonly (readonly OracleWord[])[] {
  return (field === null ? [article.title, article.body] : [article[field] ?? '']).map(wordsOf);
}

const isSame = (a: OracleWord | undefined, b: OracleWord): boolean => a?.term === b.term && a.isStop === b.isStop;

function hasRun(
  text: readonly OracleWord[],
  run: readonly OracleWord[],
  same: (a: OracleWord | undefined, b: OracleWord) => boolean,
): boolean {
  return text.some((_, at) => run.every((word, index) => same(text[at + index], word)));
}

/** Whether some stretch of the text has every word, each as often as it is asked for, and few enough others. */
function hasNear(text: readonly OracleWord[], words: readonly OracleWord[], slop: number): boolean {
  const content = words.filter(({ isStop }) => !isStop);
  const wanted = content.length > 0 ? content : words;
  return text.some((_, from) => {
    const stretch = text.slice(from, from + wanted.length + slop);
    return wanted.every(
      (word) =>
        stretch.filter((each) => isSame(each, word)).length >= wanted.filter((each) => isSame(each, word)).length,
    );
  });
}

export function satisfies(article: OracleArticle, asked: Asked): boolean {
  switch (asked.kind) {
    case 'and':
      return asked.of.every((part) => satisfies(article, part));
    case 'or':
      return asked.of.some((part) => satisfies(article, part));
    case 'not':
      return !satisfies(article, asked.of);
    case 'after':
    case 'before': {
      if (article.publishedAt === null) return false;
      const at = Date.parse(article.publishedAt);
      const edge = Date.parse(asked.date);
      return asked.kind === 'after' ? at >= edge : at < edge;
    }
    case 'word': {
      const words = wordsOf(asked.word);
      return words.every((word) =>
        textsOf(article, asked.field).some((text) => text.some((each) => isSame(each, word))),
      );
    }
    case 'prefix': {
      const [prefix] = testAnalyzer.analyze(asked.word, { mode: 'prefix' });
      if (!prefix) return false;
      return textsOf(article, asked.field).some((text) =>
        text.some(
          ({ folded, begun }) => folded.startsWith(prefix.folded) || begun.some((term) => term.startsWith(prefix.term)),
        ),
      );
    }
    case 'spelling':
    case 'spelt-phrase': {
      const words = wordsOf('words' in asked ? asked.words.join(' ') : asked.word);
      return textsOf(article, asked.field).some(
        (text) =>
          hasRun(text, words, (a, b) => a?.spelt === b.spelt) &&
          // A whole value of a label is meant, not a part of it.
          (asked.field === null || asked.field === 'title' || text.length === words.length),
      );
    }
    case 'phrase': {
      const words = wordsOf(asked.words.join(' '));
      return textsOf(article, asked.field).some((text) => hasRun(text, words, isSame));
    }
    case 'near': {
      const words = wordsOf(asked.words.join(' '));
      return textsOf(article, asked.field).some((text) => hasNear(text, words, asked.slop));
    }
  }
}

/** Names of one thing: words in a row each, or one word in one spelling. */
export type OracleGroup = readonly { readonly words: readonly string[]; readonly isSpelt: boolean }[];

/**
 * The query with other names for its words written out: as the documentation has it, plain words, of the text or of the
 * title, that are a name are satisfied by any other name of their group, the longest name first; but not where one name
 * of a group is asked for and another is excluded.
 */
export function toExpanded(asked: Asked, groups: readonly OracleGroup[]): Asked {
  const sought = new Set(groupsIn(asked, false, groups));
  const toldApart = new Set(groupsIn(asked, true, groups).filter((group) => sought.has(group)));
  return expand(asked, groups, toldApart);
}

/** The groups whose names are asked for, or those whose names are excluded. */
function groupsIn(asked: Asked, isExcluded: boolean, groups: readonly OracleGroup[]): OracleGroup[] {
  switch (asked.kind) {
    case 'not':
      return groupsIn(asked.of, !isExcluded, groups);
    case 'or':
      return asked.of.flatMap((part) => groupsIn(part, isExcluded, groups));
    case 'word':
      return groupsIn({ kind: 'and', of: [asked] }, isExcluded, groups);
    case 'and': {
      const found: OracleGroup[] = [];
      for (let at = 0; at < asked.of.length;) {
        const named = findName(asked.of.slice(at), groups);
        const part = asked.of[at];
        if (named && !isExcluded) found.push(named.group);
        if (!named && part && part.kind !== 'word') found.push(...groupsIn(part, isExcluded, groups));
        at += named?.parts.length ?? 1;
      }
      return found;
    }
    case 'after':
    case 'before':
    case 'prefix':
    case 'spelling':
    case 'phrase':
    case 'spelt-phrase':
    case 'near':
      return [];
  }
}

function expand(asked: Asked, groups: readonly OracleGroup[], toldApart: ReadonlySet<OracleGroup>): Asked {
  switch (asked.kind) {
    case 'not':
      return { kind: 'not', of: expand(asked.of, groups, toldApart) };
    case 'or':
      return { kind: 'or', of: asked.of.map((part) => expand(part, groups, toldApart)) };
    case 'and':
      return { kind: 'and', of: toExpandedParts(asked.of, 'and', groups, toldApart) };
    case 'word':
      return { kind: 'and', of: toExpandedParts([asked], 'and', groups, toldApart) };
    case 'after':
    case 'before':
    case 'prefix':
    case 'spelling':
    case 'phrase':
    case 'spelt-phrase':
    case 'near':
      return asked;
  }
}

/** Parts side by side, of which all or any must hold. */
export function toExpandedParts(
  parts: readonly Asked[],
  kind: 'and' | 'or',
  groups: readonly OracleGroup[],
  toldApart: ReadonlySet<OracleGroup> = new Set(),
): readonly Asked[] {
  const expanded: Asked[] = [];
  for (let at = 0; at < parts.length;) {
    const named = findName(parts.slice(at), groups);
    const part = parts[at];
    if (named && toldApart.has(named.group)) {
      expanded.push(...named.parts);
      at += named.parts.length;
    } else if (named) {
      const [first] = named.parts;
      const field = first?.field ?? null;
      const others = named.others.map(({ words, isSpelt }): Asked => {
        const [only = ''] = words;
        if (words.length > 1) return { kind: 'phrase', words, field };
        return { kind: isSpelt ? 'spelling' : 'word', word: only, field };
      });
      // A function word holds a name together, and does not count beside the other words of it but in a title.
      const counting = named.parts.filter(({ word }) => field !== null || !isFunctionWord(word));
      expanded.push({ kind: 'or', of: [{ kind, of: counting }, ...others] });
      at += named.parts.length;
    } else {
      if (part) expanded.push(part.kind === 'word' ? part : expand(part, groups, toldApart));
      at += 1;
    }
  }
  return expanded;
}

/** The longest name that the parts begin with. */
function findName(parts: readonly Asked[], groups: readonly OracleGroup[]) {
  const found = groups.flatMap((group) =>
    group.flatMap((name) => {
      const some = parts.slice(0, name.words.length).flatMap((part) => (part.kind === 'word' ? [part] : []));
      const [first] = some;
      const isName =
        first !== undefined &&
        (first.field === null || first.field === 'title') &&
        name.words.every((word, at) => isNamed(some[at], word, name.isSpelt) && some[at]?.field === first.field);
      return isName ? [{ group, parts: some, others: group.filter((other) => other !== name) }] : [];
    }),
  );
  return found.sort((a, b) => b.parts.length - a.parts.length)[0];
}

export const isFunctionWord = (word: string): boolean => wordsOf(word).every(({ isStop }) => isStop);

function isNamed(part: { readonly word: string } | undefined, word: string, isSpelt: boolean): boolean {
  if (!part) return false;
  const [asked, named] = [wordsOf(part.word), wordsOf(word)];
  return named.every((each, at) => (isSpelt ? asked[at]?.spelt === each.spelt : isSame(asked[at], each)));
}

/** Whether a query says what is sought (`sought`, or only by function words), or only where: without, since, in a field. */
function roleOf(asked: Asked): 'sought' | 'function' | 'restriction' {
  switch (asked.kind) {
    case 'after':
    case 'before':
      return 'restriction';
    case 'not':
      return asked.of.kind === 'not' ? roleOf(asked.of.of) : 'restriction';
    case 'or':
      return asked.of.every((part) => roleOf(part) === 'restriction') ? 'restriction' : 'sought';
    case 'and': {
      const roles = asked.of.map(roleOf);
      return roles.find((role) => role === 'sought') ?? roles.find((role) => role === 'function') ?? 'restriction';
    }
    case 'word':
    case 'prefix':
    case 'spelling':
    case 'phrase':
    case 'spelt-phrase':
    case 'near':
      if (asked.field !== null) return 'restriction';
      return asked.kind === 'word' && isFunctionWord(asked.word) ? 'function' : 'sought';
  }
}

/** The query without the function words that have something sought beside them, which do not count; null for nothing. */
export function toCounting(asked: Asked, isBeside = false): Asked | null {
  switch (asked.kind) {
    case 'not': {
      if (asked.of.kind === 'not') return toCounting(asked.of.of, isBeside);
      const of = toCounting(asked.of);
      return of && { kind: 'not', of };
    }
    case 'or':
      return { kind: 'or', of: asked.of.flatMap((part) => toCounting(part) ?? []) };
    case 'and': {
      const isNextTo = isBeside || roleOf(asked) === 'sought';
      const of = asked.of.flatMap((part) => toCounting(part, isNextTo) ?? []);
      return of.length === 0 ? null : { kind: 'and', of };
    }
    case 'after':
    case 'before':
    case 'word':
    case 'prefix':
    case 'spelling':
    case 'phrase':
    case 'spelt-phrase':
    case 'near':
      return isBeside && roleOf(asked) === 'function' ? null : asked;
  }
}

/** The query as somebody would type it, in Latin or Arabic spelling. */
export function write(asked: Asked, isArabic: boolean): string {
  switch (asked.kind) {
    case 'and':
      return asked.of.map((part) => writePart(part, isArabic)).join(' ');
    case 'or':
      return asked.of.map((part) => writePart(part, isArabic)).join(isArabic ? ' | ' : ' OR ');
    case 'not':
      return `${isArabic ? '-' : 'NOT '}${writePart(asked.of, isArabic)}`;
    case 'after':
      return `${isArabic ? 'بعد' : 'after'}:${asked.date}`;
    case 'before':
      return `${isArabic ? 'قبل' : 'before'}:${asked.date}`;
    case 'word':
      return `${writeField(asked.field, isArabic)}${asked.word}`;
    case 'prefix':
      return `${writeField(asked.field, isArabic)}${asked.word}*`;
    case 'spelling':
      return `${writeField(asked.field, isArabic)}="${asked.word}"`;
    case 'spelt-phrase':
      return `${writeField(asked.field, isArabic)}="${asked.words.join(' ')}"`;
    case 'phrase':
      return `${writeField(asked.field, isArabic)}${isArabic ? '«' : '"'}${asked.words.join(' ')}${isArabic ? '»' : '"'}`;
    case 'near':
      return `${writeField(asked.field, isArabic)}"${asked.words.join(' ')}"~${asked.slop}`;
  }
}

function writePart(asked: Asked, isArabic: boolean): string {
  const text = write(asked, isArabic);
  return asked.kind === 'and' || asked.kind === 'or' || asked.kind === 'not' ? `(${text})` : text;
}

const ARABIC_FIELDS = { title: 'عنوان', source: 'المصدر', author: 'الكاتب', category: 'القسم' } as const;

function writeField(field: OracleField | null, isArabic: boolean): string {
  if (field === null) return '';
  return `${isArabic ? ARABIC_FIELDS[field] : field}:`;
}
