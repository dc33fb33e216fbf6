/** The end of a locality that stands for everything below, and the whole of one that stands for everywhere. */
const ANY = '*';

/** Why a text is no `region/zone/subzone`, of which the last part may be a `*`; undefined when it is one. */
export function findLocalityProblem(text: string): string | undefined {
  const stars = text.split(ANY).length - 1;
  if (stars > 1 || (stars === 1 && !text.endsWith(ANY))) return 'has a `*` elsewhere than once at its end';
  return partsOf(text).some((part) => part === '') ? 'has an empty part' : undefined;
}

/**
 * For each locality an earlier one of which it is a part, or that is a part of it. In a list the first one that fits
 * holds, so that a `*` may stand for the rest there.
 */
export function findOverlaps(localities: readonly string[], isList: boolean): (string | undefined)[] {
  const wholes = new Map<string, string>();
  const beginnings = new Map<string, string>();
  return localities.map((locality) => {
    const parts = partsOf(locality);
    const isRest = parts[parts.length - 1] === ANY;
    const stems = (isRest ? parts.slice(0, -1) : parts).reduce(
      (found, part) => [...found, `${found[found.length - 1]}/${part}`],
      [''],
    );
    const stem = stems[stems.length - 1]!;
    const wider = stems.map((one) => wholes.get(one)).find((one) => one !== undefined);
    const narrower = isList && isRest ? undefined : beginnings.get(stem);
    if (!wholes.has(stem)) wholes.set(stem, locality);
    for (const one of stems) if (!beginnings.has(one)) beginnings.set(one, locality);
    return wider ?? narrower;
  });
}

/** A third slash belongs to the subzone. */
function partsOf(text: string): string[] {
  const [region, zone, ...subzone] = text.split('/');
  return [region, zone, subzone.length > 0 ? subzone.join('/') : undefined].filter((part) => part !== undefined);
}
