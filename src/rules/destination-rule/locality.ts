import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { findLocalityProblem, findOverlaps } from '../primitives/locality';
import type { Report, Rule } from '../rule';
import type { Failover, LocalitySetting, Policy, ZoneAwareSetting } from './destination-rule';

/** Labels of where a node is; Istio orders endpoints by them itself. */
const TOPOLOGY: ReadonlySet<string> = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
]);

const noDistributeWithFailover: Rule<LocalitySetting> = {
  name: 'no-distribute-with-failover',
  severity: 'error',
  title: '`localityLbSetting` does not have both `distribute` and `failover`',
  why: 'requests are either shared out by weights or go to another region on failure',
  check(setting, report) {
    const field = setting.at('failover');
    if (setting.at('distribute').isEmpty || field.isEmpty) return;
    report({ field, message: `\`${field.name}\` is set beside \`distribute\``, fix: 'remove one of the two' });
  },
};

const noFailoverWithTopology: Rule<LocalitySetting> = {
  name: 'no-failover-with-topology-priority',
  severity: 'error',
  title: '`localityLbSetting` with `failover` has no label of region, zone or subzone in `failoverPriority`',
  why: 'the order of regions would be given twice',
  check(setting, report) {
    if (setting.at('failover').isEmpty) return;
    const field = setting
      .at('failoverPriority')
      .items()
      .find(({ text }) => TOPOLOGY.has(text));
    if (field === undefined) return;
    report({
      field,
      message: `\`failoverPriority\` has ${shown(field.text)}, and \`failover\` is set`,
      fix: 'remove the label here, or `failover`',
    });
  },
};

const noTopologyWithZoneAware: Rule<ZoneAwareSetting> = {
  name: 'no-topology-priority-with-zone-aware',
  severity: 'error',
  since: '1.31',
  title: '`zoneAwareLbSetting` has no label of region, zone or subzone in `failoverPriority`',
  why: 'these are already what it orders endpoints by',
  check(setting, report) {
    for (const field of setting.at('failoverPriority').items()) {
      if (!TOPOLOGY.has(field.text)) continue;
      report({ field, message: `\`failoverPriority\` has ${shown(field.text)}`, fix: 'remove the label here' });
    }
  },
};

const validWeight: Rule<LocalitySetting> = {
  name: 'valid-locality-weight',
  severity: 'error',
  title: 'the weight of a locality is from 1 to 100',
  why: 'a weight is a percentage, and 0 is said by leaving the locality out',
  check(setting, report) {
    for (const entry of setting.at('distribute').items()) {
      for (const { field } of entry.at('to').entries()) {
        if (field.number >= 1 && field.number <= 100) continue;
        report({ field, message: `the weight is ${field.number}`, fix: 'write a weight from 1 to 100, or remove it' });
      }
    }
  },
};

const validWeightSum: Rule<LocalitySetting> = {
  name: 'valid-locality-weight-sum',
  severity: 'error',
  title: 'the weights of the localities that one locality sends to are 100 together',
  why: 'a share of the requests would have nowhere to go',
  check(setting, report) {
    for (const entry of setting.at('distribute').items()) {
      const sum = entry
        .at('to')
        .entries()
        .reduce((total, { field }) => total + field.number, 0);
      if (sum === 100) continue;
      report({ field: entry.at('to'), message: `the weights are ${sum} together`, fix: 'make their sum 100' });
    }
  },
};

interface NamedLocality {
  readonly text: string;
  readonly field: Field<unknown>;
}

function reportLocalities(localities: readonly NamedLocality[], isList: boolean, report: Report): void {
  const texts = localities.map(({ text }) => text);
  const overlaps = findOverlaps(texts, isList);
  localities.forEach(({ text, field }, at) => {
    const problem = findLocalityProblem(text);
    const other = overlaps[at];
    if (problem !== undefined) {
      report({
        field,
        message: `the locality ${shown(text)} ${problem}`,
        fix: 'write `region/zone/subzone`, `region/zone/*` or `region/*`',
      });
    } else if (other !== undefined) {
      report({
        field,
        message: `the locality ${shown(text)} overlaps ${shown(other)}`,
        fix: 'leave one of the two, or make them name different places',
      });
    }
  });
}

