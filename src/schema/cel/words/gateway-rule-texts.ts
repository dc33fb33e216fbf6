import type { FieldPath } from '../../../diagnostics/pointer';
import { text, textAt, type RuleText, type RuleWords } from './rule-text';
import { findItems, isSetAt, valueAt } from './value-at';

/** The words of the Gateway API's rules that have no common shape. */
export const gatewayRuleTexts: Readonly<Record<string, RuleWords>> = {
  "(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true": text(
    'points to a Service without a `port`',
    'add `port`',
  ),
  "!('*' in self && self.size() > 1)": text('has "*" beside other entries', 'leave only "*", or remove it'),
  'self.numerator <= self.denominator': text('is a fraction above 1', 'make `numerator` at most `denominator`'),
  "self.all(l, l.protocol in ['HTTP', 'TCP', 'UDP'] ? !has(l.tls) : true)": (self) =>
    textAt(
      'stands in a listener whose protocol has none (HTTP, TCP, UDP)',
      'set `protocol` to HTTPS or TLS, or remove `tls`',
      findListeners(self, ['HTTP', 'TCP', 'UDP'], (listener) => isSetAt(listener, ['tls']), 'tls'),
    ),
  "self.all(l, (l.protocol == 'HTTPS' && has(l.tls)) ? (l.tls.mode == '' || l.tls.mode == 'Terminate') : true)": (
    self,
  ) =>
    textAt(
      'leaves HTTPS encrypted, and its requests could not be routed',
      'write Terminate, or set `protocol` to TLS',
      findListeners(self, ['HTTPS'], (listener) => valueAt(listener, ['tls', 'mode']) === 'Passthrough', 'tls', 'mode'),
    ),
  "self.all(l, (l.protocol == 'TLS' ? has(l.tls) && has(l.tls.mode) && l.tls.mode != '' : true))": (self) =>
    textAt(
      'has the protocol TLS and no `tls.mode`',
      'add `tls.mode: Passthrough` or `tls.mode: Terminate`',
      findListeners(self, ['TLS'], (listener) => !isSetAt(listener, ['tls', 'mode'])),
    ),
  "self.all(l, l.protocol in ['TCP', 'UDP'] ? (!has(l.hostname) || l.hostname == '') : true)": (self) =>
    textAt(
      'is carried by neither TCP nor UDP',
      'remove `hostname`',
      findListeners(self, ['TCP', 'UDP'], (listener) => isSetAt(listener, ['hostname']), 'hostname'),
    ),
  'self.all(l1, self.exists_one(l2, l1.port == l2.port && l1.protocol == l2.protocol && (has(l1.hostname) && has(l2.hostname) ? l1.hostname == l2.hostname : !has(l1.hostname) && !has(l2.hostname))))':
    text('has two listeners of one port, protocol and host name', 'change `port`, `protocol` or `hostname` of one'),
  "self.mode == 'Terminate' ? size(self.certificateRefs) > 0 || size(self.options) > 0 : true": text(
    'terminates TLS without a certificate',
    'add `certificateRefs`, or set `mode` to Passthrough',
  ),
  "(self.type in ['Exact','PathPrefix']) ? self.value.startsWith('/') : true": text(
    'has a path that does not begin with "/"',
    'put a "/" before it',
  ),
  '(has(self.backendRefs) && size(self.backendRefs) > 0) ? (!has(self.filters) || self.filters.all(f, !has(f.requestRedirect))): true':
    text(
      'has backends and a redirect, which answers before any backend',
      'remove `backendRefs`, or the RequestRedirect filter',
    ),
  "!(has(self.request) && has(self.backendRequest) && duration(self.request) != duration('0s') && duration(self.backendRequest) > duration(self.request))":
    text('gives a backend more time than the whole request has', 'make `backendRequest` at most `request`'),
  "!(self.exists(f, f.type == 'RequestRedirect') && self.exists(f, f.type == 'URLRewrite'))": text(
    'has a RequestRedirect and a URLRewrite filter',
    'keep only one of them',
  ),
  'self.all(l1, !has(l1.port) || self.exists_one(l2, has(l2.port) && l1.port == l2.port && l1.protocol == l2.protocol && (has(l1.hostname) && has(l2.hostname) ? l1.hostname == l2.hostname : !has(l1.hostname) && !has(l2.hostname))))':
    text('has two listeners of one port, protocol and host name', 'change `port`, `protocol` or `hostname` of one'),
  '!(self.type == "Hostname" && (!has(self.hostname) || self.hostname == ""))': text(
    'is of type Hostname and has no `hostname`',
    'add `hostname`',
  ),
  '!(self.type != "Hostname" && has(self.hostname) && self.hostname != "")': text(
    'has `hostname`, which belongs to the type Hostname',
    'remove `hostname`',
  ),
  '!(self.type == "URI" && (!has(self.uri) || self.uri == ""))': text('is of type URI and has no `uri`', 'add `uri`'),
  '!(self.type != "URI" && has(self.uri) && self.uri != "")': text(
    'has `uri`, which belongs to the type URI',
    'remove `uri`',
  ),
  '!(has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0 && has(self.wellKnownCACertificates) && self.wellKnownCACertificates != "")':
    text(
      'names its own CA certificates and the well-known ones',
      'keep `caCertificateRefs` or `wellKnownCACertificates`',
    ),
  '(has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0 || has(self.wellKnownCACertificates) && self.wellKnownCACertificates != "")':
    text(
      'trusts no CA, so that no certificate can be verified',
      'add `caCertificateRefs`, or `wellKnownCACertificates: System`',
    ),
  "self.type in ['Exact','PathPrefix'] || self.type == 'RegularExpression'": text(
    'has no type of a path match',
    'set `type` to Exact, PathPrefix or RegularExpression',
  ),
  'self.all(h, !isIP(h))': text('contains an IP address', 'write host names'),
  'self.all(key, key.split("/")[0].size() < 253)': text(
    'has a key whose prefix is too long',
    'shorten the part before "/" to 252 characters',
  ),
  'has(self.type) ? has(self.service) || has(self.method) : true': text(
    'has a `type` and neither `service` nor `method`',
    'add `service` or `method`',
  ),
};

