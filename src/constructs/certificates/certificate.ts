import type { Duration as CdkDuration } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Certificate as CertificateObject } from '../../../imports/cert-manager.io/v1/certificate';
import type { Duration } from '../../objects/duration';
import { coversHost } from '../gateway/host-names';
import { isDnsLabel } from '../problems/check-name';
import { checkProps } from '../problems/check-props';
import { describeValue } from '../problems/describe-value';
import { anyObject, either, listOf, oneOf, text } from '../problems/prop-rules';
import { reportProblem } from '../problems/report-problem';
import { checkSharedSecret } from './check-shared-secret';
import type { IssuerReference } from './issuers';

/** Options of a certificate that cert-manager issues. */
export interface IssuedCertificateOptions {
  /** The Secret that cert-manager writes. @default - the gateway's name with `-tls` */
  readonly secretName?: string;
  /** The names in the certificate. @default - all hosts of the gateway */
  readonly dnsNames?: readonly string[];
  /** How long it is valid, e.g. `2160h`. @default - 90 days, as cert-manager decides */
  readonly duration?: Duration | CdkDuration;
  /** How long before the end it is renewed, e.g. `360h`. @default - after two thirds of its life, as cert-manager decides */
  readonly renewBefore?: Duration | CdkDuration;
  /** The key. Each renewal makes a new one. @default 'ECDSA' with curve P-256 */
  readonly algorithm?: 'ECDSA' | 'RSA';
}

/** Options of a certificate whose Secret exists. */
export interface ExistingSecretOptions {
  /** The names in the certificate; when given, they must cover the gateway's hosts. @default - not known, not checked */
  readonly dnsNames?: readonly string[];
}

/** What takes a certificate. */
export interface CertificateUser {
  /** Where the pods that read the Secret run. */
  readonly namespace: string;
  readonly name: string;
  readonly hosts: readonly string[];
}

type Origin =
  | { readonly issuer: IssuerReference | ApiObject; readonly options: IssuedCertificateOptions }
  | { readonly secret: string; readonly options: ExistingSecretOptions };

const CERTIFICATE = Symbol.for('cdk8s-istio.Certificate');

/**
 * Where a gateway's certificate comes from. It becomes an object, in the right namespace, when a gateway takes it.
 *
 * @example
 * const certificate = Certificate.fromIssuer(ClusterIssuer.named('letsencrypt'));
 * new SecureGateway(chart, 'edge', { hosts: ['shop.example.com'], certificate });
 * // Certificate istio-ingress/edge: secretName edge-tls, dnsNames = the gateway's hosts, ECDSA P-256
 */
export class Certificate {
  /** A certificate that cert-manager issues and renews in the cluster: its key is in no manifest. */
  static fromIssuer(issuer: IssuerReference | ApiObject, options: IssuedCertificateOptions = {}): Certificate {
    return new Certificate({ issuer, options });
  }

  /** A Secret of type `kubernetes.io/tls` that exists in the namespace of the gateway's pods, which is an assumption. */
  static existingSecret(name: string, options: ExistingSecretOptions = {}): Certificate {
    return new Certificate({ secret: name, options });
  }

  /** Whether a value is such a source, of any copy of this package. */
  static isCertificate(value: unknown): value is Certificate {
    return typeof value === 'object' && value !== null && CERTIFICATE in value;
  }

  private constructor(private readonly origin: Origin) {
    Object.defineProperty(this, CERTIFICATE, { value: true });
  }

  /** Makes what a user of the certificate needs; gives the name of its Secret. */
  bind(scope: Construct, user: CertificateUser): string {
    if ('secret' in this.origin) {
      const { dnsNames } = checkProps(scope, { name: 'Certificate.existingSecret' }, this.origin.options, {
        dnsNames: listOf(text, 'strings'),
      });
      checkHosts(scope, user, dnsNames);
      return checkSecretName(scope, user, this.origin.secret);
    }
    return this.issue(scope, user, this.origin.issuer, this.origin.options);
  }

