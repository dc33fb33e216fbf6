import { compare } from './compare';
import type { Plan } from './plan';
import { limited, noted, type Row } from './row';
import { runWorkload } from './run-workload';
import { median } from './statistics';

/** What an app pays before it does anything. */
export function benchLoad({ runsOfLoad: runs }: Plan): Row[] {
  const { ours, base } = compare(
    () => runWorkload('load', 'cdk8s', 'cdk8s-istio'),
    () => runWorkload('load', 'cdk8s'),
    runs,
  );
  const firstUse = ['cdk8s-istio#VirtualService', 'cdk8s-istio#Mesh'].map((name) => {
    const times = Array.from({ length: runs }, () => runWorkload('load', 'cdk8s', 'cdk8s-istio', name).milliseconds);
    return noted(`first use of ${name.replace('cdk8s-istio#', '')}`, `${median(times).toFixed(1)} ms`);
  });
  const name = `require('cdk8s-istio') after cdk8s (which takes ${base.milliseconds.toFixed(0)} ms)`;
  return [limited(name, ours.milliseconds, 15, ' ms'), ...firstUse];
}
