import type { FieldPath } from '../../../diagnostics/pointer';
import { isIpAddress } from '../../go/ip-address';
import { text, textAt, type RuleText, type RuleWords } from './rule-text';
import { findItems, findRepeats, isSetAt, valueAt } from './value-at';

/** What a reference of the Gateway API points to, without the section in it. */
const PLACE = ['group', 'kind', 'namespace', 'name'];

const HOST_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** The words of the Gateway API's rules that have no common shape. */
export const gatewayRuleTexts: Readonly<Record<string, RuleWords>> = {
  "(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true": text(
    'points to a Service without a `port`',
    'add `port`',
  ),
  "!('*' in self && self.size() > 1)": text('has "*" beside other entries', 'leave only "*", or remove it'),
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
    sameListener,
  'self.all(l1, !has(l1.port) || self.exists_one(l2, has(l2.port) && l1.port == l2.port && l1.protocol == l2.protocol && (has(l1.hostname) && has(l2.hostname) ? l1.hostname == l2.hostname : !has(l1.hostname) && !has(l2.hostname))))':
    sameListener,
  "self.mode == 'Terminate' ? size(self.certificateRefs) > 0 || size(self.options) > 0 : true": text(
    'terminates TLS without a certificate',
    'add `certificateRefs`, or set `mode` to Passthrough',
  ),
  '(has(self.backendRefs) && size(self.backendRefs) > 0) ? (!has(self.filters) || self.filters.all(f, !has(f.requestRedirect))): true':
    text('gets no request: the RequestRedirect filter answers before', 'remove `backendRefs`', ['backendRefs']),
  "!(has(self.request) && has(self.backendRequest) && duration(self.request) != duration('0s') && duration(self.backendRequest) > duration(self.request))":
    (self) => {
      const whole = String(valueAt(self, ['request']));
      return [
        text(`is more than the whole \`request\` gets ("${whole}")`, `write "${whole}" or less`, ['backendRequest']),
      ];
    },
  "!(self.exists(f, f.type == 'RequestRedirect') && self.exists(f, f.type == 'URLRewrite'))": (self) =>
    textAt(
      'rewrites a request that the RequestRedirect filter beside it sends elsewhere',
      'remove one of the two filters',
      findItems(self, [], (filter) => valueAt(filter, ['type']) === 'URLRewrite'),
    ),
  '!(has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0 && has(self.wellKnownCACertificates) && self.wellKnownCACertificates != "")':
    text(
      'sets `caCertificateRefs` and `wellKnownCACertificates`, only one of them may be set',
      'remove `caCertificateRefs` or `wellKnownCACertificates`',
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
  'self.all(h, !isIP(h))': (self) =>
    textAt(
      'is an IP address',
      'write a host name',
      findItems(self, [], (host) => isIpAddress(String(host))),
    ),
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
export const gatewayRuleStarts: readonly (readonly [start: string, words: RuleWords])[] = [
  [
    'self.all(p1, self.all(p2, p1.group == p2.group && p1.kind == p2.kind',
    (self) =>
      textAt(
        'has no `sectionName`, and another one points to a section of the same object',
        'add `sectionName`',
        findItems(self, [], (place) => !isSetAt(place, ['sectionName']) && isPointedToTwice(self, place)),
      ),
  ],
  [
    'self.all(p1, self.exists_one(p2, p1.group == p2.group',
    (self) =>
      findRepeats(self, [...PLACE, 'sectionName']).map(([at, first]) =>
        text(`points to the same place as [${first}]`, 'remove one of the two', [at]),
      ),
  ],
  [
    "(!has(self.type) || self.type == 'Exact') && has(self.service)",
    text('is no name of a gRPC service', 'write it like package.Service', ['service']),
  ],
  [
    "(!has(self.type) || self.type == 'Exact') && has(self.method)",
    text('is no name of a gRPC method', 'write letters, digits and "_"', ['method']),
  ],
  ['(self.size() > 0 ? ', text('has more than 128 matches in all its rules', 'split it into several routes')],
  [
    "self.type == 'Hostname' ? ",
    text('is no host name', 'write a host name in lower case, like "gateway.example.com"', ['value']),
  ],
  ["self.all(a1, a1.type == 'IPAddress'", sameAddress],
  ["self.all(a1, a1.type == 'Hostname'", sameAddress],
  [
    'self.all(key, key.matches(',
    text('has a key that is no key of a label or annotation', 'write a key like "example.com/name"'),
  ],
  ['(has(self.filters) && self.filters.exists_one(f, ', replacedPrefix],
  ['(has(self.backendRefs) && self.backendRefs.exists_one(b, ', replacedPrefix],
  [
    "self.all(h, !h.contains('*') ? ",
    (self) =>
      textAt(
        'is no host name',
        'write a host name in lower case',
        findItems(self, [], (host) => !String(host).includes('*') && !HOST_NAME.test(String(host))),
      ),
  ],
  [
    "self.all(h, h.contains('*') ? ",
    (self) =>
      textAt(
        'has a wildcard that is not its whole first part',
        'write it like "*.example.com"',
        findItems(self, [], (host) => String(host).includes('*') && !HOST_NAME.test(String(host).replace(/^\*\./, ''))),
      ),
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

function sameListener(self: unknown): readonly RuleText[] {
  return findRepeats(self, ['port', 'protocol', 'hostname']).map(([at, first]) =>
    text(`has the port, protocol and host name of [${first}]`, 'change `port` or `hostname` of one', [at]),
  );
}

function sameAddress(self: unknown): readonly RuleText[] {
  return findRepeats(self, ['type', 'value']).map(([at, first]) =>
    text(`is the address of [${first}] too`, 'write another address, or remove one', [at, 'value']),
  );
}

function isPointedToTwice(self: unknown, place: unknown): boolean {
  return (
    findItems(self, [], (other) => PLACE.every((key) => valueAt(other, [key]) === valueAt(place, [key]))).length > 1
  );
}

/** A prefix can be replaced only where it is known: in one match, of a prefix. */
function replacedPrefix(self: unknown): readonly RuleText[] {
  const matches = valueAt(self, ['matches']);
  if (Array.isArray(matches) && matches.length > 1) {
    return [
      text('is more than one match, and a filter replaces the prefix of one', 'give each match a rule of its own', [
        'matches',
      ]),
    ];
  }
  const at = ['matches', 0, 'path', 'type'];
  return isSetAt(self, at)
    ? [text('has no prefix for the filter ReplacePrefixMatch', 'write `type: PathPrefix`', at)]
    : [text('replaces a path prefix and matches none', 'add a match of type PathPrefix')];
}
