import type { KeysOf, ValueAt } from '../../src/rules/field';

type ItemOf<Value> = Value extends readonly (infer Item)[] ? Item : never;

/** The fields that rules read and that a kind does not have; none when the rules are right. */
export type UnknownFields<View, Actual> = View extends readonly (infer Item)[]
  ? UnknownFields<Item, ItemOf<Actual>>
  : View extends object
    ? {
        [Key in keyof View]: Key extends KeysOf<Actual> ? UnknownFields<View[Key], ValueAt<Actual, Key>> : Key;
      }[keyof View]
    : never;

/** Compiles only without unknown fields, and names them in the error. */
export function expectFields<View, Actual>(
  ..._none: [UnknownFields<View, Actual>] extends [never] ? [] : [UnknownFields<View, Actual>]
): void {}
