import type { OpenApiSchema } from '../../src/generator/input/open-api-schema';
import { ShapeCollector } from '../../src/generator/shapes/collect-shapes';
import { findDiscriminator } from '../../src/generator/shapes/discriminators';
import { isDuration } from '../../src/generator/shapes/duration-fields';
import { exclusiveGroups } from '../../src/generator/shapes/exclusive-groups';
import { literalsOf } from '../../src/generator/shapes/literals';
import { nameShapes, singular } from '../../src/generator/shapes/name-shapes';
import { mapTexts, referencesOf, referenceTo } from '../../src/generator/shapes/type-expression';
import { WellKnownTypes } from '../../src/generator/shapes/well-known-types';
import { makeKind, objectOf } from './make-crds';

const text: OpenApiSchema = { type: 'string' };
const fields = { a: text, b: text, c: text };
const requires = (...required: string[]): OpenApiSchema => ({ required });
const ruled = (rule: string): OpenApiSchema => objectOf(fields, { 'x-kubernetes-validations': [{ rule }] });
const definitionOf = (spec: OpenApiSchema) => {
  const collector = new ShapeCollector('example');
  collector.add(makeKind('example.com', 'Widget', spec));
  return [...collector.shapes.values()].at(-1)!.definition;
};
const noneOf = (...names: string[]): OpenApiSchema => ({ not: { anyOf: names.map((name) => requires(name)) } });

describe('exclusive groups', () => {
  const atMost = (...names: string[]) => ({ fields: names, exactlyOne: false });
  const exactly = (...names: string[]) => ({ fields: names, exactlyOne: true });

  test('a oneOf with a member for none of them is at most one', () => {
    const oneOf = [noneOf('a', 'b'), requires('a'), requires('b')];
    expect(exclusiveGroups(objectOf(fields, { oneOf }))).toEqual([atMost('a', 'b')]);
  });

  test('a oneOf without it is exactly one', () => {
    expect(exclusiveGroups(objectOf(fields, { oneOf: [requires('a'), requires('b')] }))).toEqual([exactly('a', 'b')]);
  });

  test('an allOf of two gives two groups', () => {
    const groups = [
      { oneOf: [noneOf('a', 'b'), requires('a'), requires('b')] },
      { oneOf: [noneOf('c', 'd'), requires('c'), requires('d')] },
    ];
    expect(exclusiveGroups(objectOf({ ...fields, d: text }, { allOf: groups }))).toEqual([
      atMost('a', 'b'),
      atMost('c', 'd'),
    ]);
  });

  test.each([
    ['(has(self.a)?1:0)+(has(self.b)?1:0)<=1', atMost('a', 'b')],
    ['(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) + (has(self.c) ? 1 : 0) <= 1', atMost('a', 'b', 'c')],
    ['(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) == 1', exactly('a', 'b')],
    ['has(self.a) != has(self.b)', exactly('a', 'b')],
    ['!(has(self.a) && has(self.b))', atMost('a', 'b')],
    ['!has(self.a) || !has(self.b)', atMost('a', 'b')],
    ['(has(self.a) && !has(self.b)) || (!has(self.a) && has(self.b))', exactly('a', 'b')],
  ])('the rule %s is understood', (rule, group) => {
    expect(exclusiveGroups(ruled(rule))).toEqual([group]);
  });

  test.each([
    'has(self.a) || has(self.b)',
    'has(self.a) && !has(self.b)',
    '(has(self.a) && !has(self.b)) || (!has(self.c) && has(self.b))',
    '(has(self.a) ? 1 : 0) + (has(self.b) ? 2 : 0) <= 1',
    '!(has(self.x) && has(self.y))',
  ])('the rule %s says nothing of the kind', (rule) => {
    expect(exclusiveGroups(ruled(rule))).toEqual([]);
  });

  test('oneOf members that require several fields, or none, are left to the validator', () => {
    expect(exclusiveGroups(objectOf(fields, { oneOf: [requires('a', 'b'), requires('c')] }))).toEqual([]);
    expect(exclusiveGroups(objectOf(fields, { oneOf: [noneOf('a'), requires('a')] }))).toEqual([]);
  });

  test('at most one of which one is needed is exactly one', () => {
    const rules = ['has(self.b) || has(self.a)', '!(has(self.a) && has(self.b))'].map((rule) => ({ rule }));
    expect(exclusiveGroups(objectOf(fields, { 'x-kubernetes-validations': rules }))).toEqual([exactly('a', 'b')]);
  });

  test('a group that another one implies is left out', () => {
    const rules = ['has(self.a) != has(self.b)', '!(has(self.b) && has(self.a))'].map((rule) => ({ rule }));
    expect(exclusiveGroups(objectOf(fields, { 'x-kubernetes-validations': rules }))).toEqual([exactly('a', 'b')]);
  });
});

