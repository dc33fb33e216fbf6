// Writes the list of rules on the pages docs/rules/<kind>.md; what stands before the first rule is written by hand.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registry } from '../src/rules/registry';
import { headOf, ruleSections } from './rule-sections';

for (const kind of registry) {
  const path = join(__dirname, '../docs/rules', `${kind.slug}.md`);
  const head = existsSync(path) ? headOf(readFileSync(path, 'utf8')) : `# ${kind.slug}\n\n`;
  writeFileSync(path, `${head.trimEnd()}\n\n${ruleSections(kind)}`);
}
