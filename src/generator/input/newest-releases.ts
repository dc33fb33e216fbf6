import { GeneratorError } from '../generator-error';
import { compareReleases } from './compare-versions';
import type { KindDefinition, Release } from './kind-definition';

/** All releases of one product, newest first. */
export type ReleaseLine = readonly [Release, ...Release[]];

/** Releases that have a kind in common are of one product. */
export function releaseLines(releases: readonly Release[]): ReleaseLine[] {
  const lines: [Release, ...Release[]][] = [];
  for (const release of releases) {
    const related = lines.filter((line) => line.some((other) => haveKindInCommon(release, other)));
    for (const line of related) lines.splice(lines.indexOf(line), 1);
    lines.push([release, ...related.flat()]);
  }
  return lines.map((line) => {
    line.sort((a, b) => compareReleases(b.version, a.version));
    const [newest, second] = line;
    if (second && compareReleases(newest.version, second.version) === 0) {
      throw new GeneratorError(
        `${newest.file} and ${second.file} define the same kinds, and neither says that it is newer: give one of them`,
      );
    }
    return line;
  });
}

/** The kinds of the newest release of each product. */
export function newestKinds(lines: readonly ReleaseLine[]): KindDefinition[] {
  return lines.flatMap(([newest]) => newest.kinds);
}

function haveKindInCommon(a: Release, b: Release): boolean {
  const kinds = new Set(a.kinds.map(nameOf));
  return b.kinds.some((kind) => kinds.has(nameOf(kind)));
}

function nameOf({ group, kind }: KindDefinition): string {
  return `${group}/${kind}`;
}
