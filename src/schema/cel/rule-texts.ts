/** What a broken rule means, in words; the sentence goes on after the field's name. */
export interface RuleText {
  readonly says: string;
  readonly fix: string;
}

const text = (says: string, fix: string): RuleText => ({ says, fix });

/** The words of rules that have no common shape, by the rule in one line. */
const texts: Readonly<Record<string, RuleText>> = {
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
  'has(self.address) || has(self.network)': text('has neither `address` nor `network`', 'add `address`'),
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
  'has(self.wasm) != has(self.lua)': text('needs `wasm` or `lua`, and not both', 'set exactly one of `wasm` and `lua`'),
  // Sail operator
  "self.metadata.name == 'default'": text('has to have the name default', 'set `metadata.name` to default'),
  // Gateway API
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
};

/** Rules that come in many variants: what they say is read from the rule itself. */
const shapes: readonly (readonly [shape: RegExp, make: (groups: readonly string[]) => RuleText])[] = [
  [
    /^((?:\(has\(self\.\w+\) ?\? ?1 ?: ?0\)(?: \+ )?)+) (<=|==) 1$/,
    ([terms, comparison]) => {
      const names = [...terms!.matchAll(/self\.(\w+)/g)].map(([, name]) => `\`${name}\``).join(', ');
      return comparison === '=='
        ? text(`needs exactly one of ${names}`, `set one of ${names}`)
        : text(`sets more than one of ${names}`, `keep one of ${names}`);
    },
  ],
  [
    /^!\(has\(self\.(\w+)\) && self\.type != '(\w+)'\)$/,
    ([field, type]) =>
      text(`has \`${field}\`, which belongs to the type ${type}`, `set \`type\` to ${type}, or remove \`${field}\``),
  ],
  [
    /^!\(!has\(self\.(\w+)\) && self\.type == '(\w+)'\)$/,
    ([field, type]) => text(`is of type ${type} and has no \`${field}\``, `add \`${field}\``),
  ],
  [
    /^self\.type == '(\w+)' \? has\(self\.(\w+)\) : !has\(self\.\2\)$/,
    ([type, field]) =>
      text(`needs \`${field}\` exactly when its type is ${type}`, `add \`${field}\`, or set \`type\` to ${type}`),
  ],
  [
    /^has\(self\.(\w+)\) \? self\.type == '(\w+)' : true$/,
    ([field, type]) =>
      text(`has \`${field}\`, which belongs to the type ${type}`, `set \`type\` to ${type}, or remove \`${field}\``),
  ],
  [
    /^self\.type == '(\w+)' \? has\(self\.(\w+)\) : true$/,
    ([type, field]) => text(`is of type ${type} and has no \`${field}\``, `add \`${field}\``),
  ],
  [
    /^self\.filter\(f, f\.type == '(\w+)'\)\.size\(\) <= 1$/,
    ([type]) => text(`has more than one ${type} filter`, `keep one ${type} filter`),
  ],
  [
    /^\(self\.type in \['Exact','PathPrefix'\]\) \? !self\.value\.(contains|endsWith)\('(.+)'\) : true$/,
    ([place, part]) =>
      text(
        `has a path that ${place === 'contains' ? 'contains' : 'ends in'} "${part}"`,
        `remove "${part}" from the path`,
      ),
  ],
  [
    /^!has\(self\.(\w+)\) \|\| !has\(self\.(\w+)\)$/,
    ([one, other]) => text(`sets \`${one}\` and \`${other}\``, `keep only one of \`${one}\` and \`${other}\``),
  ],
  [
    /^isURL\(self\) \? \(url\(self\)\.getScheme\(\)/,
    () => text('is no address of a module', 'write an address that begins with oci://, https://, http:// or file://'),
  ],
];

/** The words for a rule, undefined for one that has none. */
export function findRuleText(rule: string): RuleText | undefined {
  const line = rule.replace(/\s+/g, ' ').trim();
  if (Object.hasOwn(texts, line)) return texts[line];
  for (const [shape, make] of shapes) {
    const match = shape.exec(line);
    if (match) return make(match.slice(1));
  }
  return undefined;
}