describe('discriminators', () => {
  const variants = (...rules: string[]): OpenApiSchema =>
    objectOf(
      { ...fields, type: { ...text, enum: ['A', 'B', 'None'] } },
      { required: ['type'], 'x-kubernetes-validations': rules.map((rule) => ({ rule })) },
    );
  const values = (schema: OpenApiSchema) => findDiscriminator(schema)?.values.map(({ fields: found }) => found);

  test('two rules on a field say that it stands with one value and no other', () => {
    const rules = ["!(has(self.a) && self.type != 'A')", "!(!has(self.a) && self.type == 'A')"];
    expect(findDiscriminator(variants(...rules))).toEqual({
      field: 'type',
      values: [
        { value: 'A', fields: { a: 'required' } },
        { value: 'B', fields: { a: 'never' } },
        { value: 'None', fields: { a: 'never' } },
      ],
    });
  });

  test('one rule with both branches says the same', () => {
    const rules = ["self.type == 'A' ? has(self.a) : !has(self.a)", "self.type == 'B' ? has(self.b) : !has(self.b)"];
    expect(values(variants(...rules))).toEqual([
      { a: 'required', b: 'never' },
      { a: 'never', b: 'required' },
      { a: 'never', b: 'never' },
    ]);
  });

  test('half of the rules says half', () => {
    expect(values(variants("!(has(self.a) && self.type != 'A')"))).toEqual([
      { a: 'optional' },
      { a: 'never' },
      { a: 'never' },
    ]);
    expect(values(variants("!(!has(self.a) && self.type == 'A')"))).toEqual([
      { a: 'required' },
      { a: 'optional' },
      { a: 'optional' },
    ]);
  });

  test('its default is what it is when it is absent', () => {
    const rule = "self.type == 'A' ? has(self.a) : !has(self.a)";
    const type: OpenApiSchema = { ...text, enum: ['A', 'B'], default: 'B' };
    const schema = { ...variants(rule), properties: { ...fields, type }, required: [] };
    expect(findDiscriminator(schema)?.defaultValue).toBe('B');
    expect(definitionOf(schema)).toMatchObject({
      allOf: [{}, { anyOf: [{ required: ['a', 'type'] }, { required: [] }] }],
    });
  });

  test('a discriminator that may be absent, or is open, tells nothing apart', () => {
    const rule = "!(has(self.a) && self.type != 'A')";
    expect(findDiscriminator({ ...variants(rule), required: [] })).toBeUndefined();
    expect(findDiscriminator({ ...variants(rule), properties: { ...fields, type: text } })).toBeUndefined();
    expect(findDiscriminator(variants("self.type == 'A' ? has(self.a) : !has(self.b)"))).toBeUndefined();
  });
});

describe('texts', () => {
  test('enums are literals, of several all must allow a value', () => {
    expect(literalsOf({ type: 'string', enum: ['A', 'B'] })).toEqual(['A', 'B']);
    expect(literalsOf({ type: 'string', allOf: [{ enum: ['A', 'B'] }, { enum: ['B', 'C'] }] })).toEqual(['B']);
    expect(literalsOf(text)).toBeUndefined();
  });

  test('a rule that lists the texts is an enum, one that compares numbers is none', () => {
    const rule = (list: string): OpenApiSchema => ({ ...text, 'x-kubernetes-validations': [{ rule: list }] });
    expect(literalsOf(rule('self in ["", "HTTP", \'HTTPS\']'))).toEqual(['', 'HTTP', 'HTTPS']);
    expect(literalsOf(rule('self in [1, 2]'))).toBeUndefined();
  });

  test.each<[OpenApiSchema, string, boolean]>([
    [{ ...text, 'x-kubernetes-validations': [{ rule: "duration(self) >= duration('1ms')" }] }, '', true],
    [{ ...text, pattern: '^([0-9]{1,5}(h|m|s|ms)){1,4}$' }, '', true],
    [{ ...text, pattern: '^([0-9]+(\\.[0-9]+)?(s|m|h))+$' }, '', true],
    [{ ...text, pattern: '^[0-9]+(h|day)$' }, '', false],
    [text, 'DestinationRule.trafficPolicy.retryBudget.budgetInterval', true],
    [text, 'DestinationRule.host', false],
    [{ type: 'integer' }, 'DestinationRule.trafficPolicy.retryBudget.budgetInterval', false],
  ])('%j at %s is a duration: %s', (schema, path, expected) => {
    expect(isDuration(schema, 'istio', path)).toBe(expected);
  });
});

