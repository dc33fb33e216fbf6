import type { Field } from '../field';
import type { VirtualService } from './virtual-service';

/** Is this what Istio makes of a route of the Gateway API? It names gateways and destinations in ways of its own. */
export function isConverted(service: Field<VirtualService>): boolean {
  return service.at('metadata').at('annotations').at('internal.istio.io/route-semantics').text === 'gateway';
}
