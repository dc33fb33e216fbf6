import { isRequestUri, parseReference, parseUrl } from '../../../schema/go/url';
import { shown } from '../../../schema/structural/findings';
import type { Field } from '../../field';
import { isPort } from '../../primitives/port';
import type { Rule } from '../../rule';
import type { TrafficSelector, Variable, Wasm } from './wasm';

const LONGEST_SECRET = 253;
const LONGEST_NAME = 256;
/** The schemes that Istio fetches programs by; an image without one is fetched as `oci`. */
const SCHEMES: ReadonlySet<string> = new Set(['', 'file', 'http', 'https', 'oci']);

function isWasmUrl(text: string): boolean {
  const whole = isRequestUri(text) ? text : `http://${text}`;
  const url = parseReference(whole) && parseUrl(whole);
  return url !== undefined && SCHEMES.has(url.scheme);
}

const noMissingUrl: Rule<Wasm> = {
  name: 'no-missing-url',
  severity: 'error',
  isInSchema: true,
  title: 'a Wasm program has a `url`',
  why: 'the proxy would have nothing to run',
  check(wasm, report) {
    const field = wasm.at('url');
    if (field.text !== '') return;
    const fix = `write the image or address of the program in \`${field.name}\`, like "oci://images.example.com/shop/filter:1.0"`;
    report({ field, message: `\`${field.name}\` is not set`, fix });
  },
};

const validUrl: Rule<Wasm> = {
  name: 'valid-url',
  severity: 'error',
  isInSchema: true,
  title: "a Wasm program's `url` has one of the schemes oci, http, https and file, or none",
  why: 'the proxy could not fetch the program',
  check(wasm, report) {
    const field = wasm.at('url');
    if (field.text === '' || isWasmUrl(field.text)) return;
    report({
      field,
      message: `\`${field.name}\` is ${shown(field.text)}, which is no address with oci, http, https or file`,
      fix: 'write an image like "oci://images.example.com/shop/filter:1.0", or an address like "https://example.com/filter.wasm"',
    });
  },
};

const validSha: Rule<Wasm> = {
  name: 'valid-sha256',
  severity: 'error',
  isInSchema: true,
  title: '`sha256` has 64 digits from 0 to 9 and a to f',
  why: 'no program could have this checksum, so that none would be run',
  check(wasm, report) {
    const field = wasm.at('sha256');
    if (/^(?:[a-f0-9]{64})?$/.test(field.text)) return;
    report({
      field,
      message: `\`${field.name}\` is ${shown(field.text)}, which is no SHA-256 checksum`,
      fix: 'write the output of `sha256sum`, in small letters, or remove it',
    });
  },
};

const noLongSecret: Rule<Wasm> = {
  name: 'no-long-pull-secret',
  severity: 'error',
  isInSchema: true,
  title: `\`imagePullSecret\` has at most ${LONGEST_SECRET} characters`,
  why: 'no Secret can have a longer name',
  check(wasm, report) {
    const field = wasm.at('imagePullSecret');
    if (Buffer.byteLength(field.text) <= LONGEST_SECRET) return;
    report({
      field,
      message: `\`${field.name}\` is longer than ${LONGEST_SECRET} characters`,
      fix: "write the name of a Secret in the object's namespace",
    });
  },
};

const noLongName: Rule<Wasm> = {
  name: 'no-long-plugin-name',
  severity: 'error',
  isInSchema: true,
  title: `\`pluginName\` has at most ${LONGEST_NAME} characters`,
  why: 'the proxy keeps it in its logs and metrics',
  check(wasm, report) {
    const field = wasm.at('pluginName');
    if (Buffer.byteLength(field.text) <= LONGEST_NAME) return;
    report({
      field,
      message: `\`${field.name}\` is longer than ${LONGEST_NAME} characters`,
      fix: 'write a shorter name',
    });
  },
};

function variablesOf(wasm: Field<Wasm>): readonly Field<Variable>[] {
  return wasm.at('vmConfig').at('env').items();
}

const noMissingVariableName: Rule<Wasm> = {
  name: 'no-missing-variable-name',
  severity: 'error',
  isInSchema: true,
  title: 'a variable of `vmConfig.env` has a name',
  why: 'the program could not read it',
  check(wasm, report) {
    for (const field of variablesOf(wasm).map((variable) => variable.at('name'))) {
      if (field.text !== '') continue;
      report({ field, message: 'the variable has no name', fix: `write its name in \`${field.name}\`` });
    }
  },
};

const noLongVariableName: Rule<Wasm> = {
  name: 'no-long-variable-name',
  severity: 'error',
  isInSchema: true,
  title: `the name of a variable of \`vmConfig.env\` has at most ${LONGEST_NAME} characters`,
  why: 'the proxy could not give it to the program',
  check(wasm, report) {
    for (const field of variablesOf(wasm).map((variable) => variable.at('name'))) {
      if (Buffer.byteLength(field.text) <= LONGEST_NAME) continue;
      const message = `\`${field.name}\` is longer than ${LONGEST_NAME} characters`;
      report({ field, message, fix: 'write a shorter name' });
    }
  },
};

const noDuplicateVariable: Rule<Wasm> = {
  name: 'no-duplicate-variable',
  severity: 'error',
  isInSchema: true,
  title: 'the names of the variables of `vmConfig.env` differ',
  why: 'it would be open which value the program reads',
  check(wasm, report) {
    const seen = new Set<string>();
    for (const field of variablesOf(wasm).map((variable) => variable.at('name'))) {
      if (field.text === '') continue;
      if (seen.has(field.text)) {
        report({ field, message: `the variable ${shown(field.text)} is set twice`, fix: 'remove it here' });
      }
      seen.add(field.text);
    }
  },
};

const noValueFromHost: Rule<Wasm> = {
  name: 'no-value-from-host',
  severity: 'error',
  isInSchema: true,
  title: "a variable that is taken from the proxy's own environment has no value",
  why: 'it would be open which of both values the program reads',
  check(wasm, report) {
    for (const variable of variablesOf(wasm)) {
      const field = variable.at('value');
      if (field.text === '' || variable.at('valueFrom').text !== 'HOST') continue;
      report({
        field,
        message: `\`${field.name}\` is set, but \`valueFrom\` is HOST`,
        fix: `remove \`${field.name}\`, or set \`valueFrom\` to INLINE`,
      });
    }
  },
};

const validMatchPort: Rule<TrafficSelector> = {
  name: 'valid-match-port',
  severity: 'error',
  isInSchema: true,
  title: 'the ports of a `match` are from 1 to 65535',
  why: 'nothing listens there, so that the program would see no traffic',
  check(selector, report) {
    for (const field of selector
      .at('ports')
      .items()
      .map((port) => port.at('number'))) {
      if (isPort(field.number)) continue;
      report({
        field,
        message: `\`${field.name}\` is ${field.number}, which is no port`,
        fix: 'write a port from 1 to 65535',
      });
    }
  },
};

/** The rules of a Wasm program. */
export const wasmRules: readonly Rule<Wasm>[] = [
  noMissingUrl,
  validUrl,
  validSha,
  noLongSecret,
  noLongName,
  noMissingVariableName,
  noLongVariableName,
  noDuplicateVariable,
  noValueFromHost,
];

/** The rules of one entry of `match`. */
export const trafficSelectorRules: readonly Rule<TrafficSelector>[] = [validMatchPort];
