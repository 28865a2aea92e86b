/** Where in a body the page around the article begins and ends, and where its dateline is. */
import type { Aside } from './asides.ts';
import { findDateline } from './find-dateline.ts';
import { findLineRule } from './line-rules.ts';
import type { LineRules } from './line-rules.ts';

/** A line of a page's furniture is a label or a headline; what is longer is text of the article. */
const MAX_LINE_LENGTH = 200;
/** Entries of a list are headlines: no longer, and without a full stop. */
const MAX_ENTRY_LENGTH = 130;
const ENDS_SENTENCE = /[.!؟?]["”»)\]]*\s*$/u;

export interface AsideRules {
  readonly boilerplate: LineRules;
  /** Folded names of news agencies. */
  readonly agencies: ReadonlySet<string>;
}

/** The asides of a body in order, never overlapping. A text of which nothing else would be left has none. */
export function findAsides(body: string, rules: AsideRules): Aside[] {
  const dateline = findDateline(body, rules.agencies);
  const asides: Aside[] = dateline === null ? [] : [{ kind: 'dateline', ...dateline }];
  let list: Aside['kind'] | null = null;
  let hasText = false;
  for (let start = 0; start < body.length;) {
    const next = body.indexOf('\n', start);
    const end = next === -1 ? body.length : next;
    const line = body.slice(start, Math.min(end, start + MAX_LINE_LENGTH + 1));
    if (line.trim() !== '') {
      const rule = line.length > MAX_LINE_LENGTH ? null : findLineRule(line, rules.boilerplate);
      if (rule?.reach === 'list') list = rule.kind;
      else if (list !== null && rule === null && !isEntry(line)) list = null;
      const kind = rule?.kind ?? list;
      if (kind !== null && (dateline === null || end <= dateline.start || start >= dateline.end))
        asides.push({ kind, start, end });
      else hasText = true;
    }
    start = end + 1;
  }
  asides.sort((a, b) => a.start - b.start);
  return hasText ? asides : asides.filter(({ kind }) => kind === 'dateline');
}

function isEntry(line: string): boolean {
  return line.length <= MAX_ENTRY_LENGTH && !ENDS_SENTENCE.test(line);
}
