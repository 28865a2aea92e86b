/** An analyzer that takes every run between spaces for a term: for tests that only need to see what is analyzed. */
import type { Analyzer } from '../../src/analysis/analyzer.ts';

export function createWordAnalyzer(onText: (text: string) => void = () => {}): Pick<Analyzer, 'analyze'> {
  return {
    analyze(text) {
      onText(text);
      return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }, position) => {
        const end = index + word.length;
        return { surface: word, folded: word, term: word, start: index, end, position, stop: false, rules: [] };
      });
    },
  };
}
