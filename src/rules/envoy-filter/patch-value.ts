import { isRecord } from '../../objects/object-identity';
import type { Field } from '../field';
import { fieldAt } from '../field';
import type { Rule } from '../rule';
import type { ConfigPatch } from './envoy-filter';
import { envoyTypes } from './envoy-types/envoy-types';
import { MessageReader } from './envoy-types/message-reader';
import type { MessageProblem, MessageProblemKind } from './envoy-types/message-problem';

/** What the value of a patch is, by what the patch changes. */
export const PATCH_TYPES: Readonly<Record<string, string>> = {
  BOOTSTRAP: 'envoy.config.bootstrap.v3.Bootstrap',
  CLUSTER: 'envoy.config.cluster.v3.Cluster',
  EXTENSION_CONFIG: 'envoy.config.core.v3.TypedExtensionConfig',
  FILTER_CHAIN: 'envoy.config.listener.v3.FilterChain',
  HTTP_FILTER: 'envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter',
  HTTP_ROUTE: 'envoy.config.route.v3.Route',
  LISTENER: 'envoy.config.listener.v3.Listener',
  LISTENER_FILTER: 'envoy.config.listener.v3.ListenerFilter',
  NETWORK_FILTER: 'envoy.config.listener.v3.Filter',
  ROUTE_CONFIGURATION: 'envoy.config.route.v3.RouteConfiguration',
  VIRTUAL_HOST: 'envoy.config.route.v3.VirtualHost',
};
const NONE: readonly MessageProblem[] = [];

function findProblems(patch: Field<ConfigPatch>): readonly MessageProblem[] {
  const [applyTo, { value, path }] = [patch.at('applyTo').text, patch.at('patch').at('value')];
  if (!isRecord(value) || !Object.hasOwn(PATCH_TYPES, applyTo)) return NONE;
  const types = envoyTypes();
  const reader = new MessageReader(types, path);
  reader.read(types.find(PATCH_TYPES[applyTo]!)!, value);
  return reader.problems;
}

function problemRule(kinds: readonly MessageProblemKind[], rule: Omit<Rule<ConfigPatch>, 'check'>): Rule<ConfigPatch> {
  return {
    ...rule,
    check(patch, report) {
      for (const { kind, path, message, fix } of patch.once(findProblems)) {
        if (kinds.includes(kind)) report({ field: fieldAt(patch.at('patch').at('value'), path), message, fix });
      }
    },
  };
}

const LEFT_OUT = 'istiod cannot read the value, and would leave the whole patch out';

/** What Istio says of the values of patches; it does not read those of which it has said something else. */
export const patchValueRules: readonly Rule<ConfigPatch>[] = [
  problemRule(['missing-type'], {
    name: 'no-missing-type',
    severity: 'error',
    title: 'the configuration of an extension of Envoy has an `@type`',
    why: LEFT_OUT,
  }),
  problemRule(['unknown-type'], {
    name: 'no-unknown-type',
    severity: 'error',
    title: 'an `@type` is the name of a type that istiod knows of Envoy',
    why: LEFT_OUT,
  }),
  problemRule(['wrong-value'], {
    name: 'valid-value',
    severity: 'error',
    title: "what a patch puts into a field of Envoy's has the field's type",
    why: LEFT_OUT,
  }),
  problemRule(['unknown-enum-value'], {
    name: 'no-unknown-enum-value',
    severity: 'error',
    title: "a field of Envoy's that takes one of several names has one of them",
    why: LEFT_OUT,
  }),
  problemRule(['unknown-field'], {
    name: 'no-unknown-field',
    severity: 'warning',
    title: 'a patch has only fields that Envoy has',
    why: 'istiod drops the field, and Envoy never hears of what it was meant to do',
  }),
  problemRule(['missing-typed-config'], {
    name: 'no-missing-typed-config',
    severity: 'warning',
    title: 'an extension that a patch adds or changes has a `typed_config`',
    why: 'Envoy finds an extension by the type of its configuration, and no longer by its name',
  }),
];

/** What Istio would say of patches for waypoints if it read them. */
export const waypointValueRules: readonly Rule<ConfigPatch>[] = [
  problemRule(['missing-type', 'unknown-enum-value', 'unknown-type', 'wrong-value'], {
    name: 'valid-waypoint-value',
    severity: 'error',
    judge: 'nobody',
    title: 'what a patch for waypoints puts there is of the types that istiod knows of Envoy',
    why: 'istiod cannot read the value, leaves the whole patch out, and only logs it',
  }),
  problemRule(['unknown-field'], {
    name: 'no-unknown-waypoint-field',
    severity: 'warning',
    judge: 'nobody',
    title: 'a patch for waypoints has only fields that Envoy has',
    why: 'istiod drops the field, and Envoy never hears of what it was meant to do',
  }),
];

/** What istiod drops of the values of patches, without a word. */
export const droppedValueRules: readonly Rule<ConfigPatch>[] = [
  problemRule(['field-twice'], {
    name: 'no-field-twice',
    severity: 'error',
    judge: 'nobody',
    title: 'no field has its value under both of its names, `stat_prefix` and `statPrefix`',
    why: 'istiod drops one of the two values',
  }),
  problemRule(['lost-alternative'], {
    name: 'no-second-alternative',
    severity: 'error',
    judge: 'nobody',
    title: 'of fields of which Envoy takes one, a patch has one',
    why: 'istiod drops all but one of the values',
  }),
];
