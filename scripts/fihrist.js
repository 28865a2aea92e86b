#!/usr/bin/env node
/** The `fihrist` program: runs the built command line, and builds it first in a checkout whose sources are newer. */
import { buildIfStale } from './build.mjs';

buildIfStale();
const { runCli } = await import('../dist/cli.js');
process.exitCode = await runCli(process.argv.slice(2));
