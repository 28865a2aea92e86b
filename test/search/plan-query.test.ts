/** What a query asks an article for: which of its words count, and which do not beside others. */
import { expect, test } from 'vitest';
import { createEquivalents } from '../../src/search/equivalents.ts';
import { planQuery } from '../../src/search/plan-query.ts';
import { createQueryLexicon } from '../../src/search/query-lexicon.ts';
import type { PlanNode } from '../../src/search/query-plan.ts';
import type { MatchMode } from '../../src/search/search-request.ts';
import { testAnalyzer, testQueryWords, toTestEquivalents } from '../support/meilisearch.ts';

const parts = {
  analyzer: testAnalyzer,
  lexicon: createQueryLexicon(testQueryWords, testAnalyzer),
  equivalents: createEquivalents(toTestEquivalents(), testAnalyzer),
};

function write(node: PlanNode | null): string {
  if (node === null) return '';
  if (node.kind === 'not') return `-${write(node.of)}`;
  if (node.kind !== 'clause') return `(${node.of.map(write).join(node.kind === 'all' ? ' & ' : ' | ')})`;
  const { field, edge, text } = node.clause;
  return `${edge?.kind ?? field ?? ''}${edge || field ? ':' : ''}${text}`;
}

const planned = (text: string, match: MatchMode) => planQuery(text, { match, expand: 'on' }, parts);

test.each<[text: string, match: MatchMode, asked: string, notCounting: string[]]>([
  ['في الحرب', 'all', 'الحرب', ['في']],
  ['معا', 'all', 'معا', []],
  ['في معا', 'all', '(في & معا)', []],
  ['معا -عروس', 'all', '(معا & -عروس)', []],
  ['معا -عروس حرب', 'all', '(-عروس & حرب)', ['معا']],
  ['معا -معا', 'all', '(معا & -معا)', []],
  ['لها after:2018-03', 'all', '(لها & after:2018-03)', []],
  ['لها عنوان:حرب', 'all', '(لها & title:حرب)', []],
  ['معا -title:معا', 'all', '(معا & -title:معا)', []],
  ['لها (بعد:2018 | المصدر:رويترز)', 'all', '(لها & (after:2018 | source:رويترز))', []],
  ['لها (حرب | -سلام)', 'all', '(حرب | -سلام)', ['لها']],
  ['(لها -عروس) after:2018', 'all', '((لها & -عروس) & after:2018)', []],
  ['(لها -عروس) حرب', 'all', '(-عروس & حرب)', ['لها']],
  ['-(لها حرب)', 'all', '-حرب', ['لها']],
  ['لها -(-حرب)', 'all', 'حرب', ['لها']],
  ['معا -عروس', 'any', '(معا & -عروس)', []],
  ['معا حرب -عروس', 'any', '(حرب & -عروس)', ['معا']],
  ['معا عنوان:حرب -عروس', 'any', '(title:حرب & -عروس)', ['معا']],
  ['حرب (-سلام -عروس)', 'any', '(حرب & (-سلام & -عروس))', []],
  ['معا حرب -عروس', 'exact', '(معا & حرب & -عروس)', []],
])('%s, in the mode %s, asks for %s', (text, match, asked, notCounting) => {
  const { root, clauses } = planned(text, match);
  expect(write(root)).toBe(asked);
  expect(clauses.filter(({ kind }) => kind === 'stop').map((clause) => clause.text)).toEqual(notCounting);
});
