import { findClosest } from '../../../diagnostics/did-you-mean';
import { alternatives, shown } from '../../../schema/structural/findings';
import type { Field } from '../../field';
import { isDnsLabel } from '../../primitives/dns-label';
import { isPort } from '../../primitives/port';
import { findProtocolFamily, protocols } from '../../primitives/protocol';
import type { Rule } from '../../rule';

/** Something that is written at a place: what stands there, or the key of it. */
export interface Written<Value> {
  readonly field: Field<unknown>;
  readonly value: Value;
}

/** A rule of the names of ports, wherever a part has them. */
export function validPortName<Part>(
  namesOf: (part: Field<Part>) => readonly Written<string>[],
  inSchema: { readonly isInSchema?: true } = {},
): Rule<Part> {
  return {
    name: 'valid-port-name',
    severity: 'error',
    ...inSchema,
    title: "a port's name is one DNS label: letters, digits and dashes",
    why: 'ports are told apart by their names, and Istio could use none of another form',
    check(part, report) {
      for (const { field, value } of namesOf(part)) {
        if (isDnsLabel(value)) continue;
        report({
          field,
          message: `a port has the name ${shown(value)}, which is no DNS label`,
          fix: 'write a name like "https" or "tcp-db", of at most 63 letters, digits and dashes',
        });
      }
    },
  };
}

/** A rule of the numbers of ports, wherever a part has them. */
export function validPort<Part>(
  numbersOf: (part: Field<Part>) => readonly Written<number>[],
  inSchema: { readonly isInSchema?: true } = {},
): Rule<Part> {
  return {
    name: 'valid-port',
    severity: 'error',
    ...inSchema,
    title: "a port's number is from 1 to 65535",
    why: 'nothing could listen there',
    check(part, report) {
      for (const { field, value } of numbersOf(part)) {
        if (isPort(value)) continue;
        report({
          field,
          message: field.isSet ? `the port's number is ${value}, which is no port` : "the port's number is not set",
          fix: 'write the port that the server listens on, from 1 to 65535',
        });
      }
    },
  };
}

/** A rule of the protocols of ports, wherever a part has them; without one, most proxies look at what is sent. */
export function validProtocol<Part>(
  protocolsOf: (part: Field<Part>) => readonly Field<string>[],
  { isRequired = false }: { readonly isRequired?: boolean } = {},
): Rule<Part> {
  return {
    name: 'valid-protocol',
    severity: 'error',
    title: "a port's protocol is one that Istio knows",
    why: 'Istio could not tell how to read what is sent to the port',
    check(part, report) {
      for (const field of protocolsOf(part)) {
        if (field.text === '' ? !isRequired : findProtocolFamily(field.text) !== undefined) continue;
        const meant = findClosest(field.text, protocols);
        report({
          field,
          message:
            field.text === ''
              ? "the port's protocol is empty"
              : `the port's protocol is ${shown(field.text)}, which Istio does not know`,
          fix:
            meant === undefined
              ? `write one of ${alternatives(['HTTP', 'HTTPS', 'GRPC', 'TLS', 'TCP'])}`
              : `did you mean ${meant}?`,
        });
      }
    },
  };
}
