/** What was done with all files of a run, in counts: the whole list is in the run's own file. */
import { formatCount } from '../printable.ts';
import type { FileReport } from './file-report.ts';

export interface FilesSummary {
  readonly files: number;
  /** Files by format. */
  readonly formats: Readonly<Record<string, number>>;
  /** Files by encoding, those that are not text left out. */
  readonly encodings: Readonly<Record<string, number>>;
  /** Lines in another encoding than the rest of their file, by their own. */
  readonly mixedLines: Readonly<Record<string, number>>;
  /** Files that said another encoding than they were in. */
  readonly wronglyDeclared: number;
  /** Articles whose text was repaired. */
  readonly repaired: number;
  /** Characters that could not be read. */
  readonly brokenCharacters: number;
  /** What was not read and why, with how often. */
  readonly passedOver: Readonly<Record<string, number>>;
}

export interface FilesCounter {
  add(report: FileReport): void;
  summary(): FilesSummary;
}

export function createFilesCounter(): FilesCounter {
  const formats: Record<string, number> = {};
  const encodings: Record<string, number> = {};
  const passedOver: Record<string, number> = {};
  const mixedLines: Record<string, number> = {};
  let files = 0;
  let wronglyDeclared = 0;
  let repaired = 0;
  let brokenCharacters = 0;
  const count = (counts: Record<string, number>, name: string, times = 1): void => {
    counts[name] = (counts[name] ?? 0) + times;
  };
  return {
    add(report) {
      files += 1;
      if (report.format !== null) count(formats, report.format);
      if (report.encoding !== null) count(encodings, report.encoding);
      if (report.declaredEncoding !== undefined) wronglyDeclared += 1;
      for (const [name, lines] of Object.entries(report.otherEncodings ?? {})) count(mixedLines, name, lines ?? 0);
      if (report.skipped !== undefined) count(passedOver, `a file that ${report.skipped}`);
      for (const [what, times] of Object.entries(report.passedOver ?? {})) count(passedOver, what, times);
      repaired += report.repaired;
      brokenCharacters += report.brokenCharacters ?? 0;
    },
    summary: () => ({ files, formats, encodings, mixedLines, wronglyDeclared, repaired, brokenCharacters, passedOver }),
  };
}

/** Lines about what a person would want to know: what was not UTF-8, repaired, broken or passed over. */
export function formatFilesSummary(summary: FilesSummary): string[] {
  const { encodings, mixedLines, wronglyDeclared, repaired, brokenCharacters, passedOver } = summary;
  const others = Object.entries(encodings).filter(([name]) => name !== 'utf-8');
  const lines: string[] = [];
  if (others.length > 0)
    lines.push(`encodings: ${others.map(([name, files]) => `${name} in ${formatCount(files, 'file')}`).join(', ')}`);
  for (const [name, count] of Object.entries(mixedLines))
    lines.push(`mixed encodings: ${formatCount(count, 'line')} in ${name} among lines in another, read as they are`);
  if (wronglyDeclared > 0)
    lines.push(
      `wrongly declared: ${formatCount(wronglyDeclared, 'file')} in another encoding than the text says, read as it is`,
    );
  if (repaired > 0) lines.push(`repaired: ${formatCount(repaired, 'article')} with text that had been decoded wrongly`);
  if (brokenCharacters > 0)
    lines.push(
      `broken: ${formatCount(brokenCharacters, 'character')} without a meaning in the encoding, shown as \uFFFD`,
    );
  for (const [what, times] of Object.entries(passedOver)) lines.push(`passed over: ${formatCount(times)} × ${what}`);
  return lines;
}
