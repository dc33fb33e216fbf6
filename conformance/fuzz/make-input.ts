import { Random } from '../cases/random';
import type { Input } from './input';
import { textInput, valueInput } from './input';
import { makeObject, spoil } from './known-objects';
import { anyValue, spoilValue } from './program-value';
import { makeBomb, makeYaml, spoilText, writeText } from './yaml-text';

/** Families of inputs with how many of a hundred each has. */
const FAMILIES: readonly (readonly [share: number, make: (random: Random) => Input])[] = [
  [4, (random) => textInput('bytes', randomBytes(random))],
  [3, (random) => textInput('spoilt bytes', spoilBytes(objectText(random), random))],
  [12, (random) => textInput('yaml', makeYaml(random))],
  [5, (random) => textInput('spoilt yaml', spoilText(makeYaml(random), random))],
  [1, (random) => textInput('bomb', makeBomb(random, random.pick([100, 1000, 10_000, 30_000, 100_000])))],
  [32, (random) => textInput('object as text', objectText(random))],
  [13, (random) => textInput('spoilt object as text', spoilText(objectText(random), random))],
  [4, (random) => valueInput('value', anyValue(random))],
  [14, (random) => valueInput('object', spoiltObject(random))],
  [12, (random) => valueInput('spoilt object', spoilValue(spoiltObject(random), random))],
];

/** The input of a number: the same for the same seed, whatever was made before. */
export function makeInput(seed: number, index: number): Input {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  let left = random.next() * FAMILIES.reduce((sum, [share]) => sum + share, 0);
  const [, make] = FAMILIES.find(([share]) => (left -= share) < 0)!;
  return make(random);
}

function spoiltObject(random: Random): ReturnType<typeof makeObject> {
  const size = random.chance(0.005) ? 500_000 : random.pick([100, 1000, 10_000]);
  const object = makeObject(random, size);
  if (random.chance(0.8)) spoil(object, random, size);
  return object;
}

function objectText(random: Random): string {
  const count = random.pick([1, 1, 1, 1, 3]);
  const texts = Array.from({ length: count }, () => writeText(spoiltObject(random), random));
  return texts.join('\n---\n');
}

function randomBytes(random: Random): Buffer {
  const alphabet = random.pick([256, 128, 96]);
  const length = random.integer(0, random.pick([4, 50, 500, 5000]));
  return Buffer.from(Array.from({ length }, () => random.integer(0, alphabet - 1)));
}

function spoilBytes(text: string, random: Random): Buffer {
  const bytes = Buffer.from(text);
  for (let left = random.integer(1, 8); left > 0 && bytes.length > 0; left--) {
    bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
  }
  return bytes;
}