/** The words of the Gateway API's longer rules, by how each begins. */
export const gatewayRuleStarts: readonly (readonly [start: string, text: RuleText])[] = [
  [
    'self.all(p1, self.all(p2, p1.group == p2.group && p1.kind == p2.kind',
    text('points to one parent with and without `sectionName`', 'give each its `sectionName`, or keep one without'),
  ],
  [
    'self.all(p1, self.exists_one(p2, p1.group == p2.group',
    text('points to the same place twice', 'remove one of the two'),
  ],
  [
    "(!has(self.type) || self.type == 'Exact') && has(self.service)",
    text('has a `service` that is no name of a gRPC service', 'write it like package.Service'),
  ],
  [
    "(!has(self.type) || self.type == 'Exact') && has(self.method)",
    text('has a `method` that is no name of a gRPC method', 'write letters, digits and "_"'),
  ],
  ['(self.size() > 0 ? ', text('has more than 128 matches in all its rules', 'split it into several routes')],
  [
    "self.type == 'Hostname' ? ",
    text('is of type Hostname and has a `value` that is no host name', 'write a host name in lower case'),
  ],
  ["self.all(a1, a1.type == 'IPAddress'", text('has an IP address twice', 'remove one of the two')],
  ["self.all(a1, a1.type == 'Hostname'", text('has a host name twice', 'remove one of the two')],
  [
    'self.all(key, key.matches(',
    text('has a key that is no key of a label or annotation', 'write a key like "example.com/name"'),
  ],
  [
    "(self.type in ['Exact','PathPrefix']) ? self.value.matches(",
    text('has a path with characters that a path cannot have', 'escape them, like %20 for a space'),
  ],
  [
    '(has(self.filters) && self.filters.exists_one(f, ',
    text('replaces a path prefix and does not match exactly one', 'match one path of type PathPrefix'),
  ],
  [
    '(has(self.backendRefs) && self.backendRefs.exists_one(b, ',
    text('replaces a path prefix and does not match exactly one', 'match one path of type PathPrefix'),
  ],
  ["self.all(h, !h.contains('*') ? ", text('contains what is no host name', 'write host names in lower case')],
  [
    "self.all(h, h.contains('*') ? ",
    text('contains a wildcard that is not the first part', 'write it like "*.example.com"'),
  ],
];

/** The listeners of some protocols that are so, or what stands in them below a path. */
function findListeners(
  self: unknown,
  protocols: readonly string[],
  isSo: (listener: unknown) => boolean,
  ...below: readonly string[]
): readonly FieldPath[] {
  const isOne = (item: unknown): boolean => protocols.includes(valueAt(item, ['protocol']) as string) && isSo(item);
  return findItems(self, [], isOne).map((path) => [...path, ...below]);
}
