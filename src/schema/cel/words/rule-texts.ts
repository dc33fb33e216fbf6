import { envoyGatewayRuleTexts } from './envoy-gateway-rule-texts';
import { gatewayRuleTexts } from './gateway-rule-texts';
import { findShapedTexts } from './rule-shapes';
import { text, type RuleText, type RuleWords } from './rule-text';
import { isSetAt, valueAt } from './value-at';

/** The words of rules that have no common shape, by the rule in one line. */
const texts: Readonly<Record<string, RuleWords>> = {
  // Istio
  "duration(self) >= duration('1ms')": text(
    'is no duration of at least 1ms',
    'write a duration like "10s", "1m30s" or "500ms"',
  ),
  '0 < self && self <= 65535': text('is no port', 'write a port from 1 to 65535'),
  '!self.contains("*")': text(
    'contains a "*", and label values are compared as they are',
    'write the whole label value',
  ),
  'self != "*"': text(
    'stands for all hosts, which a ServiceEntry cannot',
    'write the host name, or a wildcard below a domain like "*.example.com"',
  ),
  'self.all(key, !key.contains("*"))': text(
    'has a label key with a "*", and label keys are compared as they are',
    'write the whole label key',
  ),
  'self.all(key, key.size() != 0)': text('has an empty label key', 'write the label key'),
  'self.size() == 0': text('is set, and a policy can only point to its own namespace', 'remove `namespace`'),
  'self.all(key, 0 < int(key) && int(key) <= 65535)': text(
    'has a key that is no port',
    'use port numbers from 1 to 65535 as keys',
  ),
  'self.all(key, size(key) < 63 && key.matches("^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$"))': text(
    'has a port name that is no name',
    'use letters, digits and "-", at most 62 of them',
  ),
  'self.all(l1, self.exists_one(l2, l1.number == l2.number))': text(
    'uses a port number twice',
    'give each port its own `number`',
  ),
  'self.startsWith("unix://") ? (self.substring(7, 8) == "/" || self.substring(7, 8) == "@") : true': text(
    'is a Unix socket with a relative path',
    'write an absolute path like "unix:///var/run/app.sock", or an abstract one like "unix://@app"',
  ),
  'self.startsWith("unix://") ? !self.endsWith("/") : true': text(
    'is a Unix socket that ends in "/"',
    'remove the last "/"',
  ),
  '(has(self.address) ? self.address : "").startsWith("unix://") ? !has(self.ports) : true': text(
    'has a Unix socket as `address` and `ports`, which a socket does not have',
    'remove `ports`',
  ),
  'has(self.context) ? ((self.context == "WAYPOINT") ? has(self.waypoint) : !has(self.waypoint)) : !has(self.waypoint)':
    text(
      'sets `context` and `waypoint` to things that do not belong together',
      'set `waypoint` exactly when `context` is WAYPOINT',
    ),
  '!((has(self.addresses) ? self.addresses : []).exists(k, k.contains("/")) && !((has(self.resolution) ? self.resolution : "NONE") in ["STATIC", "NONE"]))':
    text(
      'has an address range in `addresses` and a `resolution` by DNS',
      'set `resolution` to STATIC or NONE, or write single addresses',
    ),
  '((has(self.resolution) ? self.resolution : "NONE") == "NONE") ? !has(self.endpoints) : true': text(
    'has `endpoints`, which the resolution NONE does not use',
    'set `resolution` to STATIC (addresses) or DNS (host names), or remove `endpoints`',
  ),
  '((has(self.resolution) ? self.resolution : "") == "DNS_ROUND_ROBIN") ? ((has(self.endpoints) ? self.endpoints : []).size() <= 1) : true':
    text(
      'has more than one endpoint with the resolution DNS_ROUND_ROBIN',
      'leave one endpoint, or set `resolution` to DNS',
    ),
  'self in ["", "HTTP", "HTTPS"]': text('is no scheme of a probe', 'write HTTP or HTTPS'),
  '(has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) && !has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true':
    text(
      'names service accounts and also principals or namespaces, which say the same',
      'keep either the service accounts, or the principals and namespaces',
    ),
  'has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? self.selector.matchLabels : {}).size() > 0) : true':
    text(
      'has `portLevelMtls` without a `selector`, and ports belong to workloads',
      'add `selector.matchLabels`, or remove `portLevelMtls`',
    ),
  'url(self).getScheme() in ["http", "https"]': text(
    'is no http or https address',
    'write an address like "https://example.com/jwks.json"',
  ),
  '((has(self.operation) ? self.operation : "") == "UPSERT") ? (self.value != "") : true': text(
    'has the operation UPSERT without a `value`',
    'add `value`',
  ),
  '((has(self.operation) ? self.operation : "") == "REMOVE") ? !has(self.value) : true': text(
    'has the operation REMOVE and a `value`',
    'remove `value`',
  ),
  '(has(self.valueFrom) ? self.valueFrom : "") != "HOST" || !has(self.value)': text(
    'takes its value from the host and also has a `value`',
    'remove `value`, or `valueFrom: HOST`',
  ),
  // The Sail operator
  "self.metadata.name == 'default'": text('is not "default", the only name that is read', 'write `name: default`', [
    'metadata',
    'name',
  ]),
  '!has(self.values) || !has(self.values.global) || !has(self.values.global.istioNamespace) || self.values.global.istioNamespace == self.__namespace__':
    otherNamespace,
  'self.values.global.istioNamespace == self.__namespace__': otherNamespace,
  "self.metadata.name == 'default' ? (!has(self.spec.values.revision) || size(self.spec.values.revision) == 0) : self.spec.values.revision == self.metadata.name":
    (self) => {
      const name = String(valueAt(self, ['metadata', 'name']));
      const at = ['spec', 'values', 'revision'];
      if (name === 'default')
        return [text('is not empty, as it has to be for the name default', 'remove `revision`', at)];
      return isSetAt(self, at)
        ? [text(`is not the object's name ("${name}")`, `write \`revision: ${name}\``, at)]
        : [text(`has no \`spec.values.revision\``, `add \`spec.values.revision\` with the object's name, ${name}`)];
    },
  ...gatewayRuleTexts,
  ...envoyGatewayRuleTexts,
};

/** The words for a rule and the value that breaks it, one text for each wrong field; undefined for a rule without. */
export function findRuleTexts(rule: string, self: unknown): readonly RuleText[] | undefined {
  const line = rule.replace(/\s+/g, ' ').trim();
  if (!Object.hasOwn(texts, line)) return findShapedTexts(line, self);
  const words = texts[line]!;
  return typeof words === 'function' ? words(self) : [words];
}

function otherNamespace(self: unknown): readonly RuleText[] {
  const namespace = String(valueAt(self, ['namespace']));
  const at = ['values', 'global', 'istioNamespace'];
  return isSetAt(self, at)
    ? [text(`is not the \`namespace\` of the object ("${namespace}")`, `write \`istioNamespace: ${namespace}\``, at)]
    : [text('has no `values.global.istioNamespace`', 'add it with the same value as `namespace`')];
}
