/**
 * Five thousand articles shaped like real ones: words as frequent as in a language (Zipf), many spellings of a word,
 * function words between them and words of meaning with the stem of one (بل, البل), names of several words, dates of two centuries, missing fields.
 */
import { readSampleArchive } from '../../support/sample-archive.ts';
import { testAnalyzer } from '../../support/meilisearch.ts';
import type { OracleArticle } from './oracle.ts';

export interface GeneratedArchive {
  readonly articles: readonly OracleArticle[];
  /** Words that occur, the most frequent first. */
  readonly words: readonly string[];
}

const SOURCES = ['القدس العربي', 'العربي الجديد', 'الشرق الأوسط', 'وكالة الأنباء', 'العربي', null];
const CATEGORIES = ['سياسة', 'سياسة دولية', 'رياضة', 'ثقافة وفنون', null];
const AUTHORS = ['علي الحسن', 'على حسن', 'ليلى حسن علي', 'هيئة التحرير', null, null];

export function generateArchive(size: number, random: () => number): GeneratedArchive {
  const texts = readSampleArchive().flatMap(({ title, body }) => [title, body]);
  const surfaces = new Set(texts.flatMap((text) => testAnalyzer.analyze(text).map(({ surface }) => surface)));
  const words = ['علي', 'على', 'مدرسة', 'مدرسه', 'المدرسة', 'القرى', 'القري', 'بل', 'البل', ...surfaces]
    .filter((word) => /^[\p{L}\p{M}]+$/u.test(word))
    .slice(0, 1500);
  // The harmonic law of frequencies: the word at rank r is drawn with a weight of 1/r.
  const pick = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'خبر';
  const oneOf = <Value>(values: readonly Value[]): Value | undefined => values[Math.floor(random() * values.length)];
  const text = (length: number): string => Array.from({ length }, pick).join(' ');
  const articles = Array.from({ length: size }, (_, at): OracleArticle => {
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
    const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
    const year = 1955 + Math.floor(random() * 70);
    const precise = [`${year}`, `${year}-${month}`, `${year}-${month}-${day}`, `${year}-${month}-${day}T22:30:00.000Z`];
    return {
      id: `article-${at}`,
      title: random() < 0.05 ? '' : text(2 + Math.floor(random() * 7)),
      body: text(8 + Math.floor(random() * 50)),
      source: oneOf(SOURCES) ?? null,
      category: oneOf(CATEGORIES) ?? null,
      author: oneOf(AUTHORS) ?? null,
      publishedAt: random() < 0.1 ? null : (oneOf(precise) ?? null),
    };
  });
  return { articles, words };
}
