import type { DestinationRuleProps } from '../../imports/networking.istio.io/v1/destination-rule';
import type { GatewayProps } from '../../imports/networking.istio.io/v1/gateway';
import type { AuthorizationPolicyProps } from '../../imports/security.istio.io/v1/authorization-policy';
import type { PeerAuthenticationProps } from '../../imports/security.istio.io/v1/peer-authentication';
import type { DestinationRule } from '../../src/rules/destination-rule/destination-rule';
import { Field } from '../../src/rules/field';
import type { Gateway } from '../../src/rules/gateway/gateway';
import type { AnyObject } from '../../src/rules/metadata/any-object';
import type { PeerAuthentication } from '../../src/rules/peer-authentication/peer-authentication-rules';
import { expectFields } from './fields-exist';

interface Sample {
  readonly text: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly items: readonly { readonly name: string }[];
  readonly map: { readonly [key: string]: number };
}
const root = (object: unknown): Field<Sample> => Field.root<Sample>(object);

test('a field knows where it is', () => {
  const field = root({ items: [{}, { name: 'a' }], map: { 'a/b': 1 } });
  expect(field.at('items').items()[1]!.at('name')).toMatchObject({
    text: 'a',
    pointer: '/items/1/name',
    name: 'items[1].name',
  });
  expect(field.at('map').entries()[0]!.field).toMatchObject({ number: 1, pointer: '/map/a~1b' });
  expect(field.pointer).toBe('');
  const sparse = root({ items: new Array(2) })
    .at('items')
    .items();
  expect(sparse.map(({ pointer }) => pointer)).toEqual(['/items/0', '/items/1']);
});

test('of many fields those that are set are given, each at its place', () => {
  const fields = root({ text: 'a', count: null, items: undefined }).setFields(['count', 'isOn', 'items', 'text']);
  expect(fields.map(({ pointer }) => pointer)).toEqual(['/text']);
  expect(root({}).setFields(['text'])).toEqual([]);
  const reading = { wasMisread: false };
  expect(Field.root<Sample>('a', reading).setFields(['text'])).toEqual([]);
  expect(reading.wasMisread).toBe(true);
});

test('what is worked out from a field is worked out once', () => {
  const field = root({ items: [{}] });
  const find = jest.fn((from: Field<Sample>) => from.at('items').items());
  expect(field.once(find)).toBe(field.once(find));
  expect(find).toHaveBeenCalledTimes(1);
  expect(field.once(({ isSet }) => isSet)).toBe(true);
});

test('a field in a text has the pointer of the text, and its own name', () => {
  const holder = Field.root<{ readonly data: { readonly mesh: string } }>({ data: { mesh: 'a: [1]' } });
  const text = holder.at('data').at('mesh');
  const [item] = Field.inside<{ readonly a: readonly number[] }>(text, { a: [1] })
    .at('a')
    .items();
  expect([item!.pointer, item!.name, item!.isInText, item!.number]).toEqual(['/data/mesh', 'a[0]', true, 1]);
  expect(text.isInText).toBe(false);
});

test('what is absent reads as in Istio', () => {
  for (const object of [{}, null, undefined, { text: null, count: null, isOn: null }]) {
    expect(root(object).at('text')).toMatchObject({ text: '', isSet: false });
    expect(root(object).at('count').number).toBe(0);
    expect(root(object).at('isOn').flag).toBe(false);
    expect(root(object).at('items').items()).toEqual([]);
    expect(root(object).at('map').entries()).toEqual([]);
  }
});

test('what has another type reads as absent', () => {
  for (const value of ['x', 1, true, [], {}, [[]], { length: 3 }]) {
    const field = root({ text: value, count: value, isOn: value, items: value, map: value });
    expect(typeof field.at('text').text).toBe('string');
    expect(typeof field.at('count').number).toBe('number');
    expect(typeof field.at('isOn').flag).toBe('boolean');
    for (const item of field.at('items').items()) expect(item.at('name').text).toBe('');
    for (const { field: entry } of field.at('map').entries()) expect(entry.number).toBe(entry.value === 3 ? 3 : 0);
    expect(field.at('text').isSet).toBe(true);
  }
});

test('reading something of another type is noticed', () => {
  const misreads = (object: unknown, read: (field: Field<Sample>) => unknown): boolean => {
    const reading = { wasMisread: false };
    read(Field.root<Sample>(object, reading));
    return reading.wasMisread;
  };
  for (const value of [undefined, null])
    expect(misreads({ text: value }, (field) => field.at('text').text)).toBe(false);
  expect(misreads({ text: 1 }, (field) => field.at('text'))).toBe(false);
  expect(misreads({ text: 1 }, (field) => field.at('text').text)).toBe(true);
  expect(misreads({ count: '1' }, (field) => field.at('count').number)).toBe(true);
  expect(misreads({ isOn: 'true' }, (field) => field.at('isOn').flag)).toBe(true);
  expect(misreads({ items: {} }, (field) => field.at('items').items())).toBe(true);
  expect(misreads({ map: [] }, (field) => field.at('map').entries())).toBe(true);
  expect(misreads({ map: 'x' }, (field) => field.at('map').isEmpty)).toBe(true);
  expect(misreads([], (field) => field.at('text'))).toBe(true);
});

test('what every object inherits is not a field', () => {
  const field = Field.root<{ readonly constructor: string; readonly toString: string }>({});
  expect(field.at('constructor').isSet).toBe(false);
  expect(field.at('toString').isSet).toBe(false);
  expect(Field.root<Sample>(JSON.parse('{"map":{"__proto__":1}}')).at('map').entries()[0]).toMatchObject({
    key: '__proto__',
    field: { number: 1 },
  });
});

test('empty is what holds nothing', () => {
  expect([{}, [], undefined, null, 'text', 1].map((value) => Field.root(value).isEmpty)).toEqual(Array(6).fill(true));
  expect([{ a: undefined }, [null]].map((value) => Field.root(value).isEmpty)).toEqual([false, false]);
});

test('only fields that exist can be read', () => {
  // @ts-expect-error a misspelt field
  expect(root({}).at('tetx').isSet).toBe(false);
});

test('rules read fields that exist', () => {
  expectFields<Pick<AnyObject, 'metadata' | 'spec'>, AuthorizationPolicyProps>();
  expectFields<DestinationRule, DestinationRuleProps>();
  expectFields<Gateway, GatewayProps>();
  expectFields<PeerAuthentication, PeerAuthenticationProps>();
  // @ts-expect-error a field that does not exist is an argument that is missing
  expectFields<{ readonly spec: { readonly sevrers: string } }, GatewayProps>();
});
