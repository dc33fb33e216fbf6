/** Orders versions of an API as Kubernetes does, lowest first: `v1alpha3`, `v1beta1`, `v1`, `v2`. */
export function compareKubernetesVersions(a: string, b: string): number {
  const [left, right] = [kubernetesParts(a), kubernetesParts(b)];
  if (!left || !right) return left ? 1 : right ? -1 : compareText(b, a);
  return compareNumbers(left, right);
}

function kubernetesParts(version: string): number[] | undefined {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (!match) return undefined;
  const stability = match[2] === 'alpha' ? 0 : match[2] === 'beta' ? 1 : 2;
  return [stability, Number(match[1]), Number(match[3] ?? 0)];
}

/** Orders releases, lowest first: `1.30.0-rc.1`, `1.30.0`, `1.31.1`; one that is not known is lowest. */
export function compareReleases(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const [left, right] = [releaseParts(a), releaseParts(b)];
  return compareNumbers(left.numbers, right.numbers) || compareText(left.before, right.before);
}

function releaseParts(version: string): { numbers: number[]; before: string } {
  const [numbers = '', ...before] = version.split('-');
  const suffix = before.join('-');
  // A release comes after its own candidates.
  return { numbers: numbers.split('.').map(Number), before: suffix === '' ? '~' : suffix };
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
