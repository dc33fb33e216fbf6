/** The end of a locality that stands for everything below, and the whole of one that stands for everywhere. */
const ANY = '*';

/** Why a text is no `region/zone/subzone`, of which the last part may be a `*`; undefined when it is one. */
export function findLocalityProblem(text: string): string | undefined {
  const stars = text.split(ANY).length - 1;
  if (stars > 1 || (stars === 1 && !text.endsWith(ANY))) return 'has a `*` elsewhere than once at its end';
  return partsOf(text).some((part) => part === '') ? 'has an empty part' : undefined;
}

/** Is one of two localities a part of the other, or the same? */
export function doOverlap(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    if (a[at] === ANY || b[at] === ANY) return true;
    if (a[at] !== b[at]) return false;
  }
  return true;
}

/** Is a locality all the rest of what another one is in: `us/*` after `us/a`? */
export function isRestOf(locality: string, other: string): boolean {
  const [a, b] = [partsOf(locality), partsOf(other)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] === ANY && b[at] !== undefined;
}

/** A third slash belongs to the subzone. */
function partsOf(text: string): string[] {
  const [region, zone, ...subzone] = text.split('/');
  return [region, zone, subzone.length > 0 ? subzone.join('/') : undefined].filter((part) => part !== undefined);
}