describe('shapes', () => {
  const port = objectOf({ number: { type: 'integer' } });
  const collect = (spec: OpenApiSchema): ShapeCollector => {
    const collector = new ShapeCollector('example');
    collector.add(makeKind('example.com', 'Widget', spec));
    return collector;
  };
  const namedDefinitionOf = (spec: OpenApiSchema, name: string) => {
    const collector = collect(spec);
    const names = nameShapes('example', collector.kinds, [...collector.shapes.values()], new WellKnownTypes([]));
    const key = [...names].find(([, other]) => other === name)![0];
    return mapTexts(collector.shapes.get(key)!.definition, (reference) => names.get(reference) ?? reference);
  };

  test('equal objects are one shape, whatever their bounds and rules', () => {
    const bounded = objectOf({ number: { type: 'integer', maximum: 5 } });
    const { shapes } = collect(objectOf({ first: port, list: { type: 'array', items: bounded } }));
    const paths = [...shapes.values()].map(({ places }) => places.map(({ path }) => path));
    expect(paths).toContainEqual(['Widget.first', 'Widget.list[]']);
  });

  test('each kind of field becomes its type', () => {
    const spec = objectOf(
      {
        amount: { anyOf: [{ type: 'string' }, { type: 'number' }] },
        any: { 'x-kubernetes-preserve-unknown-fields': true },
        empty: { type: 'object' },
        map: { type: 'object', additionalProperties: { type: 'boolean' } },
        mode: { type: 'string', enum: ['A'] },
        open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        port: { 'x-kubernetes-int-or-string': true },
        ports: { type: 'array', items: port },
        timeout: { type: 'string', format: 'duration' },
      },
      { required: ['mode'] },
    );
    expect(namedDefinitionOf(spec, 'WidgetSpec')).toEqual({
      type: 'object',
      additionalProperties: false,
      required: ['mode'],
      properties: {
        amount: { type: ['number', 'string'] },
        any: { tsType: 'unknown' },
        empty: { tsType: 'Record<string, never>' },
        map: { type: 'object', additionalProperties: { type: 'boolean' } },
        mode: { enum: ['A'] },
        open: { type: 'object', additionalProperties: true },
        port: { type: ['number', 'string'] },
        ports: { type: 'array', items: { tsType: 'Port' } },
        timeout: { tsType: 'Duration' },
      },
    });
  });

  test('a required field with a default need not be written', () => {
    const schema = objectOf({ a: { ...text, default: 'x' }, b: text }, { required: ['a', 'b'] });
    expect(namedDefinitionOf(schema, 'WidgetSpec').required).toEqual(['b']);
  });

  test('an exclusive group is a union in which the other fields are never', () => {
    const spec = objectOf(fields, { 'x-kubernetes-validations': [{ rule: 'has(self.a) != has(self.b)' }] });
    const member = (set: string, other: string) =>
      expect.objectContaining({
        properties: { [set]: { type: 'string' }, [other]: { tsType: 'never' } },
        required: [set],
      });
    expect(namedDefinitionOf(spec, 'WidgetSpec')).toEqual({
      allOf: [
        { type: 'object', additionalProperties: false, properties: { c: { type: 'string' } }, required: [] },
        { anyOf: [member('a', 'b'), member('b', 'a')] },
      ],
    });
  });

  test('each value of a discriminator is a member of a union', () => {
    const spec = objectOf(
      { a: text, type: { ...text, enum: ['A', 'B'] } },
      { required: ['type'], 'x-kubernetes-validations': [{ rule: "self.type == 'A' ? has(self.a) : !has(self.a)" }] },
    );
    const member = (value: string, a: object, required: string[]) => ({
      type: 'object',
      additionalProperties: false,
      properties: { type: { enum: [value] }, a },
      required,
    });
    expect(namedDefinitionOf(spec, 'WidgetSpec')).toEqual({
      anyOf: [member('A', { type: 'string' }, ['a', 'type']), member('B', { tsType: 'never' }, ['type'])],
    });
  });

  test('references are found wherever they stand', () => {
    expect(referencesOf({ anyOf: [referenceTo('<1>'), { items: referenceTo('<2>') }, { tsType: 'never' }] })).toEqual([
      '<1>',
      '<2>',
    ]);
  });
});

