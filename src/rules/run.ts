import type { LocatedObject } from '../objects/origin';

/** All objects that are judged together, for rules of one object that depend on what another one says. */
export class Run {
  private readonly found = new Map<unknown, unknown>();

  constructor(private readonly objects: readonly LocatedObject[]) {}

  /** What a function finds among the objects, found once however many rules ask for it. */
  once<Found>(find: (objects: readonly LocatedObject[]) => Found): Found {
    if (!this.found.has(find)) this.found.set(find, find(this.objects));
    return this.found.get(find) as Found;
  }
}
