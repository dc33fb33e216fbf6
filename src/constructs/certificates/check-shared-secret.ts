import type { Construct } from 'constructs';
import { evidenceOf, reportProblem } from '../problems/report-problem';

/** A symbol, not module state: two copies of this package in one program see each other's certificates. */
const SECRETS = Symbol.for('cdk8s-istio.certificate-secrets');

/** Reports a Secret that two certificates are to be written to. */
export function checkSharedSecret(construct: Construct, secret: string): void {
  const root = construct.node.root as { [SECRETS]?: Map<string, Construct> };
  if (!root[SECRETS]) Object.defineProperty(root, SECRETS, { value: new Map<string, Construct>() });
  const other = root[SECRETS]!.get(secret);
  if (!other) {
    root[SECRETS]!.set(secret, construct);
    return;
  }
  reportProblem(construct, {
    id: 'certificates/no-shared-secret',
    message: `two certificates are to be written to Secret ${secret}`,
    why: 'cert-manager issues them in turn forever, and one of the gateways always has the certificate of the other',
    fix: 'give one of them another `secretName`, or leave it out',
    evidence: [other, construct].map((one) => evidenceOf(`${one.node.path} writes Secret ${secret}`, one)),
  });
}
