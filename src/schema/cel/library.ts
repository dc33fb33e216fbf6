/*
 * The only file that knows the CEL library. The library is an ES module, which CommonJS tests of users cannot load, so
 * the build replaces `lib/src/schema/cel/library.js` by a bundle of this file and the library.
 */

/** A parsed rule; it throws when the rule cannot be evaluated. */
export type CelProgram = (variables: Readonly<Record<string, unknown>>) => unknown;

/** The part of the library's environment that is used here. */
export interface CelEnvironment {
  registerVariable(name: string, type: string): this;
  registerFunction(signature: string, handler: (...values: never[]) => unknown, options?: { async?: boolean }): this;
  registerType(name: string, constructor: new (...values: never[]) => object): this;
  parse(rule: string): CelProgram;
}

/** A duration value of the library. */
export interface CelDuration {
  readonly seconds: bigint;
  readonly nanos: number;
}

/** The library's exports that are used here. */
export interface CelLibrary {
  readonly Environment: new (options: {
    readonly enableOptionalTypes?: boolean;
    readonly homogeneousAggregateLiterals?: boolean;
    readonly limits?: Readonly<Record<string, number>>;
  }) => CelEnvironment;
  readonly Duration: new (seconds: bigint, nanos: number) => CelDuration;
}

/** Loads the library, on the first rule that needs it. */
export function loadLibrary(): CelLibrary {
  return require('@marcbachmann/cel-js/evaluator') as CelLibrary;
}
