import { addObjectCheck } from '../objects/object-checks';
import type { ObjectCheck } from '../objects/object-checks';

/** Loaded by whatever users load first; the rules themselves are loaded with the first object that is checked. */
addObjectCheck(() => (require('./check-object') as { checkObject: ObjectCheck }).checkObject);
