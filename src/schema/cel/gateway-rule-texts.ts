import type { RuleText } from './rule-text';

const text = (says: string, fix: string): RuleText => ({ says, fix });

/** The words of the Gateway API's rules that have no common shape. */
export const gatewayRuleTexts: Readonly<Record<string, RuleText>> = {
  "(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true": text(
    'points to a Service without a `port`',
    'add `port`',
  ),
  "!('*' in self && self.size() > 1)": text('has "*" beside other entries', 'leave only "*", or remove it'),
  '!(has(self.percent) && has(self.fraction))': text(
    'sets `percent` and `fraction`',
    'keep only one of `percent` and `fraction`',
  ),
  'self.numerator <= self.denominator': text('is a fraction above 1', 'make `numerator` at most `denominator`'),
  "self.all(l, l.protocol in ['HTTP', 'TCP', 'UDP'] ? !has(l.tls) : true)": text(
    'has a listener with `tls` whose protocol has none (HTTP, TCP, UDP)',
    'set its `protocol` to HTTPS or TLS, or remove `tls`',
  ),
  "self.all(l, (l.protocol == 'HTTPS' && has(l.tls)) ? (l.tls.mode == '' || l.tls.mode == 'Terminate') : true)": text(
    'has an HTTPS listener that does not terminate TLS',
    'set `tls.mode` to Terminate, or `protocol` to TLS',
  ),
  "self.all(l, (l.protocol == 'TLS' ? has(l.tls) && has(l.tls.mode) && l.tls.mode != '' : true))": text(
    'has a TLS listener without `tls.mode`',
    'add `tls.mode: Passthrough` or `tls.mode: Terminate`',
  ),
  "self.all(l, l.protocol in ['TCP', 'UDP'] ? (!has(l.hostname) || l.hostname == '') : true)": text(
    'has a TCP or UDP listener with a `hostname`, which such traffic does not carry',
    'remove `hostname`',
  ),
  'self.all(l1, self.exists_one(l2, l1.name == l2.name))': text(
    'uses a name twice',
    'give each listener its own `name`',
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
  'self.all(l1, !has(l1.name) || self.exists_one(l2, has(l2.name) && l1.name == l2.name))': text(
    'uses a name twice',
    'give each its own `name`',
  ),
  'self.all(t1, self.exists_one(t2, t1.port == t2.port))': text('uses a port twice', 'give each its own `port`'),
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
