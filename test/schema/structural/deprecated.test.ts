import { checkValue } from '../check-value';
import type { InlineNode } from '../compile-schema';

const schema: InlineNode = {
  type: 'object',
  properties: {
    allowOrigin: { type: 'array', items: { type: 'string' }, deprecated: { use: 'allowOrigins[].exact' } },
    allowOrigins: { type: 'array', items: { type: 'object', preserveUnknown: true } },
    certificates: { type: 'array', preserveUnknown: true, deprecated: { hasNoEffect: true } },
    lightstep: { type: 'object', preserveUnknown: true, deprecated: { fix: 'write `opentelemetry` instead' } },
    simple: {
      type: 'string',
      enum: ['LEAST_CONN', 'MAGIC', 'RANDOM'],
      deprecatedValues: { LEAST_CONN: { use: 'LEAST_REQUEST' }, MAGIC: { hasNoEffect: true, fix: 'remove it' } },
    },
    mirrorPercent: { type: 'integer', deprecated: { use: 'mirrorPercentage', isFoundByRule: true } },
    tags: { type: 'array', items: { type: 'string' }, deprecated: {} },
    targetRef: { type: 'object', preserveUnknown: true, deprecated: { use: 'targetRefs[]' } },
    targetRefs: { type: 'array', preserveUnknown: true },
    warmup: { type: 'object', preserveUnknown: true },
    warmupDurationSecs: { type: 'string', nullable: true, deprecated: { use: 'warmup.duration' } },
  },
};

const NO_EFFECT = ', and has no effect';

test.each<[value: Record<string, unknown>, fix: string, more?: string]>([
  [{ warmupDurationSecs: '30s' }, 'write `warmup: { duration: 30s }` instead'],
  [{ warmupDurationSecs: '30s', warmup: { aggression: 2 } }, 'remove `warmupDurationSecs`'],
  [{ warmupDurationSecs: '30s', warmup: null }, 'write `warmup: { duration: 30s }` instead'],
  [{ allowOrigin: ['*', 'https://a.com'] }, 'write `allowOrigins: [{ exact: "*" }, { exact: https://a.com }]` instead'],
  [{ allowOrigin: [] }, 'write `allowOrigins: []` instead'],
  [{ targetRef: { kind: 'Gateway' } }, 'write `targetRefs: [{ kind: Gateway }]` instead'],
  [{ tags: [] }, 'remove `tags`'],
  [{ certificates: [{}] }, 'remove `certificates`', NO_EFFECT],
  [{ lightstep: {} }, 'write `opentelemetry` instead'],
])('%j', (value, fix, more = '') => {
  const name = Object.keys(value)[0]!;
  const [finding, ...others] = checkValue(value, schema);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    ...{ id: 'schema/deprecated', severity: 'warning', pointer: `/${name}`, fix },
    message: `\`${name}\` is deprecated${more}`,
  });
});

test('what has no effect has another consequence', () => {
  const [read, unread] = checkValue({ tags: [], certificates: [] }, schema);
  expect(read!.why).toMatch(/still reads/);
  expect(unread!.why).toMatch(/reads it no more/);
});

test('a deprecated value of a closed set', () => {
  expect(checkValue({ simple: 'RANDOM' }, schema)).toEqual([]);
  expect(checkValue({ simple: 'LEAST_CONN' }, schema)).toMatchObject([
    {
      ...{ id: 'schema/deprecated', severity: 'warning', pointer: '/simple' },
      message: '`simple` is "LEAST_CONN", which is deprecated',
      fix: 'write `simple: LEAST_REQUEST`',
    },
  ]);
  expect(checkValue({ simple: 'MAGIC' }, schema)).toMatchObject([
    {
      message: '`simple` is "MAGIC", which is deprecated, and has no effect',
      why: 'Istio reads it no more: what it was meant to do does not happen',
      fix: 'remove it',
    },
  ]);
});

test('long values and endless ones are not repeated', () => {
  const fix = 'write its value at `allowOrigins[].exact` instead';
  expect(checkValue({ allowOrigin: Array.from({ length: 20 }, () => 'https://a.com') }, schema)).toMatchObject([
    { fix },
  ]);
  const endless: Record<string, unknown> = {};
  endless.self = endless;
  expect(checkValue({ targetRef: endless }, schema)[0]!.fix).toBe('write its value at `targetRefs[]` instead');
});

test('what is meant is never deprecated', () => {
  const fixOf = (value: object): string => checkValue(value, schema)[0]!.fix;
  expect(fixOf({ warmupDuration: '30s' })).toBe('move it to `warmup.duration`');
  expect(fixOf({ warmupdurationsecs: '30s' })).toBe('move it to `warmup.duration`');
  expect(fixOf({ certificate: [] })).not.toContain('`certificates`');
  expect(fixOf({ simple: 'LEAST_CON' })).toBe('did you mean `LEAST_REQUEST`?');
  expect(fixOf({ simple: 'MAGI' })).toBe('write one of "RANDOM"');
});

test('nothing is said where null stands, or where a rule says it', () => {
  expect(checkValue({ mirrorPercent: 1 }, schema)).toEqual([]);
  expect(checkValue({ targetRef: null }, schema)).toEqual([]);
});
