/**
 * Whether the forms of a verb meet. One half of the paradigms was looked at while rules were made: what stands apart there is
 * listed. Of the other only how many forms meet is read, and has a floor that only goes up.
 */
import { describe, expect, test } from 'vitest';
import { readComparedGolden, readGolden } from '../support/golden.ts';
import { testAnalyzer } from '../support/meilisearch.ts';

/** Nobody looks at which forms of the unseen verbs stand apart. */
const UNSEEN_FLOOR = { verbs: 116, forms: 2778 };

const toTerm = (word: string): string =>
  testAnalyzer
    .analyze(word)
    .map(({ term }) => term)
    .join(' ');
const toForms = (cell: string): string[] => (cell === '-' ? [] : cell.split(' '));

/** The largest number of forms that share a term. */
function countMeeting(forms: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const term of forms.map(toTerm)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return Math.max(...counts.values());
}

const seen = readComparedGolden('verbs.tsv');
const unseen = readGolden('verbs-unseen.tsv');

describe('the forms of a verb', () => {
  test.each(seen)('$input: meet in one term, but for $compared ($why)', ({ expected, compared }) => {
    const [first = '', ...others] = toForms(expected).map(toTerm);
    expect(others.filter((term) => term !== first)).toEqual([]);
    expect(toForms(compared).filter((form) => toTerm(form) === first)).toEqual([]);
  });

  test('of unseen verbs meet no less often than before', () => {
    const verbs = unseen.map(({ expected }) => toForms(expected)).map((forms) => [countMeeting(forms), forms.length]);
    expect(verbs.filter(([meeting, all]) => meeting === all).length).toBeGreaterThanOrEqual(UNSEEN_FLOOR.verbs);
    expect(verbs.reduce((sum, [meeting = 0]) => sum + meeting, 0)).toBeGreaterThanOrEqual(UNSEEN_FLOOR.forms);
  });
});
