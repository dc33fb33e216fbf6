import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { VirtualService } from '../../imports/istio';
import {
  captureSource,
  findFieldSource,
  findSource,
  findUserFrame,
  findUserPosition,
  rememberFieldSource,
  rememberSource,
} from '../../src/objects/source';

const FILE = 'test/objects/source.test.ts';
const chart = (): Chart => new Chart(new App(), 'shop');
/** The line that calls this, by the stack of this very process. */
const here = (): number => Number(/source\.test\.ts:(\d+)/.exec(new Error().stack!.split('\n')[2]!)![1]);

test('the source of an object is the line that makes it, through the constructors of this package', () => {
  const [line, web] = [here(), new VirtualService(chart(), 'web', { spec: {} })];
  expect(findSource(web)).toEqual({ file: FILE, line, column: expect.any(Number) });
});

test('a construct without a source has that of the closest one around it', () => {
  const around = new Construct(chart(), 'around');
  const inner = new Construct(new Construct(around, 'between'), 'inner');
  expect(findSource(inner)).toBeUndefined();
  const line = here() + 1;
  rememberSource(around);
  expect(findSource(inner)).toMatchObject({ file: FILE, line });
});

test('a field has the source that is remembered for it or for the closest field around it', () => {
  const web = new VirtualService(chart(), 'web', { spec: {} });
  const made = findSource(web)!.line;
  const line = here() + 1;
  rememberFieldSource(web, '/spec/http/1', captureSource());
  expect(findFieldSource(web, '/spec/http/1')).toMatchObject({ file: FILE, line });
  expect(findFieldSource(web, '/spec/http/1/match/0')).toMatchObject({ line });
  expect(findFieldSource(web, '/spec/http/10')).toMatchObject({ line: made });
  expect(findFieldSource(web, '')).toMatchObject({ line: made });
});

test('remembering leaves the limit of stack traces alone', () => {
  const limit = Error.stackTraceLimit;
  const source = captureSource();
  expect(Error.stackTraceLimit).toBe(limit);
  expect(findUserPosition(source)).toMatchObject({ file: FILE });
});

const root = join(__dirname, '../..');
test.each([
  ['a call', '    at new Shop (/app/src/shop.ts:4:5)', { file: 'src/shop.ts', line: 4, column: 5 }],
  ['no function', '    at /app/main.ts:1:2', { file: 'main.ts', line: 1, column: 2 }],
  ['a module of ESM', '    at file:///app/main.mjs:1:2', { file: 'main.mjs', line: 1, column: 2 }],
  ['spaces and a query', '    at async file:///app/a%20b.mjs?v=1:1:2', { file: 'a b.mjs', line: 1, column: 2 }],
  [
    'brackets in the path',
    '    at Object.<anonymous> (/app/(group)/x.ts:1:2)',
    { file: '(group)/x.ts', line: 1, column: 2 },
  ],
  ['another folder', '    at f (/elsewhere/x.ts:1:2)', { file: '/elsewhere/x.ts', line: 1, column: 2 }],
  ['a Windows path', '    at f (C:\\app\\main.ts:3:4)', { file: 'C:\\app\\main.ts', line: 3, column: 4 }],
  ['a Windows share', '    at f (\\\\host\\app\\main.ts:3:4)', { file: '\\\\host\\app\\main.ts', line: 3, column: 4 }],
  ['this package', `    at f (${root}/src/objects/typed-object.ts:3:4)`, undefined],
  ['generated classes', `    at f (${root}/imports/networking.istio.io/v1/gateway.ts:3:4)`, undefined],
  ['other packages', '    at f (/app/node_modules/cdk8s/lib/chart.js:3:4)', undefined],
  ['other packages on Windows', '    at f (C:\\app\\node_modules\\cdk8s\\lib\\chart.js:3:4)', undefined],
  ['Node', '    at Module._compile (node:internal/modules/cjs/loader:1521:14)', undefined],
  ['no place', '    at Array.map (<anonymous>)', undefined],
])('the frame of %s', (_, frame, expected) => expect(findUserFrame(`Error\n${frame}`, '/app')).toEqual(expected));

test('of many frames the first of the user is taken', () => {
  const stack = [
    'Error: at /app/wrong.ts:1:1',
    `    at a (${root}/src/objects/x.ts:1:1)`,
    '    at /app/b.ts:2:2',
    '    at /app/c.ts:3:3',
  ];
  expect(findUserFrame(stack.join('\n'), '/app')).toEqual({ file: 'b.ts', line: 2, column: 2 });
});
