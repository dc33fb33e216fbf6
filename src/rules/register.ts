import { addCheckLevel } from '../objects/object-checks';
import type { CheckLevel } from '../objects/object-checks';

/** Loaded by whatever users load first; the rules themselves are loaded with the first object that is checked. */
addCheckLevel(() => (require('./check-object') as { beginCheck: CheckLevel }).beginCheck);