const validLocality: Rule<LocalitySetting> = {
  name: 'valid-locality',
  severity: 'error',
  title: 'localities are `region/zone/subzone`, with at most one `*` at the end, and do not overlap',
  why: 'it would be open which entry holds for an endpoint',
  check(setting, report) {
    const entries = setting.at('distribute').items();
    reportLocalities(
      entries.map((entry) => ({ text: entry.at('from').text, field: entry.at('from') })),
      true,
      report,
    );
    for (const entry of entries) {
      reportLocalities(
        entry
          .at('to')
          .entries()
          .map(({ key, field }) => ({ text: key, field })),
        false,
        report,
      );
    }
  },
};

const noFailoverWithoutDetection: Rule<Policy> = {
  name: 'no-failover-without-outlier-detection',
  severity: 'warning',
  title: 'a policy with `failover` or `failoverPriority` has `outlierDetection`',
  why: 'without it no endpoint is ever seen as failed, and requests never go to another place',
  check(policy, report) {
    if (policy.at('outlierDetection').isSet) return;
    const balancer = policy.at('loadBalancer');
    for (const setting of [balancer.at('localityLbSetting'), balancer.at('zoneAwareLbSetting')]) {
      const field = [setting.at('failover'), setting.at('failoverPriority')].find(({ isEmpty }) => !isEmpty);
      if (field === undefined) continue;
      report({
        field,
        message: `\`${field.name}\` is set, but the policy has no \`outlierDetection\``,
        fix: 'add `outlierDetection`, e.g. with `consecutive5xxErrors: 5`',
      });
    }
  },
};

/** The rules of `localityLbSetting`. */
export const localityRules: readonly Rule<LocalitySetting>[] = [
  noDistributeWithFailover,
  noFailoverWithTopology,
  validWeight,
  validWeightSum,
  validLocality,
];

/** The rules of `zoneAwareLbSetting`. */
export const zoneAwareRules: readonly Rule<ZoneAwareSetting>[] = [noTopologyWithZoneAware];

/** The rules of places beside the rest of a policy. */
export const failoverDetectionRules: readonly Rule<Policy>[] = [noFailoverWithoutDetection];

/** The entries of `failover`, of both ways to write it. */
export function failovers(policy: Field<Policy>): readonly Field<Failover>[] {
  const balancer = policy.at('loadBalancer');
  return [balancer.at('localityLbSetting'), balancer.at('zoneAwareLbSetting')].flatMap((setting) =>
    setting.at('failover').items(),
  );
}

const noFailoverToSame: Rule<Failover> = {
  name: 'no-failover-to-same-region',
  severity: 'error',
  title: '`failover` names two regions',
  why: 'requests would stay where they fail',
  check(failover, report) {
    const field = failover.at('to');
    if (failover.at('from').text !== field.text) return;
    report({
      field,
      message: `\`from\` and \`to\` are both ${shown(field.text)}`,
      fix: 'write another region in `to`',
    });
  },
};

const noZoneInFailover: Rule<Failover> = {
  name: 'no-zone-in-failover',
  severity: 'error',
  title: '`failover` names regions, without zones',
  why: 'zones within a region are ordered by Istio itself',
  check(failover, report) {
    const field = [failover.at('from'), failover.at('to')].find(({ text }) => text.includes('/'));
    if (field === undefined) return;
    report({
      field,
      message: `\`${field.name}\` is ${shown(field.text)}, which is more than a region`,
      fix: `write ${shown(field.text.slice(0, field.text.indexOf('/')))}`,
    });
  },
};

const noWildcardInFailover: Rule<Failover> = {
  name: 'no-wildcard-in-failover',
  severity: 'error',
  title: '`failover` names regions without `*`',
  why: 'regions are compared as they are, and none would match',
  check(failover, report) {
    const field = [failover.at('from'), failover.at('to')].find(({ text }) => text.includes('*'));
    if (field === undefined) return;
    report({ field, message: `\`${field.name}\` is ${shown(field.text)}`, fix: 'write the name of one region' });
  },
};

/** The rules of one entry of `failover`. */
export const failoverRules: readonly Rule<Failover>[] = [noFailoverToSame, noZoneInFailover, noWildcardInFailover];
