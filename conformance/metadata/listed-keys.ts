import { spawnSync } from 'node:child_process';
import { KNOWN_ANNOTATIONS } from '../../src/rules/metadata/known-annotations';
import type { KnownKey } from '../../src/rules/metadata/known-key';
import { KNOWN_LABELS } from '../../src/rules/metadata/known-labels';

interface ListedKey {
  readonly name: string;
  readonly resources: readonly string[];
  readonly deprecated: boolean;
}

/** Where our tables of labels and annotations differ from the lists of Istio's API. */
export function findTableErrors(judge: string): string[] {
  const { status, stdout, stderr } = spawnSync(judge, ['list'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the judge lists no keys: ${stderr}`);
  const listed = JSON.parse(stdout) as Readonly<Record<'labels' | 'annotations', readonly ListedKey[]>>;
  return [
    ...compare('label', listed.labels, KNOWN_LABELS),
    ...compare('annotation', listed.annotations, KNOWN_ANNOTATIONS),
  ];
}

function compare(what: string, listed: readonly ListedKey[], known: Readonly<Record<string, KnownKey>>): string[] {
  const problems: string[] = [];
  const ofIstio = listed.filter(({ name }) => /^([^/]*\.)?istio\.io\//.test(name));
  for (const { name, resources, deprecated } of ofIstio) {
    const entry = known[name];
    if (entry === undefined) problems.push(`the ${what} ${name} of ${resources.join(', ')} is not in the table`);
    else if (entry.isUnlisted) problems.push(`the ${what} ${name} is listed now`);
    else if (entry.on.join() !== resources.join()) problems.push(`the ${what} ${name} is of ${resources.join(', ')}`);
    else if (deprecated !== (entry.instead !== undefined))
      problems.push(`the ${what} ${name}: deprecated is ${deprecated}`);
  }
  const names = new Set(ofIstio.map(({ name }) => name));
  for (const [name, { isUnlisted }] of Object.entries(known)) {
    if (!isUnlisted && !names.has(name)) problems.push(`the ${what} ${name} is listed no more`);
  }
  return problems;
}
