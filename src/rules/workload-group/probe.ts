import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { validPort } from '../parts/port/port-rules';
import type { Written } from '../parts/port/port-rules';
import type { Rule } from '../rule';
import { findMethod } from './workload-group';
import type { Probe } from './workload-group';

const HEADER_NAME = /^[-A-Za-z0-9]+$/;
const SCHEMES: readonly string[] = ['', 'HTTP', 'HTTPS'];

const noNegativeNumber: Rule<Probe> = {
  name: 'no-negative-number',
  severity: 'error',
  isInSchema: true,
  title: 'the times and thresholds of a probe are not negative',
  why: 'no time and no number of answers is below zero',
  check(probe, report) {
    for (const field of [
      probe.at('initialDelaySeconds'),
      probe.at('timeoutSeconds'),
      probe.at('periodSeconds'),
      probe.at('successThreshold'),
      probe.at('failureThreshold'),
    ]) {
      if (field.number >= 0) continue;
      report({
        field,
        message: `\`${field.name}\` is ${field.number}`,
        fix: `write a positive number, or remove \`${field.name}\` for the default`,
      });
    }
  },
};

const noMissingMethod: Rule<Probe> = {
  name: 'no-missing-probe-method',
  severity: 'error',
  title: 'a probe says how to ask: by `httpGet`, `tcpSocket` or `exec`',
  why: 'nobody would know how to ask the workload whether it is ready',
  check(probe, report) {
    if (!probe.isSet || findMethod(probe) !== undefined) return;
    report({
      field: probe,
      message: 'the probe does not say how to ask',
      fix: `add \`httpGet\`, \`tcpSocket\` or \`exec\`, or remove \`${probe.name}\``,
    });
  },
};

const noGrpc: Rule<Probe> = {
  name: 'no-grpc-probe',
  severity: 'error',
  title: 'a probe does not ask by `grpc`',
  why: "the field exists, but Istio's own check does not know it yet",
  check(probe, report) {
    const field = probe.at('grpc');
    if (findMethod(probe) !== 'grpc') return;
    report({
      field,
      message: 'the probe asks by `grpc`, which Istio refuses',
      fix: 'write `tcpSocket` with the same port',
    });
  },
};

const validScheme: Rule<Probe> = {
  name: 'valid-probe-scheme',
  severity: 'error',
  isInSchema: true,
  title: "a probe's scheme is HTTP or HTTPS, in capitals",
  why: 'nobody would know how to ask the workload whether it is ready',
  check(probe, report) {
    const field = probe.at('httpGet').at('scheme');
    if (findMethod(probe) !== 'httpGet' || SCHEMES.includes(field.text)) return;
    report({
      field,
      message: `the probe's scheme is ${shown(field.text)}`,
      fix: 'write HTTP or HTTPS, or remove it for HTTP',
    });
  },
};

const validHeader: Rule<Probe> = {
  name: 'valid-probe-header',
  severity: 'error',
  title: "a probe's headers have names of letters, digits and dashes",
  why: 'the request of the probe could not have such a header',
  check(probe, report) {
    if (findMethod(probe) !== 'httpGet') return;
    for (const header of probe.at('httpGet').at('httpHeaders').items()) {
      const field = header.at('name');
      if (HEADER_NAME.test(field.text)) continue;
      report({
        field,
        message: `a header of the probe has the name ${shown(field.text)}`,
        fix: 'write a name of letters, digits and dashes, like "X-Probe"',
      });
    }
  },
};

const noMissingCommand: Rule<Probe> = {
  name: 'no-missing-probe-command',
  severity: 'error',
  title: 'a probe by `exec` has a command',
  why: 'there would be nothing to run',
  check(probe, report) {
    const field = probe.at('exec').at('command');
    if (findMethod(probe) !== 'exec' || !field.isEmpty) return;
    report({ field, message: '`exec` has no command', fix: 'write the command and its arguments, each as one item' });
  },
};

function portsOf(probe: Field<Probe>): readonly Written<number>[] {
  const method = findMethod(probe);
  if (method !== 'httpGet' && method !== 'tcpSocket') return [];
  const field = probe.at(method).at('port');
  return [{ field, value: field.number }];
}

/** The rules of how it is known that a workload is ready. */
export const probeRules: readonly Rule<Probe>[] = [
  noNegativeNumber,
  noMissingMethod,
  noGrpc,
  validPort(portsOf, { isInSchema: true }),
  validScheme,
  validHeader,
  noMissingCommand,
];
