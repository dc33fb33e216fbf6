import { limited, noted, type Row } from './row';
import { growthExponent, type Sample } from './statistics';

/** What a start that costs the same for every size hides is judged: the growth of what is left without it. */
export function growthRows(name: string, startUp: number, samples: readonly Sample[]): Row[] {
  const net = samples.map(({ size, time }) => ({ size, time: time - startUp }));
  const sizes = samples.map(({ size }) => size);
  const range = `growth ${Math.min(...sizes)} to ${Math.max(...sizes)}`;
  return [
    limited(`${name}, ${range}, without its start of ${startUp.toFixed(0)} ms`, growthExponent(net), 1.05, ''),
    noted('the same, with its start', growthExponent(samples).toFixed(2)),
  ];
}
