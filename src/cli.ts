/** The command line: names, options and exit codes. What a command does is in `commands/`. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import type { EvaluateCommandOptions } from './commands/evaluate-command.ts';
import type { IndexCommandOptions } from './commands/index-command.ts';
import type { SearchCommandOptions } from './commands/search-command.ts';
import { z } from 'zod';
import { AppError } from './errors.ts';

/** Exit code of a usage or engine error. */
const FAILED = 2;

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Runs the command line and resolves to its exit code. `argv` is without the program's own two words. */
export async function runCli(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('fihrist')
    .description('Full-text search for archives of Arabic news, on Meilisearch')
    .version(readVersion())
    .exitOverride()
    .showSuggestionAfterError();
  const run =
    <Given extends unknown[]>(command: (...given: Given) => Promise<number> | number) =>
    async (...given: Given): Promise<void> => {
      exitCode = await command(...given);
    };

  program
    .command('start')
    .description('start an engine if none is given, index the sample archive if the index is empty, serve API and page')
    .action(run(async () => (await import('./commands/serve-command.ts')).serveCommand({ withSample: true })));
  program
    .command('serve')
    .description('serve API and page over whatever is indexed')
    .action(run(async () => (await import('./commands/serve-command.ts')).serveCommand({ withSample: false })));
  program
    .command('index')
    .description('bring the articles of files and folders into the archive; what is already in is left alone')
    .argument('[path...]', 'files, folders, patterns, or - for the standard input; any format, packed or not')
    .option('--dry-run', 'read and compare everything, and change nothing', false)
    .option('--prune', 'remove what these paths brought earlier and no longer have', false)
    .option('--force', 'prune more than a fifth of them, or after rejects', false)
    .option('--rebuild', 'fill a new index from the live one and exchange them, then read the paths', false)
    .option(
      '--map <field=name>',
      'the name of a field in tables and JSON, as in --map title=Headline; may be repeated',
      collect,
    )
    .addOption(new Option('--dates <order>', 'how 03/04/2018 is read').choices(['day-first', 'month-first']))
    .option('--json', 'print progress and summary as JSON lines', false)
    .action(
      run(async (paths: string[], options: IndexCommandOptions) =>
        (await import('./commands/index-command.ts')).indexCommand(paths, options),
      ),
    );
  program
    .command('search')
    .description('search the archive')
    .showHelpAfterError('A word that begins with a dash goes behind "--": fihrist search -- صفقة -سرية')
    .argument('<query...>')
    .option('--json', "print the API's answer", false)
    .option('--source <name>', 'only from this source; may be repeated, as the next four may', collect)
    .option('--category <name>', 'only of this category', collect)
    .option('--author <name>', 'only by this author', collect)
    .option('--tag <name>', 'only with this tag', collect)
    .option('--language <code>', 'only in this language', collect)
    .option('--from <date>', 'published on this day or later: YYYY-MM-DD, YYYY-MM or YYYY')
    .option('--to <date>', 'published on this day or earlier')
    .option('--limit <number>', 'how many hits', '10')
    .option('--offset <number>', 'how many to pass over', '0')
    .option('--match <mode>', 'smart, all, any or exact', 'smart')
    .option('--expand <on|off>', 'whether other names for a word count: شباط for فبراير', 'on')
    .option('--sort <order>', 'relevance, newest or oldest', 'relevance')
    .option('--facets <names>', 'count values of source, category, author, tag, separated by commas')
    .option('--histogram <unit>', 'count articles by year, month or day')
    .option('--explain', 'say how the query was read, why each hit was found, and what its score is made of', false)
    .action(
      run(async (words: string[], options: SearchCommandOptions) =>
        (await import('./commands/search-command.ts')).searchCommand(words, options),
      ),
    );
  program
    .command('analyze')
    .description('show what the analyzer makes of a text')
    .argument('<text...>')
    .option('--json', 'print tokens as JSON', false)
    .addOption(
      new Option('--mode <mode>', 'analysis mode').choices(['document', 'query', 'prefix']).default('document'),
    )
    .action(
      run(async (words: string[], options: { json: boolean; mode: 'document' | 'query' | 'prefix' }) =>
        (await import('./commands/analyze-command.ts')).analyzeCommand(words, options),
      ),
    );
  program
    .command('evaluate')
    .description('measure retrieval over a collection folder: docs.jsonl[.gz], queries*.jsonl, qrels.tsv')
    .argument('<dir>')
    .option('--body-only', 'leave titles out, for queries that are titles', false)
    .option('--json', 'print as JSON', false)
    .action(
      run(async (dir: string, options: EvaluateCommandOptions) =>
        (await import('./commands/evaluate-command.ts')).evaluateCommand(dir, options),
      ),
    );
  program
    .command('status')
    .description('engine, index, analyzer version, counts, last run')
    .option('--json', 'print as JSON', false)
    .action(
      run(async (options: { json: boolean }) => (await import('./commands/status-command.ts')).statusCommand(options)),
    );

  program
    .command('doctor')
    .description('look for what is wrong with the installation, and say what to do')
    .option('--json', 'print as JSON', false)
    .action(
      run(async (options: { json: boolean }) => (await import('./commands/doctor-command.ts')).doctorCommand(options)),
    );

  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has said what was wrong, or printed the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : FAILED;
    // Exit code 1, which Node would give an error of ours, says that some articles were rejected.
    process.stderr.write(`${toMessage(error)}\n`);
    return FAILED;
  }
}

/** What was wrong for whoever called; for a defect of ours, where it happened. */
function toMessage(error: unknown): string {
  if (error instanceof AppError) return error.message;
  return `A defect of Fihrist, please report it:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function readVersion(): string {
  const file: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return z.object({ version: z.string() }).parse(file).version;
}
