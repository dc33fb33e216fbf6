import type { RuleExample } from './rule-examples';

const url = 'oci://images.example.com/shop/filter:1.0';
const sha256 = 'a0'.repeat(32);

/** Examples of the rules of a Wasm program that stands at `at`; `make` gives an object with it and else nothing wrong. */
export function wasmExamples(
  at: string,
  make: (wasm: object) => object,
): Readonly<Record<string, readonly RuleExample[]>> {
  const field = (name: string): string => `/${at}/${name}`;
  const named = (name: string): string => `${at.replace(/\//g, '.')}.${name}`;
  const wasm = (change: object): object => make({ url, ...change });
  const env = (...variables: object[]): object => wasm({ vmConfig: { env: variables } });
  return {
    'no-missing-url': [
      { broken: make({}), finds: { [field('url')]: `\`${named('url')}\` is not set` }, fixed: make({ url }) },
    ],
    'valid-url': [
      {
        broken: make({ url: 'ftp://example.com/filter.wasm' }),
        finds: {
          [field('url')]:
            `\`${named('url')}\` is "ftp://example.com/filter.wasm", which is no address with oci, http, https or file`,
        },
        fixed: make({ url: 'images.example.com/shop/filter' }),
      },
      {
        broken: make({ url: 'localhost:5000/filter' }),
        finds: {
          [field('url')]:
            `\`${named('url')}\` is "localhost:5000/filter", which is no address with oci, http, https or file`,
        },
        fixed: make({ url: 'oci://localhost:5000/filter' }),
      },
    ],
    'valid-sha256': [
      {
        broken: wasm({ sha256: 'sha256:1' }),
        finds: { [field('sha256')]: `\`${named('sha256')}\` is "sha256:1", which is no SHA-256 checksum` },
        fixed: wasm({ sha256 }),
      },
    ],
    'no-long-pull-secret': [
      {
        broken: wasm({ imagePullSecret: 'a'.repeat(254) }),
        finds: { [field('imagePullSecret')]: `\`${named('imagePullSecret')}\` is longer than 253 characters` },
        fixed: wasm({ imagePullSecret: 'a'.repeat(253) }),
      },
    ],
    'no-long-plugin-name': [
      {
        broken: wasm({ pluginName: 'ü'.repeat(129) }),
        finds: { [field('pluginName')]: `\`${named('pluginName')}\` is longer than 256 characters` },
        fixed: wasm({ pluginName: 'ü'.repeat(128) }),
      },
    ],
    'no-missing-variable-name': [
      {
        broken: env({ value: '1' }),
        finds: { [field('vmConfig/env/0/name')]: 'the variable has no name' },
        fixed: env({ name: 'A' }),
      },
    ],
    'no-long-variable-name': [
      {
        broken: env({ name: 'a'.repeat(257) }),
        finds: { [field('vmConfig/env/0/name')]: `\`${named('vmConfig.env[0].name')}\` is longer than 256 characters` },
        fixed: env({ name: 'a'.repeat(256) }),
      },
    ],
    'no-duplicate-variable': [
      {
        broken: env({ name: 'A' }, { name: 'B' }, { name: 'A' }),
        finds: { [field('vmConfig/env/2/name')]: 'the variable "A" is set twice' },
        fixed: env({ name: 'A' }, { name: 'B' }),
      },
    ],
    'no-value-from-host': [
      {
        broken: env({ name: 'A', value: '1', valueFrom: 'HOST' }),
        finds: {
          [field('vmConfig/env/0/value')]: `\`${named('vmConfig.env[0].value')}\` is set, but \`valueFrom\` is HOST`,
        },
        fixed: env({ name: 'A', value: '1', valueFrom: 'INLINE' }, { name: 'B', valueFrom: 'HOST' }),
      },
    ],
  };
}

/** Examples of the rules of `match`. */
export function trafficSelectorExamples(
  make: (match: object) => object,
): Readonly<Record<string, readonly RuleExample[]>> {
  const ports = (...numbers: number[]): object => make({ match: [{ ports: numbers.map((number) => ({ number })) }] });
  return {
    'valid-match-port': [
      {
        broken: ports(80, 65536),
        finds: { '/spec/match/0/ports/1/number': '`spec.match[0].ports[1].number` is 65536, which is no port' },
        fixed: ports(80, 65535),
      },
    ],
  };
}
