import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isAuthorityHeader, isClaim, isHeaderName, isHostHeader, isPseudoHeader } from '../primitives/header-name';
import { findHeaderValueProblem } from '../primitives/header-value';
import type { Rule } from '../rule';
import { httpRoutes } from './parts';
import type { HeaderOperations, Headers, HttpRoute, VirtualService } from './virtual-service';

/** A header that a route names, for which purpose, and where. */
interface NamedHeader {
  readonly name: string;
  readonly field: Field<unknown>;
  readonly use: 'match' | 'cors' | 'set in request' | 'change';
}

/** The routes that name headers anywhere. */
export function routesWithHeaders(service: Field<VirtualService>): readonly Field<HttpRoute>[] {
  return httpRoutes(service).filter((route) => route.once(namedHeaders).length > 0);
}

function namedHeaders(route: Field<HttpRoute>): NamedHeader[] {
  const found: NamedHeader[] = [];
  for (const match of route.at('match').items()) {
    for (const headers of [match.at('headers'), match.at('withoutHeaders')]) {
      for (const { key, field } of headers.entries()) found.push({ name: key, field, use: 'match' });
    }
  }
  const cors = route.at('corsPolicy');
  if (cors.isSet) {
    for (const field of [...cors.at('allowHeaders').items(), ...cors.at('exposeHeaders').items()]) {
      found.push({ name: field.text, field, use: 'cors' });
    }
  }
  for (const headers of headersOf(route)) {
    for (const part of ['request', 'response'] as const) {
      const operations = headers.at(part);
      for (const { key, field } of [...operations.at('add').entries(), ...operations.at('set').entries()]) {
        found.push({ name: key, field, use: part === 'request' ? 'set in request' : 'change' });
      }
      for (const field of operations.at('remove').items()) found.push({ name: field.text, field, use: 'change' });
    }
  }
  return found;
}

/** What is done with headers, by the route and by its destinations. */
function headersOf(route: Field<HttpRoute>): readonly Field<Headers>[] {
  return [route, ...route.at('route').items()]
    .map((place) => (place as Field<{ readonly headers: Headers }>).at('headers'))
    .filter(({ isSet }) => isSet);
}

const noEmptyHeaderName: Rule<HttpRoute> = {
  name: 'no-empty-header-name',
  severity: 'error',
  title: 'the name of a header is not empty',
  why: 'no header has no name',
  check(route, report) {
    for (const { name, field } of route.once(namedHeaders)) {
      if (name !== '') continue;
      report({ field, message: 'a header has an empty name', fix: "write the header's name, like `x-version`" });
    }
  },
};

const validHeaderName: Rule<HttpRoute> = {
  name: 'valid-header-name',
  severity: 'error',
  title: 'headers that are matched or named for CORS have names that a header can have',
  why: 'no request could have such a header',
  check(route, report) {
    for (const { name, field, use } of route.once(namedHeaders)) {
      if (name === '' || isHeaderName(name) || (use !== 'match' && use !== 'cors')) continue;
      if (use === 'match' && (isClaim(name) || isPseudoHeader(name))) continue;
      report({
        field,
        message: `the header's name is ${shown(name)}, which no header can have`,
        fix: 'write a name of letters, digits and dashes, like `x-version`, without spaces and colons',
      });
    }
  },
};

const noHostHeader: Rule<HttpRoute> = {
  name: 'no-host-header',
  severity: 'error',
  title: 'the header `host` is not removed, nor changed in responses',
  why: 'no request is without it, and no response has it',
  check(route, report) {
    for (const { name, field, use } of route.once(namedHeaders)) {
      if (use !== 'change' || !isHostHeader(name)) continue;
      const message = `the route changes the header ${shown(name)}`;
      report({ field, message, fix: 'remove it, or write `rewrite.authority` for another host in requests' });
    }
  },
};

const noPseudoHeader: Rule<HttpRoute> = {
  name: 'no-pseudo-header',
  severity: 'error',
  title: 'no header whose name begins with `:` is changed, except `:authority` of requests',
  why: 'these are parts of the request itself, and Envoy does not change them as headers',
  check(route, report) {
    for (const { name, field, use } of route.once(namedHeaders)) {
      if (!name.startsWith(':') || (use !== 'change' && use !== 'set in request')) continue;
      if (use === 'set in request' && isAuthorityHeader(name)) continue;
      const message = `the route changes ${shown(name)}, which is no header`;
      report({ field, message, fix: 'use `rewrite` for the path and the host; remove it otherwise' });
    }
  },
};

const validHeaderValue: Rule<HttpRoute> = {
  name: 'valid-header-value',
  severity: 'error',
  title: 'values of headers have no control characters, and a `%` only as `%%` or around a variable',
  why: 'Envoy could not read the value, and would take no new configuration at all',
  check(route, report) {
    for (const headers of headersOf(route)) {
      for (const operations of [headers.at('request'), headers.at('response')]) {
        for (const { key, field } of [...operations.at('add').entries(), ...operations.at('set').entries()]) {
          const problem = findHeaderValueProblem(field.text);
          if (problem === undefined) continue;
          const message = `the value of the header ${shown(key)} is ${shown(field.text)}, which ${problem}`;
          report({ field, message, fix: 'write "%%" for a percent sign, and variables like "%REQ(x-request-id)%"' });
        }
      }
    }
  },
};

/** The headers with the host's name, first those with a value: Istio reads the others first, or last, by chance. */
function authoritiesOf(headers: Field<HeaderOperations['set']>): readonly Field<string>[] {
  const fields = headers
    .entries()
    .filter(({ key }) => isAuthorityHeader(key))
    .map(({ field }) => field);
  return [...fields.filter(({ text }) => text !== ''), ...fields.filter(({ text }) => text === '')];
}

const noRepeatedAuthority: Rule<HttpRoute> = {
  name: 'no-repeated-authority',
  severity: 'error',
  title: 'the host of requests is changed in one place: `rewrite.authority`, or one of the headers',
  why: 'which one Envoy sends would be left to chance',
  check(route, report) {
    const request = route.at('headers').at('request');
    if (!request.isSet) return;
    const places: Field<unknown>[] = [route.at('rewrite').at('authority')].filter(({ text }) => text !== '');
    for (const field of [...authoritiesOf(request.at('set')), ...authoritiesOf(request.at('add'))]) {
      const first = places[0];
      if (first !== undefined) {
        report({
          field,
          message: `\`${field.name}\` changes the host of requests, and so does \`${first.name}\``,
          fix: 'remove one of the two',
        });
      } else if (field.text !== '') places.push(field);
    }
  },
};

/** The rules of headers. */
export const headerRules: readonly Rule<HttpRoute>[] = [
  noEmptyHeaderName,
  validHeaderName,
  noHostHeader,
  noPseudoHeader,
  validHeaderValue,
  noRepeatedAuthority,
];
