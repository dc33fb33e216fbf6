import type { Json, JsonObject } from '../cases/json';
import { clone } from '../cases/json';
import { envoyTypes } from '../../src/rules/envoy-filter/envoy-types/envoy-types';
import type { MessageField, ValueType } from '../../src/rules/envoy-filter/envoy-types/message-types';
import { ODD_VALUES } from './odd-envoy-values';

const types = envoyTypes();

/** For every type of Envoy's fields, alone, in a list and in a map, one field with every odd value. */
export function envoyFieldDocuments(): JsonObject[] {
  const places = new Map<string, (odd: Json) => JsonObject>();
  for (const name of types.names) {
    for (const field of types.find(name)!.fields) {
      if (name.startsWith('google.protobuf.')) continue;
      const put = (value: Json): JsonObject => ({ [field.name]: value });
      const { isList, keys } = field;
      const kind = kindOf(field.type);
      addTo(places, `${isList ? 'list of ' : keys ? `map by ${keys} of ` : ''}${kind}`, name, put);
      if (isList) addTo(places, `item ${kind}`, name, (odd) => put([odd]));
      if (keys) addTo(places, `value by ${keys} of ${kind}`, name, (odd) => put({ [keyOf(field)]: odd }));
      if (keys) addTo(places, `key ${keys} of ${kind}`, name, (odd) => put({ [String(odd)]: null }));
    }
  }
  for (const name of types.names.filter((one) => one.startsWith('google.protobuf.'))) {
    addTo(places, `any of ${name}`, name, (odd) => ({ value: odd }));
  }
  return [...places.values()].flatMap((place) => ODD_VALUES.map((odd) => place(clone(odd))));
}

function addTo(
  places: Map<string, (odd: Json) => JsonObject>,
  kind: string,
  name: string,
  put: (odd: Json) => JsonObject,
): void {
  const type = { '@type': `type.googleapis.com/${name}` };
  if (!places.has(kind)) places.set(kind, (odd) => documentOf({ name: 'a', typed_config: { ...type, ...put(odd) } }));
}

/** Plain messages are all alike. */
function kindOf(type: ValueType): string {
  if (type.is === 'scalar') return type.type;
  if (type.is === 'enum') return 'enum';
  const { name } = types.message(type.number);
  return name.startsWith('google.protobuf.') ? name : 'message';
}

function keyOf({ keys }: MessageField): string {
  return keys === 'string' ? 'a' : keys === 'bool' ? 'true' : '1';
}

function documentOf(value: JsonObject): JsonObject {
  return {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { configPatches: [{ applyTo: 'EXTENSION_CONFIG', patch: { operation: 'ADD', value } }] },
  };
}
