import { parseReference } from '../../schema/go/url';
import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import { readJsonWebKeys } from './json-web-keys';
import type { JwtRule } from './request-authentication';

/** Where the issuer's keys are; the older spelling counts only without the newer one. */
function uriOf(rule: Field<JwtRule>): Field<string> {
  return rule.at('jwksUri').isSet || !rule.at('jwks_uri').isSet ? rule.at('jwksUri') : rule.at('jwks_uri');
}

const noMissingIssuer: Rule<JwtRule> = {
  name: 'no-missing-issuer',
  severity: 'error',
  title: 'a rule has an `issuer` or a `jwksUri`',
  why: "nobody could tell whose tokens are valid, nor find the issuer's keys",
  check(rule, report) {
    const field = rule.at('issuer');
    if (field.text !== '' || uriOf(rule).text !== '') return;
    report({
      field,
      message: 'the rule has neither `issuer` nor `jwksUri`',
      fix: 'write the `issuer` as in the `iss` claim of its tokens, like "https://accounts.example.com"',
    });
  },
};

const noEmptyAudience: Rule<JwtRule> = {
  name: 'no-empty-audience',
  severity: 'error',
  isInSchema: true,
  title: 'an audience is not empty',
  why: 'no token is for an empty audience, so the entry would accept none',
  check(rule, report) {
    for (const field of rule.at('audiences').items()) {
      if (field.text !== '') continue;
      report({ field, message: `\`${field.name}\` is empty`, fix: 'write the audience, or remove the entry' });
    }
  },
};

/** The port may be left out; one that does not fit 64 bits is no number to Istio. */
function isWebAddress(text: string): boolean {
  const url = parseReference(text);
  if (url === undefined || (url.scheme !== 'http' && url.scheme !== 'https')) return false;
  return url.port === '' || Number(url.port) < 2 ** 63;
}

const validJwksUri: Rule<JwtRule> = {
  name: 'valid-jwks-uri',
  severity: 'error',
  title: '`jwksUri` is an address with http or https',
  why: "istiod could not fetch the issuer's keys, and no token would be valid",
  check(rule, report) {
    const field = uriOf(rule);
    if (field.text === '' || isWebAddress(field.text)) return;
    report({
      field,
      message: `\`${field.name}\` is ${shown(field.text)}, which is no address with http or https`,
      fix: 'write an address like "https://accounts.example.com/.well-known/jwks.json"',
    });
  },
};

const validJwks: Rule<JwtRule> = {
  name: 'valid-jwks',
  severity: 'error',
  title: '`jwks` is a JSON Web Key Set',
  why: 'there would be no keys to verify a token with, and none would be valid',
  check(rule, report) {
    const field = rule.at('jwks');
    const problem = field.text === '' ? undefined : readJsonWebKeys(field.text).problem;
    if (problem === undefined) return;
    report({
      field,
      message: `\`${field.name}\` ${problem}`,
      fix: 'write `{"keys": [...]}` as the issuer publishes it, or its address in `jwksUri`',
    });
  },
};

const privateKey: Omit<Rule<JwtRule>, 'name'> = {
  severity: 'warning',
  title: 'the keys of `jwks` are public ones',
  why: 'everybody who reads the object can sign tokens with a private key, and the proxy needs only the public one',
  check(rule, report) {
    const field = rule.at('jwks');
    if (field.text === '') return;
    for (const index of readJsonWebKeys(field.text).privateKeys) {
      report({
        field,
        message: `\`${field.name}\` has a private key, its key ${index}`,
        fix: 'leave the public part alone, without `d`, `p`, `q`, `dp`, `dq`, `qi` and `k`, and make a new key',
      });
    }
  },
};

const noPrivateKey: Rule<JwtRule> = { ...privateKey, name: 'no-private-key', since: '1.31' };

const noUnseenPrivateKey: Rule<JwtRule> = {
  ...privateKey,
  name: 'no-unseen-private-key',
  until: '1.30',
  judge: 'nobody',
};

const noMissingHeaderName: Rule<JwtRule> = {
  name: 'no-missing-header-name',
  severity: 'error',
  isInSchema: true,
  title: 'an entry of `fromHeaders` names its header',
  why: 'a request has no header without a name, so no token would be found',
  check(rule, report) {
    for (const header of rule.at('fromHeaders').items()) {
      const field = header.at('name');
      if (field.text !== '') continue;
      report({ field, message: `\`${field.name}\` is empty`, fix: 'write the name of the header, like "x-token"' });
    }
  },
};

const noEmptyParameter: Rule<JwtRule> = {
  name: 'no-empty-parameter',
  severity: 'error',
  isInSchema: true,
  title: 'an entry of `fromParams` is the name of a query parameter',
  why: 'a request has no parameter without a name, so no token would be found',
  check(rule, report) {
    for (const field of rule.at('fromParams').items()) {
      if (field.text !== '') continue;
      report({ field, message: `\`${field.name}\` is empty`, fix: 'write the name of the parameter, like "token"' });
    }
  },
};

const noEmptyCookie: Rule<JwtRule> = {
  name: 'no-empty-cookie',
  severity: 'error',
  isInSchema: true,
  title: 'an entry of `fromCookies` is the name of a cookie',
  why: 'a request has no cookie without a name, so no token would be found',
  check(rule, report) {
    for (const field of rule.at('fromCookies').items()) {
      if (field.text !== '') continue;
      report({ field, message: `\`${field.name}\` is empty`, fix: 'write the name of the cookie, like "token"' });
    }
  },
};

const noMissingClaim: Rule<JwtRule> = {
  name: 'no-missing-claim-or-header',
  severity: 'error',
  isInSchema: true,
  title: 'an entry of `outputClaimToHeaders` has a claim and a header',
  why: 'there would be nothing to write, or nowhere to write it',
  check(rule, report) {
    for (const output of rule.at('outputClaimToHeaders').items()) {
      for (const field of [output.at('claim'), output.at('header')]) {
        if (field.text !== '') continue;
        report({ field, message: `\`${field.name}\` is empty`, fix: `write \`${field.name}\`, or remove the entry` });
      }
    }
  },
};

const validClaimHeader: Rule<JwtRule> = {
  name: 'valid-claim-header',
  severity: 'error',
  isInSchema: true,
  title: 'the header of an entry of `outputClaimToHeaders` has only letters, digits, `-` and `_`',
  why: 'the server would get no header that it can read by this name',
  check(rule, report) {
    for (const output of rule.at('outputClaimToHeaders').items()) {
      const field = output.at('header');
      if (/^[-_A-Za-z0-9]*$/.test(field.text)) continue;
      report({
        field,
        message: `the header ${shown(field.text)} has characters that are no letters, digits, "-" and "_"`,
        fix: 'write a name like "x-user"',
      });
    }
  },
};

/** The rules of one issuer. */
export const jwtRules: readonly Rule<JwtRule>[] = [
  noMissingIssuer,
  noEmptyAudience,
  validJwksUri,
  validJwks,
  noPrivateKey,
  noUnseenPrivateKey,
  noMissingHeaderName,
  noEmptyParameter,
  noEmptyCookie,
  noMissingClaim,
  validClaimHeader,
];