  private issue(
    scope: Construct,
    user: CertificateUser,
    issuer: IssuerReference | ApiObject,
    given: IssuedCertificateOptions,
  ): string {
    const period = either(text, { ...anyObject, expected: 'a Duration' });
    const options = checkProps(scope, { name: 'Certificate.fromIssuer' }, given, {
      secretName: text,
      dnsNames: listOf(text, 'strings'),
      duration: period,
      renewBefore: period,
      algorithm: oneOf('ECDSA', 'RSA'),
    });
    const secretName = checkSecretName(scope, user, options.secretName ?? `${user.name}-tls`);
    checkHosts(scope, user, options.dnsNames);
    checkSharedSecret(scope, `${user.namespace}/${secretName}`);
    const reference = this.readIssuer(scope, user, issuer);
    if (!reference) return secretName;
    new CertificateObject(scope, 'Certificate', {
      metadata: { name: user.name, namespace: user.namespace },
      spec: {
        secretName,
        dnsNames: [...(options.dnsNames ?? user.hosts)],
        issuerRef: reference,
        privateKey: {
          ...(options.algorithm === 'RSA' ? { algorithm: 'RSA', size: 2048 } : { algorithm: 'ECDSA', size: 256 }),
          rotationPolicy: 'Always',
        },
        usages: [
          'digital signature',
          ...(options.algorithm === 'RSA' ? (['key encipherment'] as const) : []),
          'server auth',
        ],
        ...(options.duration !== undefined && { duration: hoursOf(options.duration) }),
        ...(options.renewBefore !== undefined && { renewBefore: hoursOf(options.renewBefore) }),
      },
    });
    return secretName;
  }

  private readIssuer(scope: Construct, user: CertificateUser, issuer: IssuerReference | ApiObject) {
    const namespace = ApiObject.isApiObject(issuer) ? issuer.metadata.namespace : issuer?.namespace;
    const { kind, name } = issuer ?? {};
    if ((kind !== 'ClusterIssuer' && kind !== 'Issuer') || typeof name !== 'string' || name === '') {
      reportProblem(scope, {
        id: 'schema/type',
        message: 'the issuer of the certificate is no ClusterIssuer and no Issuer',
        why: 'cert-manager would not know who signs the certificate',
        fix: "give `ClusterIssuer.named('...')` or `Issuer.named('...')`",
      });
      return undefined;
    }
    if (kind === 'Issuer' && namespace !== undefined && namespace !== user.namespace) {
      reportProblem(scope, {
        id: 'certificates/no-foreign-issuer',
        message: `Issuer ${name} is in namespace ${namespace}, the certificate in ${user.namespace}`,
        why: `cert-manager looks for an Issuer in the certificate's own namespace only, and the certificate must be where the gateway's pods run`,
        fix: `move the Issuer to namespace ${user.namespace}, or use a ClusterIssuer`,
      });
    }
    return { group: 'cert-manager.io', kind, name };
  }
}

/** The name of a Secret, or when it is none, which is reported, one to go on with. */
function checkSecretName(scope: Construct, user: CertificateUser, name: unknown): string {
  if (typeof name === 'string' && name.split('.').every(isDnsLabel)) return name;
  reportProblem(scope, {
    id: 'references/valid-name',
    message: `the Secret of the certificate is called ${describeValue(name)}`,
    why: 'no Secret can have such a name',
    fix: 'name it with lower case letters, digits, dots and inner dashes',
  });
  return `${user.name}-tls`;
}

function checkHosts(scope: Construct, user: CertificateUser, dnsNames: readonly string[] | undefined): void {
  if (!dnsNames) return;
  for (const host of user.hosts) {
    if (dnsNames.some((name) => coversHost(name, host))) continue;
    reportProblem(scope, {
      id: 'certificates/no-uncovered-host',
      message: `the certificate of gateway ${user.name} is for ${dnsNames.join(', ') || 'no name'}, not for ${host}`,
      why: `clients that open https://${host} refuse the certificate`,
      fix: `add "${host}" to \`dnsNames\` of the certificate, or leave \`dnsNames\` out if cert-manager issues it`,
    });
  }
}

function hoursOf(duration: Duration | CdkDuration): Duration {
  if (typeof duration === 'string') return duration;
  const seconds = duration.toSeconds();
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
