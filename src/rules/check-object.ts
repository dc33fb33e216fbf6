import type { ObjectCheck } from '../objects/object-checks';
import { applyRules } from './apply-rules';
import { withoutRepeats } from './without-repeats';

/** Istio's rules as a level of checking above the schema. */
export const checkObject: ObjectCheck = (manifest, options, ofSchema) =>
  withoutRepeats(applyRules(manifest, options), ofSchema);
