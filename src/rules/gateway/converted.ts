import type { JudgedObject } from '../rule';

/** Is this what Istio makes of a Gateway of the Gateway API? Some rules do not hold for it. */
export function isConverted({ annotations }: JudgedObject): boolean {
  return annotations.at('internal.istio.io/gateway-semantics').text === 'gateway';
}
