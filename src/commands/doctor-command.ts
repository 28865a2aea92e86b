/** `fihrist doctor`: looks at everything that can be wrong with an installation, and says what to do about each. */
import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { formatCount } from '../ingest/printable.ts';
import { openArchive } from '../open-archive.ts';
import type { Archive } from '../open-archive.ts';
import { readReadingRules } from '../reading-rules.ts';
import { lockRun } from './run-lock.ts';
import { readLastRun } from './run-record.ts';

/** `ok`: fine. `advice`: works, and could be better. `wrong`: does not work. */
type Verdict = 'ok' | 'advice' | 'wrong';

interface Finding {
  readonly check: string;
  readonly verdict: Verdict;
  readonly detail: string;
  /** What to do. */
  readonly advice?: string;
}

const MIN_ENGINE = [1, 21] as const;
const LOW_DISK_BYTES = 2_000_000_000;
const NO_DISK_BYTES = 200_000_000;
/** Encodings that `TextDecoder` has only with full ICU data, which some builds of Node leave out. */
const ENCODINGS = ['windows-1256', 'iso-8859-6', 'utf-16be'] as const;

/** Exit code 0 when nothing is wrong, 1 when something is. */
export async function doctorCommand({ json }: { readonly json: boolean }): Promise<number> {
  const config = readConfig(process.env);
  const findings: Finding[] = [checkNode(), checkEncodings(), checkRules(), ...(await checkFolder(config))];
  if (!findings.some(({ check, verdict }) => check === 'data folder' && verdict === 'wrong'))
    findings.push(...(await checkEngine(config)));
  const isWrong = findings.some(({ verdict }) => verdict === 'wrong');
  if (json) process.stdout.write(`${JSON.stringify({ healthy: !isWrong, findings }, null, 2)}\n`);
  else for (const finding of findings) process.stdout.write(formatFinding(finding));
  return isWrong ? 1 : 0;
}

function formatFinding({ check, verdict, detail, advice }: Finding): string {
  const mark = { ok: 'ok    ', advice: 'advice', wrong: 'WRONG ' }[verdict];
  return `${mark}  ${check.padEnd(12)} ${detail}\n${advice === undefined ? '' : `${' '.repeat(21)}→ ${advice}\n`}`;
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isFit = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  const detail = `Node ${process.versions.node}`;
  return isFit
    ? { check: 'node', verdict: 'ok', detail }
    : { check: 'node', verdict: 'wrong', detail, advice: 'install Node 20.19, 22.12 or 24, or later' };
}

function checkEncodings(): Finding {
  const missing = ENCODINGS.filter((encoding) => {
    try {
      return new TextDecoder(encoding).encoding !== encoding;
    } catch {
      return true;
    }
  });
  if (missing.length === 0) return { check: 'encodings', verdict: 'ok', detail: `${ENCODINGS.join(', ')} can be read` };
  return {
    check: 'encodings',
    verdict: 'wrong',
    detail: `this Node cannot read ${missing.join(', ')}`,
    advice: 'use a build of Node with full ICU data, as nodejs.org has it',
  };
}

function checkRules(): Finding {
  try {
    const { boilerplate, dateWords } = readReadingRules();
    const rules = boilerplate.byFirst.size + boilerplate.byLast.size;
    return {
      check: 'rules',
      verdict: 'ok',
      detail: `${rules} beginnings of page furniture, ${dateWords.meanings.size} words of dates`,
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { check: 'rules', verdict: 'wrong', detail, advice: 'mend the line in index-config/reading' };
  }
}

async function checkFolder({ dataDir }: Config): Promise<Finding[]> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [
      {
        check: 'data folder',
        verdict: 'wrong',
        detail,
        advice: 'name a folder that you may write to: FIHRIST_DATA_DIR',
      },
    ];
  }
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const detail = `${dataDir}, ${formatCount(Math.round(free / 1_000_000))} MB free`;
  if (free > LOW_DISK_BYTES) return [{ check: 'data folder', verdict: 'ok', detail }];
  const advice = 'an index takes about five times the size of its articles; free some space or move FIHRIST_DATA_DIR';
  return [{ check: 'data folder', verdict: free < NO_DISK_BYTES ? 'wrong' : 'advice', detail, advice }];
}

