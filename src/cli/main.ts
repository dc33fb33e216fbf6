#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { runCli } from './run-cli';
import { processTerminal } from './terminal';

// Hundreds of small rules run in a short process: V8 would spend more on inlining them into each other than it saves.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');

void runCli(process.argv.slice(2), processTerminal()).then((status) => {
  process.exitCode = status;
});
