import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import { httpRoutes } from './parts';
import type { HttpRoute, Redirect, VirtualService } from './virtual-service';

/** The routes that redirect. */
export function redirectingRoutes(service: Field<VirtualService>): readonly Field<HttpRoute>[] {
  return httpRoutes(service).filter((route) => route.at('redirect').isSet);
}

const noUriWithPrefixRewrite: Rule<Redirect> = {
  name: 'no-uri-with-prefix-rewrite',
  severity: 'error',
  since: '1.31',
  title: 'a `redirect` has `uri` or `prefixRewrite`, not both',
  why: 'only one of them could be the new path',
  check(redirect, report) {
    const field = redirect.at('prefixRewrite');
    if (field.text === '' || redirect.at('uri').text === '') return;
    report({ field, message: '`redirect` has `uri` and `prefixRewrite`', fix: 'remove one of the two' });
  },
};

const noPrefixRewriteWithoutPrefix: Rule<HttpRoute> = {
  name: 'no-prefix-rewrite-without-prefix',
  severity: 'error',
  since: '1.31',
  title: 'a route that redirects with `prefixRewrite` matches paths by `prefix`',
  why: 'there would be no prefix that is replaced',
  check(route, report) {
    if (route.at('redirect').at('prefixRewrite').text === '') return;
    for (const match of route.at('match').items()) {
      const field = match.at('uri');
      if (!field.isSet || field.at('prefix').isSet) continue;
      const message = `the route redirects with \`prefixRewrite\`, and \`${field.name}\` is no prefix`;
      report({ field, message, fix: 'write `uri.prefix`, or `redirect.uri` for the whole path' });
    }
  },
};

const noEmptyRedirect: Rule<Redirect> = {
  name: 'no-empty-redirect',
  severity: 'error',
  title: 'a `redirect` has a path, an authority, a scheme or a port',
  why: 'clients would be sent to where they came from, again and again',
  check(redirect, report) {
    if (redirect.at('port').isSet || redirect.at('derivePort').isSet) return;
    const texts = (['uri', 'prefixRewrite', 'authority', 'scheme'] as const).map((name) => redirect.at(name).text);
    if (texts.some((text) => text !== '')) return;
    const message = `\`${redirect.name}\` does not say where to`;
    report({ field: redirect, message, fix: 'add `uri`, `authority` or `scheme`, e.g. `scheme: https`' });
  },
};

const validRedirectCode: Rule<Redirect> = {
  name: 'valid-redirect-code',
  severity: 'error',
  title: '`redirectCode` is from 300 to 399',
  why: 'clients would not follow the redirect',
  check(redirect, report) {
    const field = redirect.at('redirectCode');
    if (field.number === 0 || (field.number >= 300 && field.number <= 399)) return;
    const message = `\`redirectCode\` is ${field.number}`;
    report({ field, message, fix: 'write 301 for ever, 302 for now, or 308 to keep the method' });
  },
};

const validRedirectScheme: Rule<Redirect> = {
  name: 'valid-redirect-scheme',
  severity: 'error',
  title: 'the scheme of a redirect is `http` or `https`',
  why: 'clients would not follow the redirect',
  check(redirect, report) {
    const field = redirect.at('scheme');
    if (['', 'http', 'https'].includes(field.text)) return;
    const message = `\`${field.name}\` is ${shown(field.text)}`;
    report({ field, message, fix: 'write "https", in small letters and without "://"' });
  },
};

/** The rules of redirects. */
export const redirectRules: readonly Rule<Redirect>[] = [
  noUriWithPrefixRewrite,
  noEmptyRedirect,
  validRedirectCode,
  validRedirectScheme,
];

/** The rules of redirects and matches together, for routes that redirect. */
export const redirectingRouteRules: readonly Rule<HttpRoute>[] = [noPrefixRewriteWithoutPrefix];
