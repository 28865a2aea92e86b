/** `fihrist analyze TEXT`: what the analyzer makes of a text, token by token. Needs no engine. */
import { createAnalyzer } from '../analysis/analyzer.ts';
import type { AnalysisMode } from '../analysis/analyzer.ts';
import { readArabicLanguage } from '../arabic-language.ts';

export interface AnalyzeCommandOptions {
  readonly json: boolean;
  readonly mode: AnalysisMode;
}

const COLUMNS = ['position', 'start', 'end', 'surface', 'folded', 'term', 'rules'] as const;

export function analyzeCommand(words: readonly string[], { json, mode }: AnalyzeCommandOptions): number {
  const analyzer = createAnalyzer({ language: readArabicLanguage() });
  const tokens = analyzer.analyze(words.join(' '), { mode });
  if (json) {
    process.stdout.write(`${JSON.stringify({ version: analyzer.version, tokens }, null, 2)}\n`);
    return 0;
  }
  const rows = tokens.map(({ stop, rules, ...token }) =>
    COLUMNS.map((name) => (name === 'rules' ? (stop ? 'stop word' : rules.join(' ')) : String(token[name]))),
  );
  for (const row of [COLUMNS, ...rows]) process.stdout.write(`${row.join('\t')}\n`);
  return 0;
}