async function checkEngine(config: Config): Promise<Finding[]> {
  let archive: Archive;
  try {
    archive = await openArchive({ config, env: process.env, isPrepared: false });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const advice = 'start it, or leave MEILI_URL and MEILI_BIN unset to have one started';
    return [{ check: 'engine', verdict: 'wrong', detail: error.message, advice }];
  }
  try {
    return [checkVersion(archive), ...(await checkIndex(archive, config)), ...(await checkRuns(archive, config))];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [{ check: 'engine', verdict: 'wrong', detail: error.message, advice: 'see docs/errors.md' }];
  } finally {
    await archive.close();
  }
}

function checkVersion({ engine }: Archive): Finding {
  const [major = 0, minor = 0] = engine.version.split('.').map(Number);
  const detail = `Meilisearch ${engine.version} (${engine.origin}) at ${engine.url}`;
  const isFit = major > MIN_ENGINE[0] || (major === MIN_ENGINE[0] && minor >= MIN_ENGINE[1]);
  return isFit
    ? { check: 'engine', verdict: 'ok', detail }
    : { check: 'engine', verdict: 'wrong', detail, advice: `use Meilisearch ${MIN_ENGINE.join('.')} or later` };
}

async function checkIndex({ index, analyzer }: Archive, { indexName }: Config): Promise<Finding[]> {
  const fitness = await index.fitness();
  if (fitness === 'missing' || fitness === 'unfinished')
    return [
      {
        check: 'index',
        verdict: 'advice',
        detail: `"${indexName}" has nothing in it`,
        advice: 'npx fihrist index PATH',
      },
    ];
  if (fitness === 'foreign')
    return [
      {
        check: 'index',
        verdict: 'wrong',
        detail: `"${indexName}" was not made by Fihrist`,
        advice: 'choose another name: FIHRIST_INDEX',
      },
    ];
  const { documents, analyzerVersion } = await index.state();
  const size = {
    check: 'index',
    verdict: 'ok',
    detail: `"${indexName}", ${formatCount(documents, 'article')}`,
  } as const;
  const rebuild = 'npx fihrist index --rebuild; searches go on meanwhile';
  const analyzed: Finding =
    analyzerVersion === analyzer.version
      ? { check: 'analyzer', verdict: 'ok', detail: analyzer.version }
      : {
          check: 'analyzer',
          verdict: 'wrong',
          detail: `the index is of ${analyzerVersion ?? 'none'}, this program is ${analyzer.version}`,
          advice: rebuild,
        };
  if (fitness === 'other_analyzer') return [size, analyzed];
  const documentsFinding: Finding =
    fitness === 'other_documents'
      ? { check: 'documents', verdict: 'wrong', detail: 'of another shape than this program writes', advice: rebuild }
      : { check: 'documents', verdict: 'ok', detail: 'of the shape that this program writes' };
  if (fitness === 'other_documents') return [size, analyzed, documentsFinding];
  const settings: Finding =
    fitness === 'other_settings'
      ? { check: 'settings', verdict: 'wrong', detail: 'not those of index-config', advice: rebuild }
      : { check: 'settings', verdict: 'ok', detail: 'as in index-config' };
  return [size, analyzed, documentsFinding, settings];
}

async function checkRuns(archive: Archive, config: Config): Promise<Finding[]> {
  const findings: Finding[] = [];
  const lastRun = await readLastRun(join(config.dataDir, 'runs'));
  const rejected = lastRun?.counts['rejected'] ?? 0;
  if (lastRun === null) findings.push({ check: 'last run', verdict: 'ok', detail: 'none on this machine' });
  else if (lastRun.outcome !== 'complete')
    findings.push({
      check: 'last run',
      verdict: 'advice',
      detail: `${lastRun.finishedAt}, ${lastRun.outcome}`,
      advice: 'run the same command again: it goes on where it was',
    });
  else if (rejected > 0)
    findings.push({
      check: 'last run',
      verdict: 'advice',
      detail: `${lastRun.finishedAt}, ${formatCount(rejected)} rejected`,
      advice: `mend them in ${join(config.dataDir, 'rejects')} and index that file`,
    });
  else findings.push({ check: 'last run', verdict: 'ok', detail: `${lastRun.finishedAt}, ${lastRun.outcome}` });
  try {
    const lock = await lockRun({ ...archive, ...config, engineUrl: archive.engine.url });
    try {
      if (await archive.lifecycle.hasNext())
        findings.push({
          check: 'leftovers',
          verdict: 'advice',
          detail: 'an interrupted rebuild left an index',
          advice: 'the next run of fihrist index clears it away or goes on with it',
        });
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    findings.push({ check: 'runs', verdict: 'ok', detail: error.message });
  }
  return findings;
}
