import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Case } from './case';

/** The documents of the YAML files of a folder, as they are written. */
export function seedCases(folder: string): Case[] {
  const files = readdirSync(folder).filter((file) => /\.ya?ml$/.test(file));
  return files.sort().flatMap((file) => documentCases(join(folder, file), file, 'seed'));
}

/** The documents that the examples are expected to make. */
export function exampleCases(folder: string): Case[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name, 'expected.yaml'))
    .filter((file) => existsSync(file))
    .flatMap((file) => documentCases(file, basename(join(file, '..')), 'example'));
}

function documentCases(path: string, name: string, mutation: string): Case[] {
  const texts = readFileSync(path, 'utf8').split(/^---(?:[ \t].*)?$/m);
  const documents = texts.filter((text) => text.split('\n').some((line) => /^\s*[^#\s]/.test(line)));
  return documents.map((manifest, i) => ({ id: `${name}#${i}`, kind: `(${mutation}s)`, mutation, manifest }));
}
