import { MeshService } from '../mesh/mesh-service';
import type { PropRule } from '../problems/prop-rules';

/** A service of a mesh. */
export const serviceRule: PropRule = {
  expected: 'a service, as `namespace.service(...)` gives it',
  accepts: (value) => MeshService.isMeshService(value),
};
