/** The counts that a binomial variable takes with at least the given probability, both tails cut equally. */
export function binomialInterval(trials: number, chance: number, probability: number): readonly [number, number] {
  const tail = (1 - probability) / 2;
  const mass = binomialMass(trials, chance);
  let low = 0;
  for (let sum = mass[0] as number; sum <= tail; sum += mass[low] as number) low += 1;
  let high = trials;
  for (let sum = mass[trials] as number; sum <= tail; sum += mass[high] as number) high -= 1;
  return [low, high];
}

function binomialMass(trials: number, chance: number): readonly number[] {
  const logFactorial = [0];
  for (let n = 1; n <= trials; n += 1) logFactorial.push((logFactorial[n - 1] as number) + Math.log(n));
  const at = (n: number): number => logFactorial[n] as number;
  return Array.from({ length: trials + 1 }, (_, hits) =>
    Math.exp(
      at(trials) - at(hits) - at(trials - hits) + hits * Math.log(chance) + (trials - hits) * Math.log1p(-chance),
    ),
  );
}
