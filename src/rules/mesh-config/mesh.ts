import { findClosest } from '../../diagnostics/did-you-mean';
import { alternatives, shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isDnsLabel } from '../primitives/dns-label';
import { findWildcardDomainProblem } from '../primitives/host-name';
import { isPort } from '../primitives/port';
import type { Rule } from '../rule';
import type { MeshConfig } from './mesh-config';

const CURVES = ['P-224', 'P-256', 'P-384', 'P-521', 'X25519', 'X25519Kyber768Draft00', 'X25519MLKEM768'];

const validPort: Rule<MeshConfig> = {
  name: 'valid-port',
  severity: 'error',
  title: 'the ports of the proxies are from 1 to 65535',
  why: 'the proxies could not listen there',
  check(config, report) {
    const proxy = config.at('defaultConfig');
    for (const field of [config.at('proxyListenPort'), proxy.at('proxyAdminPort'), proxy.at('statusPort')]) {
      if (!field.isSet || isPort(field.number)) continue;
      const message = `\`${field.name}\` is ${field.number}, which is no port`;
      report({ field, message, fix: `remove \`${field.name}\` for the usual port` });
    }
  },
};

/** Labels of a DNS name; the last one may be empty. */
function isTrustDomain(text: string): boolean {
  const labels = text.replace(/\.$/, '').split('.');
  return text !== '.' && labels.every(isDnsLabel);
}

const validTrustDomain: Rule<MeshConfig> = {
  name: 'valid-trust-domain',
  severity: 'error',
  title: '`trustDomain` and `trustDomainAliases` are DNS names',
  why: 'no workload could have an identity of this domain',
  check(config, report) {
    const aliases = config.at('trustDomainAliases').items();
    for (const field of [config.at('trustDomain'), ...aliases]) {
      if (!field.isSet || isTrustDomain(field.text)) continue;
      const message = `the trust domain ${shown(field.text)} is no DNS name`;
      report({ field, message, fix: 'write a name like "cluster.local"' });
    }
  },
};

const validServiceHost: Rule<MeshConfig> = {
  name: 'valid-service-host',
  severity: 'error',
  title: 'a host of `serviceSettings` is a host name, which may begin with a wildcard',
  why: 'no service could have this name',
  check(config, report) {
    for (const settings of config.at('serviceSettings').items()) {
      for (const field of settings.at('hosts').items()) {
        const problem = findWildcardDomainProblem(field.text);
        if (problem === undefined) continue;
        const message = `the host ${shown(field.text)} ${problem}`;
        report({ field, message, fix: 'write a name like "*.shop.svc.cluster.local"' });
      }
    }
  },
};

const noMeshCurves: Rule<MeshConfig> = {
  name: 'no-mesh-ecdh-curves',
  severity: 'error',
  title: '`meshMTLS` has no `ecdhCurves`',
  why: 'the proxies choose the curves between them themselves',
  check(config, report) {
    const field = config.at('meshMTLS').at('ecdhCurves');
    if (field.isEmpty) return;
    report({ field, message: `\`${field.name}\` is set`, fix: 'move it to `tlsDefaults`, or remove it' });
  },
};

function curves(config: Field<MeshConfig>): readonly Field<string>[] {
  return config.at('tlsDefaults').at('ecdhCurves').items();
}

const noUnknownCurve: Rule<MeshConfig> = {
  name: 'no-unknown-ecdh-curve',
  severity: 'warning',
  title: '`tlsDefaults.ecdhCurves` has only curves that the proxies know',
  why: 'the proxies refuse every listener and cluster with it',
  check(config, report) {
    for (const field of curves(config)) {
      if (field.text === '' || CURVES.includes(field.text)) continue;
      const meant = findClosest(field.text, CURVES);
      report({
        field,
        message: `the curve ${shown(field.text)} is unknown`,
        fix: meant === undefined ? `write one of ${alternatives(CURVES)}` : `did you mean ${meant}?`,
      });
    }
  },
};

const noDuplicateCurve: Rule<MeshConfig> = {
  name: 'no-duplicate-ecdh-curve',
  severity: 'warning',
  title: '`tlsDefaults.ecdhCurves` names each curve once',
  why: 'the second entry says nothing',
  check(config, report) {
    const seen = new Set<string>();
    for (const field of curves(config)) {
      if (seen.has(field.text)) {
        report({ field, message: `the curve ${shown(field.text)} is there twice`, fix: 'remove one of the two' });
      }
      if (field.text === '' || CURVES.includes(field.text)) seen.add(field.text);
    }
  },
};

/** The rules of what holds for the whole mesh. */
export const meshRules: readonly Rule<MeshConfig>[] = [
  validPort,
  validTrustDomain,
  validServiceHost,
  noMeshCurves,
  noUnknownCurve,
  noDuplicateCurve,
];
