/**
 * The analyzer alone, as the package exports it (`npm run build` first): how fast it is beside Lucene's ArabicAnalyzer on the same text in the same run, how long it takes
 * to be ready, and whether any text costs more than prose.
 * `npx tsx scripts/benchmarks/analyzer.ts [RELEVANCE_DIR] [LUCENE_BENCH]`; LUCENE_BENCH `none` leaves Lucene out.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnalyzer } from 'fihrist/analysis';
import { readCollection } from '../../src/commands/evaluation/read-collection.ts';
import { percentile } from './measure.ts';

const [folder = '../shared/relevance', luceneBench = '../shared/peers/lucene/analyzer-bench.sh'] =
  process.argv.slice(2);
const MEGABYTES = 60;
const PASSES = 7;
const STARTS = 15;
const ROUNDS = 2;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const starts = Array.from({ length: STARTS }, startAlone);
for (const [at, what] of ['its module', 'its data and a first term', 'a first sentence', 'all'].entries()) {
  const times = starts.map((start) => start[at] ?? 0).sort((a, b) => a - b);
  const [least = 0, most = 0] = [times[0], times.at(-1)];
  const median = percentile(times, 0.5).toFixed(0);
  say(`ready, ${what.padEnd(26)} median ${median} ms (${least.toFixed(0)} to ${most.toFixed(0)})`);
}

const analyzer = createAnalyzer();

const lines: string[] = [];
let bytes = 0;
for (const { title, text } of readCollection(join(folder, 'ant_news'), 'queries.jsonl').documents) {
  const line = `${title} ${text}`.replaceAll(/\s+/gu, ' ');
  bytes += Buffer.byteLength(line) + 1;
  if (bytes > MEGABYTES * 1e6) break;
  lines.push(line);
}
const megabytes = Buffer.byteLength(lines.join('\n')) / 1e6;
say(`${lines.length} articles, ${megabytes.toFixed(1)} MB of UTF-8\n`);

const passes = (work: (line: string) => readonly unknown[]): number[] =>
  Array.from({ length: PASSES }, () => {
    const at = performance.now();
    let count = 0;
    for (const line of lines) count += work(line).length;
    if (count === 0) throw new Error('The analyzer found no word');
    return megabytes / ((performance.now() - at) / 1000);
  });
const show = (name: string, speeds: readonly number[]): void =>
  say(`${name.padEnd(26)} best ${Math.max(...speeds).toFixed(1)}, median ${percentile(speeds, 0.5).toFixed(1)} MB/s`);

const [first = 0] = passes((line) => analyzer.terms(line)).slice(0, 1);
say(`terms(), first pass ${first.toFixed(1)} MB/s: every word is new`);
for (let round = 0; round < ROUNDS; round += 1) {
  show(
    'terms()',
    passes((line) => analyzer.terms(line)),
  );
  show(
    'analyze()',
    passes((line) => analyzer.analyze(line)),
  );
  if (luceneBench !== 'none') show('Lucene ArabicAnalyzer', runLucene());
}
say(`memory of this process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB, of which the text is twice its size\n`);

const LENGTH = 100_000;
const prose = lines.join(' ').slice(0, LENGTH);
/** Nanoseconds a character, ligatures counted as what they stand for, by `analyze()` and by `terms()`. */
const cost = (text: string): readonly number[] =>
  [(t: string) => analyzer.analyze(t), (t: string) => analyzer.terms(t)].map((work) => {
    const times = Array.from({ length: 15 }, () => {
      const at = performance.now();
      work(text);
      return performance.now() - at;
    });
    return (Math.min(...times) * 1e6) / text.normalize('NFKC').length;
  });
const ofProse = cost(prose);
const toDensity = (text: string): number => analyzer.analyze(text).length / text.normalize('NFKC').length;
const density = toDensity(prose);
say(`cost a character of a text of ${LENGTH} characters beside prose: analyze(), terms(), and how many tokens it has`);
for (const [name, unit] of [
  ['tatweels', '\u0640'],
  ['letters, tatweels between', 'ب\u0640'],
  ['fathas behind a letter', '\u064E'],
  ['marks of all kinds', '\u0651\u064E\u0670\u0655'],
  ['hamzas above', '\u0654'],
  ['alefs', 'ا'],
  ['hamzas on the line', 'ء'],
  ['one letter', 'ه'],
  ['wa', 'و'],
  ['wa-bi-al', 'وبال'],
  ['digits', '٧'],
  ['digits with separators', '٧٫'],
  ['thousands', '٧٧٧٬'],
  ['dates', '12.06.'],
  ['initials', 'م.'],
  ['words with points between', 'كتاب.'],
  ['letters and digits in turns', 'ب7'],
  ['fractions', '½'],
  ['accents, decomposed', 'e\u0301'],
  ['letters of another plane', '\u{1EE00}'],
  ['honorific ligatures', 'ﷺ'],
  ['zero width joiners', 'ب\u200D'],
  ['lone surrogates', '\uD800'],
  ['quotation marks', '«'],
] as const) {
  const text = `ب${unit.repeat(Math.ceil(LENGTH / unit.length))}`;
  const [analyze = '', terms = ''] = cost(text).map((value, at) => (value / (ofProse[at] ?? 1)).toFixed(2));
  const tokens = (toDensity(text) / density).toFixed(2);
  say(`  ${name.padEnd(26)} ${analyze.padStart(8)} ${terms.padStart(10)} ${tokens.padStart(10)}`);
}

/**
 * Milliseconds that a fresh process takes for the module, for its data with a first term, for a first sentence, and for
 * all three: in this one much is loaded already.
 */
function startAlone(): readonly number[] {
  const program = `
    const times = [performance.now()];
    const { createAnalyzer } = await import(${JSON.stringify(import.meta.resolve('fihrist/analysis'))});
    times.push(performance.now());
    const analyzer = createAnalyzer();
    analyzer.terms('فهرس');
    times.push(performance.now());
    analyzer.terms('قالت وزارة الصحة أمس إن ثلاثة أطباء أصيبوا في مستشفى بضواحي العاصمة، ونقلوا إلى مدينة أخرى للعلاج');
    times.push(performance.now());
    console.log(JSON.stringify(times));`;
  const node = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  const times: unknown = JSON.parse(node.stdout);
  if (!Array.isArray(times) || !times.every((time) => typeof time === 'number')) throw new Error(node.stderr);
  const [start = 0, imported = 0, ready = 0, end = 0] = times;
  return [imported - start, ready - imported, end - ready, end - start];
}

function runLucene(): number[] {
  const dir = mkdtempSync(join(tmpdir(), 'fihrist-bench-'));
  try {
    const file = join(dir, 'text.txt');
    writeFileSync(file, `${lines.join('\n')}\n`);
    // Through a pipe of the shell's: the bench opens its error output by name, which it cannot when that is a socket.
    const { stdout, stderr } = spawnSync('bash', ['-c', '"$0" "$1" ar 2>&1 | cat', luceneBench, file], {
      encoding: 'utf8',
    });
    const report = /median ([\d.]+) MB\/s \(min ([\d.]+), max ([\d.]+)/u.exec(stdout + stderr);
    if (!report) throw new Error(`Lucene's bench gave no figures: ${stdout}${stderr}`);
    return report.slice(1).map(Number);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