describe('names', () => {
  const namesOf = (spec: OpenApiSchema, wellKnown = new WellKnownTypes([]), product = 'example'): string[] => {
    const collector = new ShapeCollector(product);
    collector.add(makeKind('example.com', 'Widget', spec));
    return [...nameShapes(product, collector.kinds, [...collector.shapes.values()], wellKnown).values()].sort();
  };

  test('a shape is named after its field, of a list in the singular', () => {
    const routes: OpenApiSchema = { type: 'array', items: objectOf({ host: text }) };
    expect(namesOf(objectOf({ routes }))).toEqual(['Route', 'WidgetSpec']);
  });

  test('where names clash, all of them take the field around them', () => {
    const http = objectOf({ match: objectOf({ path: text }) });
    const tcp = objectOf({ match: objectOf({ port: { type: 'integer' } }) });
    expect(namesOf(objectOf({ http, tcp }))).toEqual(['Http', 'HttpMatch', 'Tcp', 'TcpMatch', 'WidgetSpec']);
  });

  test('names of kinds and of imported types are left to them', () => {
    const names = namesOf(
      objectOf({
        x: objectOf({ widget: objectOf({ a: text }), construct: objectOf({ b: text }), object: objectOf({ c: text }) }),
      }),
    );
    expect(names).toEqual(['WidgetSpec', 'X', 'XConstruct', 'XObject', 'XWidget']);
  });

  test("Kubernetes' own types keep their names where others embed them", () => {
    const selector = objectOf({ matchLabels: text, matchExpressions: text });
    const known = new WellKnownTypes([
      makeKind('core', 'Pod', objectOf({ selector: { ...selector, title: 'LabelSelector' } })),
    ]);
    expect(namesOf(objectOf({ filter: selector }), known)).toEqual(['LabelSelector', 'WidgetSpec']);
    expect(known.find(['matchLabels', 'other'])).toBeUndefined();
  });

  test('a type with several names has what they have in common', () => {
    const selector = objectOf({ key: text });
    const from = { a: { ...selector, title: 'ConfigMapKeySelector' }, b: { ...selector, title: 'SecretKeySelector' } };
    expect(namesOf(objectOf(from))).toEqual(['KeySelector', 'WidgetSpec']);
    const other = { a: { ...selector, title: 'PodAffinity' }, b: { ...selector, title: 'PodAntiAffinity' } };
    expect(namesOf(objectOf(other))).toEqual(['PodAffinity', 'WidgetSpec']);
  });

  test('upstream names come from the table', () => {
    const collector = new ShapeCollector('istio');
    const http: OpenApiSchema = { type: 'array', items: objectOf({ name: text }) };
    collector.add(makeKind('networking.istio.io', 'VirtualService', objectOf({ http })));
    const names = nameShapes('istio', collector.kinds, [...collector.shapes.values()], new WellKnownTypes([]));
    expect([...names.values()].sort()).toEqual(['HTTPRoute', 'VirtualServiceSpec']);
  });

  test.each([
    ['routes', 'route'],
    ['policies', 'policy'],
    ['matches', 'match'],
    ['addresses', 'address'],
    ['cookies', 'cookie'],
    ['hostAliases', 'hostAlias'],
    ['analyses', 'analysis'],
    ['tls', 'tls'],
    ['status', 'status'],
  ])('one of %s is %s', (plural, single) => {
    expect(singular(plural)).toBe(single);
  });
});
