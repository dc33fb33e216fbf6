import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { findPathTemplateProblem } from '../primitives/path-template';
import { isPortText } from '../primitives/port';
import type { Rule } from '../rule';
import type { Operation, To } from './authorization-policy';

const PORTS: readonly (keyof Operation)[] = ['ports', 'notPorts'];
const PATHS: readonly (keyof Operation)[] = ['paths', 'notPaths'];
const ALL: readonly (keyof Operation)[] = [...PORTS, ...PATHS, 'methods', 'notMethods', 'hosts', 'notHosts'];

function valuesOf(to: Field<To>, keys: readonly (keyof Operation)[]): readonly Field<string>[] {
  return to
    .at('operation')
    .setFields(keys)
    .flatMap((list) => list.items());
}

const noMissingOperation: Rule<To> = {
  name: 'no-missing-operation',
  severity: 'error',
  title: 'an entry of `to` has an `operation`',
  why: 'an entry that names nothing could mean every request or none',
  check(to, report) {
    const field = to.at('operation');
    if (field.isSet) return;
    report({ field, message: `\`${field.name}\` is not set`, fix: `add the operation, or remove \`${to.name}\`` });
  },
};

const noEmptyOperation: Rule<To> = {
  name: 'no-empty-operation',
  severity: 'error',
  title: 'an `operation` says something of the request',
  why: 'an empty operation could mean every request or none',
  check(to, report) {
    const field = to.at('operation');
    if (!field.isSet || !field.setFields(ALL).every(({ isEmpty }) => isEmpty)) return;
    report({
      field,
      message: `\`${field.name}\` says nothing of the request`,
      fix: `add \`methods\`, \`paths\`, \`hosts\` or \`ports\`, or remove \`${to.name}\``,
    });
  },
};

const noEmptyValue: Rule<To> = {
  name: 'no-empty-operation-value',
  severity: 'error',
  title: 'the lists of an `operation` have no empty texts',
  why: 'no request has an empty method, path, host or port, so the entry would match none',
  check(to, report) {
    for (const field of valuesOf(to, ALL)) {
      if (field.text !== '') continue;
      report({ field, message: `\`${field.name}\` is empty`, fix: 'write the value, or remove the entry' });
    }
  },
};

const validPort: Rule<To> = {
  name: 'valid-operation-port',
  severity: 'error',
  saidBy: ['no-empty-operation-value'],
  title: 'the ports of an `operation` are numbers up to 65535',
  why: 'no connection is to such a port, so the entry would match no request',
  check(to, report) {
    for (const field of valuesOf(to, PORTS)) {
      if (isPortText(field.text)) continue;
      report({
        field,
        message: `\`${field.name}\` is ${shown(field.text)}, which is no port number`,
        fix: 'write the number of one of the workload\'s ports, like "8080"',
      });
    }
  },
};

const validPathTemplate: Rule<To> = {
  name: 'valid-path-template',
  severity: 'error',
  title: 'a path has `{*}` and `{**}` only as whole segments, nothing of both after `{**}`, and no other braces',
  why: 'the proxy could not compare a path with the template',
  check(to, report) {
    for (const field of valuesOf(to, PATHS)) {
      const problem = findPathTemplateProblem(field.text);
      if (problem === undefined) continue;
      report({
        field,
        message: `the path ${shown(field.text)} ${problem}`,
        fix: 'write a template like "/orders/{*}/items" or "/orders/{**}", or a prefix like "/orders/*"',
      });
    }
  },
};

/** The rules of one entry of `to`. */
export const operationRules: readonly Rule<To>[] = [
  noMissingOperation,
  noEmptyOperation,
  noEmptyValue,
  validPort,
  validPathTemplate,
];
