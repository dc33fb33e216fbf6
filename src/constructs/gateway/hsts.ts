import type { Construct } from 'constructs';
import { checkProps } from '../problems/check-props';
import { flag, number } from '../problems/prop-rules';
import { reportProblem } from '../problems/report-problem';

const YEAR = 31536000;

/** How long, and for which names, browsers refuse plain HTTP after the first answer. */
export interface HstsOptions {
  /** In seconds. @default 31536000, a year */
  readonly maxAge?: number;
  /** Whether all names below the host are meant too. @default false */
  readonly includeSubDomains?: boolean;
  /** Whether browsers may build the host in; needs `includeSubDomains` and a year. @default false */
  readonly preload?: boolean;
}

/** The value of the `strict-transport-security` header; undefined without HSTS. */
export function hstsHeader(construct: Construct, given: boolean | HstsOptions | undefined): string | undefined {
  if (given === undefined || given === false) return undefined;
  const options = checkProps(construct, { name: '`hsts` of SecureGateway' }, given === true ? {} : given, {
    maxAge: number,
    includeSubDomains: flag,
    preload: flag,
  });
  const maxAge = options.maxAge ?? YEAR;
  if (!Number.isInteger(maxAge) || maxAge < 0) {
    report(construct, `the \`maxAge\` of HSTS is ${maxAge}`, 'browsers ignore the header', 'give whole seconds');
  }
  if (options.preload && (!options.includeSubDomains || maxAge < YEAR)) {
    report(
      construct,
      'HSTS asks for `preload` without what browsers demand for it',
      'the host is not accepted for the list of hosts that are built into browsers',
      `add \`includeSubDomains: true\` and a \`maxAge\` of ${YEAR} at least`,
    );
  }
  return [`max-age=${maxAge}`, options.includeSubDomains && 'includeSubDomains', options.preload && 'preload']
    .filter(Boolean)
    .join('; ');
}

function report(construct: Construct, message: string, why: string, fix: string): void {
  reportProblem(construct, { id: 'encryption/valid-hsts', message, why, fix });
}
