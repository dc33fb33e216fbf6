import { Lazy } from 'cdk8s';

/** A value that is made at synth, when all that goes into it is known. */
export function lazyValue<Value>(produce: () => Value): Value {
  return Lazy.any({ produce }) as unknown as Value;
}
