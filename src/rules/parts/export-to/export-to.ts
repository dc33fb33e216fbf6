import { shown } from '../../../schema/structural/findings';
import { isDnsLabel } from '../../primitives/dns-label';
import type { Rule } from '../../rule';

/** Which namespaces see an object. */
export interface Exported {
  readonly exportTo: readonly string[];
}

function isNamespace(text: string): boolean {
  return text === '.' || text === '*' || isDnsLabel(text);
}

const noDuplicate = (allowsNone: boolean): Rule<Exported> => ({
  name: 'no-duplicate-export',
  severity: 'error',
  title: "`exportTo` names a namespace once, be it as `.` or with the object's own name",
  why: 'the second one says nothing new',
  check(exported, report, { namespace }) {
    const seen = new Set<string>();
    for (const field of exported.at('exportTo').items()) {
      const key = field.text === '.' ? namespace : field.text;
      if (seen.has(key)) {
        report({ field, message: `\`exportTo\` names the namespace ${shown(key)} twice`, fix: 'remove it here' });
      } else if (isNamespace(key) || (allowsNone && key === '~')) seen.add(key);
    }
  },
});

const validExport = (allowsNone: boolean): Rule<Exported> => ({
  name: 'valid-export',
  severity: 'error',
  title: `\`exportTo\` names namespaces, \`.\` for its own${allowsNone ? ', `~` for none' : ''} or \`*\` for all`,
  why: 'no namespace could have this name, so that none would see the object',
  check(exported, report) {
    for (const field of exported.at('exportTo').items()) {
      if (isNamespace(field.text) || (allowsNone && field.text === '~')) continue;
      report({
        field,
        message: `\`exportTo\` names ${shown(field.text)}, which is no namespace`,
        fix: "write a namespace, `.` for the object's own or `*` for all",
      });
    }
  },
});

const noAllAndSome: Rule<Exported> = {
  name: 'no-export-to-all-and-some',
  severity: 'error',
  title: '`exportTo` has nothing beside `*`',
  why: '`*` already means all namespaces, so that naming others shows a mistake',
  check(exported, report) {
    const items = exported.at('exportTo').items();
    const field = items.find(({ text }) => text === '*');
    if (field === undefined || items.length < 2) return;
    report({
      field,
      message: '`exportTo` names all namespaces with `*`, and others',
      fix: 'leave `*` alone, or remove it',
    });
  },
};

const noNoneAndSome: Rule<Exported> = {
  name: 'no-export-to-none-and-some',
  severity: 'error',
  title: '`exportTo` has nothing beside `~`',
  why: '`~` means no namespace, so that naming others shows a mistake',
  check(exported, report) {
    const items = exported.at('exportTo').items();
    const field = items.find(({ text }) => text === '~');
    if (field === undefined || items.length < 2) return;
    report({
      field,
      message: '`exportTo` names no namespace with `~`, and others',
      fix: 'leave `~` alone, or remove it',
    });
  },
};

/** The rules of `exportTo`; only a ServiceEntry may be exported to none. */
export function exportToRules({ allowsNone }: { readonly allowsNone: boolean }): readonly Rule<Exported>[] {
  const rules = [noDuplicate(allowsNone), validExport(allowsNone), noAllAndSome];
  return allowsNone ? [...rules, noNoneAndSome] : rules;
}
