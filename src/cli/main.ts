#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { runCli } from './run-cli';
import { processTerminal } from './terminal';

/** The releases of Node whose V8 knows the flag; another one would complain. */
const TESTED: readonly string[] = ['20', '22', '24'];

// Hundreds of small rules run in a short process: V8 would spend more on inlining them into each other than it saves.
if (TESTED.includes(process.versions.node.split('.')[0]!)) {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
}

void runCli(process.argv.slice(2), processTerminal()).then((status) => {
  process.exitCode = status;
});
