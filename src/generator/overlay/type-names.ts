import { CERT_MANAGER_TYPE_NAMES } from './cert-manager-type-names';
import { GATEWAY_API_TYPE_NAMES } from './gateway-api-type-names';
import { ISTIO_TYPE_NAMES } from './istio-type-names';

/** Upstream's own names of types, by product and by a place where the type stands. */
export const TYPE_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  istio: ISTIO_TYPE_NAMES,
  'gateway-api': GATEWAY_API_TYPE_NAMES,
  'cert-manager': CERT_MANAGER_TYPE_NAMES,
};
