/** What the index keeps of an article: the article itself, and what the analyzer makes of it. */
import { Buffer } from 'node:buffer';
import type { Analyzer } from '../analysis/analyzer.ts';
import type { Token } from '../analysis/token.ts';
import { toWrittenForm } from '../analysis/written-form.ts';
import { toEdition, toFingerprint, toKey, toTieBreaker } from './article-key.ts';
import type { Article } from './article.ts';
import { toSearchedBody } from './asides.ts';
import { toDay, toSeconds } from './published-at.ts';
import { toThemes } from './to-themes.ts';
import { toPair, writeTokenCodes, toTokenBytes } from './token-code.ts';

export interface IndexDocument {
  /** Primary key; see `toKey`. */
  readonly key: string;
  /** Changes when the article does; see `toFingerprint`. */
  readonly fingerprint: string;
  /** Names the article as it is now; see `toEdition`. */
  readonly edition: string;
  /** Orders articles of the same second; see `toTieBreaker`. */
  readonly tie: number;
  readonly article: Article;
  /** First second of `article.publishedAt`; null when that is. */
  readonly publishedAtSeconds: number | null;
  /** The year, month and day (UTC) of that second: `2018`, `2018-06`, `2018-06-14`. */
  readonly year: string | null;
  readonly month: string | null;
  readonly day: string | null;
  /** Every index term of title and body, once. */
  readonly terms: readonly string[];
  /** Every written form of title and body, stop words included, once; see `toWrittenForm`. */
  readonly forms: readonly string[];
  /** Every two terms that stand side by side with nothing between, stop words being something; see `toPair`. */
  readonly pairs: readonly string[];
  /** Every word of the title, stop words included, and behind `=` every written form; see `toTitleWord`. */
  readonly titleWords: readonly string[];
  /** The index terms that it says so often, for its length, that it is about them; see `toThemes`. */
  readonly themes: readonly string[];
  /** The tokens of title and body in order, stop words included; see `writeTokenCodes`. */
  readonly titleCodes: string;
  readonly bodyCodes: string;
  /** How many tokens of each are no stop words. */
  readonly titleLength: number;
  readonly bodyLength: number;
}

const PIECE_LENGTH = 50_000;
/** What is a little longer than a piece is one. */
const MAX_PIECE_LENGTH = 100_000;
/** For what an article is about, a word of the title counts as often as so many of the body. */
const TITLE_TIMES = 2;
const SPACE_BETWEEN_WORDS = /(?<=\p{L})[ \n](?=\p{L})/gu;

/** The document of an article. */
export function toDocument(article: Article, analyzer: Pick<Analyzer, 'analyze'>): IndexDocument {
  const title = analyzer.analyze(article.title);
  const titleTerms = toTerms(title);
  const terms = new Map<string, number>();
  const note = (some: readonly string[], times: number): void => {
    for (const term of some) terms.set(term, (terms.get(term) ?? 0) + times);
  };
  note(titleTerms, TITLE_TIMES);
  const forms = new Set(toForms(title));
  const pairs = new Set(toPairs(title));
  const bodyCodes: Buffer[] = [];
  let bodyLength = 0;
  let last: Token[] = [];
  // The tokens of a large body would take twenty times its size.
  for (const piece of cutText(toSearchedBody(article))) {
    const tokens = analyzer.analyze(piece);
    const pieceTerms = toTerms(tokens);
    note(pieceTerms, 1);
    for (const form of toForms(tokens)) forms.add(form);
    for (const pair of toPairs([...last, ...tokens])) pairs.add(pair);
    bodyCodes.push(toTokenBytes(tokens));
    bodyLength += pieceTerms.length;
    last = tokens.length === 0 ? last : tokens.slice(-1);
  }
  const publishedAtSeconds = article.publishedAt === null ? null : toSeconds(article.publishedAt);
  const day = publishedAtSeconds === null ? null : toDay(new Date(publishedAtSeconds * 1000));
  const key = toKey(article.id);
  const fingerprint = toFingerprint(article);
  return {
    key,
    fingerprint,
    edition: toEdition(key, fingerprint),
    tie: toTieBreaker(article.id),
    article,
    publishedAtSeconds,
    year: day?.slice(0, 4) ?? null,
    month: day?.slice(0, 7) ?? null,
    day,
    terms: [...terms.keys()],
    forms: [...forms],
    pairs: [...pairs],
    titleWords: [...new Set([...title.map(toTitleWord), ...toForms(title).map((form) => `=${form}`)])],
    themes: toThemes(terms, bodyLength),
    titleCodes: writeTokenCodes(title),
    bodyCodes: Buffer.concat(bodyCodes).toString('base64'),
    titleLength: titleTerms.length,
    bodyLength,
  };
}

/** The text in pieces that give its tokens one after another: cut at a space between two letters, where no word can be. */
function* cutText(text: string): Generator<string> {
  let start = 0;
  while (text.length - start > MAX_PIECE_LENGTH) {
    SPACE_BETWEEN_WORDS.lastIndex = start + PIECE_LENGTH;
    const found = SPACE_BETWEEN_WORDS.exec(text);
    if (found === null) break;
    yield text.slice(start, found.index + 1);
    start = found.index + 1;
  }
  yield text.slice(start);
}

/** A word of a title: its term, a stop word behind `~`, for others may have a term that is spelt like it (بل, البل). */
export function toTitleWord({ term, stop }: Pick<Token, 'term' | 'stop'>): string {
  return stop ? `~${term}` : term;
}

const toTerms = (tokens: readonly Token[]): string[] => tokens.filter(({ stop }) => !stop).map(({ term }) => term);
const toForms = (tokens: readonly Token[]): string[] => tokens.map(({ surface }) => toWrittenForm(surface));

function toPairs(tokens: readonly Token[]): string[] {
  const pairs: string[] = [];
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    if (next && !token.stop && !next.stop) pairs.push(toPair(token.term, next.term));
  });
  return pairs;
}
