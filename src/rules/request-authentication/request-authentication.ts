import type { PolicyScope } from '../parts/policy-scope/policy-scope';

/** What rules read of a RequestAuthentication. */
export interface RequestAuthentication {
  readonly spec: RequestAuthenticationSpec;
}

export interface RequestAuthenticationSpec extends PolicyScope {
  readonly jwtRules: readonly JwtRule[];
}

/** One issuer of tokens, and where requests carry them. */
export interface JwtRule {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly jwksUri: string;
  /** The older spelling of `jwksUri`. */
  readonly jwks_uri: string;
  readonly jwks: string;
  readonly fromHeaders: readonly { readonly name: string }[];
  readonly fromParams: readonly string[];
  readonly fromCookies: readonly string[];
  readonly outputClaimToHeaders: readonly ClaimToHeader[];
  readonly timeout: string;
}

export interface ClaimToHeader {
  readonly header: string;
  readonly claim: string;
}
