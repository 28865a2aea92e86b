import { describe, expect, test } from 'vitest';
import { isLikelyPerson } from '../../src/analysis/likely-person.ts';
import { lexiconOf } from '../support/lexicon.ts';

type Counts = Readonly<Record<string, number>>;
const ROWS: readonly (readonly [string, Counts, readonly string[], boolean, string])[] = [
  ['يرصد', {}, [], true, 'hardly any noun begins with ya'],
  ['يرصد', {}, ['رصد'], true, 'there may be one without it'],
  ['يسري', {}, ['سري'], false, 'but not one with the yeh of a nisba'],
  ['يعادل', {}, ['عادل'], false, 'nor one of the pattern of those who do'],
  ['يسرا', {}, [], false, 'an alef at the end is of a name or a tanwin'],
  ['يونس', {}, [], false, 'names begin with ya and waw'],
  ['يونس', { تونس: 8 }, [], false, 'be there "she" or not'],
  ['يونس', { ونس: 4, تونس: 8 }, [], true, 'but for a verb in waw, of which there is a past and another form'],
  ['ياسر', { اسر: 4, اسرت: 4 }, [], true, 'likewise in alef'],
  ['ترصد', {}, [], false, 'many nouns begin with teh'],
  ['ترصد', { يرصد: 1, ترصد: 8 }, [], true, 'so there must be "he"'],
  ['تونس', { يونس: 1, تونس: 9 }, [], false, 'and "she" not be so much more usual'],
  ['تترسخ', {}, [], true, 'two tehs are a person and a verb'],
  ['نرصد', { يرصد: 1, نرصد: 1 }, [], true, '"we" is no more usual than "he"'],
  ['نرصد', { يرصد: 1, نرصد: 2 }, [], false, 'or is another word'],
  ['احبط', { يحبط: 1, احبطت: 1 }, [], true, 'a past in alef has a feminine'],
  ['احبط', { يحبط: 1, احبطوا: 1 }, [], true, 'or a plural'],
  ['احبط', { يحبط: 1 }, [], false, 'of its own'],
  ['احبط', { احبطت: 1 }, [], false, 'and an imperfect'],
];

describe('a word of which little is known', () => {
  test.each(ROWS)(
    '%s, where %j are attested and %j take an article, is a person or not: %s (%s)',
    (word, counts, nouns, is) => {
      expect(isLikelyPerson(word, lexiconOf(counts, [], nouns))).toBe(is);
    },
  );
});
