import type { Field } from '../field';
import type { Rule } from '../rule';
import type { HttpRoute, VirtualServiceSpec } from './virtual-service';
import { isDelegate } from './virtual-service';

const slugs: Readonly<Record<string, string>> = { directResponse: 'direct-response' };
const slugOf = (part: string): string => slugs[part] ?? part;

/** The HTTP routes that are used by requests; others only hand on to a delegate. */
function answeringRoutes(spec: Field<VirtualServiceSpec>): readonly Field<HttpRoute>[] {
  const routes = spec.at('http').items();
  return isDelegate(spec) ? routes : routes.filter((route) => !route.at('delegate').isSet);
}

type Answer = 'redirect' | 'directResponse';

/** A route with `first` answers the requests, and `second` would have no effect. */
function noSecond(first: Answer, second: 'route' | 'fault' | 'rewrite' | 'directResponse'): Rule<VirtualServiceSpec> {
  return {
    name: `no-${slugOf(second)}-with-${slugOf(first)}`,
    severity: 'error',
    title: `a route with \`${first}\` has no \`${second}\``,
    why: `the proxy answers the requests itself, and \`${second}\` would have no effect`,
    check(spec, report) {
      for (const route of answeringRoutes(spec)) {
        if (!route.at(first).isSet || (first === 'directResponse' && route.at('redirect').isSet)) continue;
        const isThere = second === 'route' ? !route.at('route').isEmpty : route.at(second).isSet;
        if (!isThere) continue;
        report({
          field: route.at(second),
          message: `the route has \`${first}\` and \`${second}\``,
          fix: 'remove one of the two, or make two routes of them',
        });
      }
    },
  };
}

/** A route that hands on to a delegate does nothing itself. */
function noneWithDelegate(part: 'redirect' | 'route'): Rule<VirtualServiceSpec> {
  return {
    name: `no-${part}-with-delegate`,
    severity: 'error',
    title: `a route with \`delegate\` has no \`${part}\``,
    why: `its requests are for the routes of the delegate, and \`${part}\` would have no effect`,
    check(spec, report) {
      if (isDelegate(spec)) return;
      for (const route of spec.at('http').items()) {
        const isThere = part === 'route' ? !route.at('route').isEmpty : route.at('redirect').isSet;
        if (!route.at('delegate').isSet || !isThere) continue;
        report({
          field: route.at(part),
          message: `the route has \`delegate\` and \`${part}\``,
          fix: `remove one of the two; \`${part}\` may stand in the delegate`,
        });
      }
    },
  };
}

const noNestedDelegate: Rule<VirtualServiceSpec> = {
  name: 'no-nested-delegate',
  severity: 'error',
  title: 'a VirtualService without hosts, which is a delegate, has no routes with `delegate`',
  why: 'a delegate cannot hand on to another one, and its requests would fail',
  check(spec, report) {
    if (!isDelegate(spec)) return;
    for (const route of spec.at('http').items()) {
      const field = route.at('delegate');
      if (!field.isSet) continue;
      report({
        field,
        message: 'the VirtualService is a delegate, as it has no hosts, and a route has a `delegate`',
        fix: 'write the routes here, or add `spec.hosts`',
      });
    }
  },
};

const noEmptyHttpRoute: Rule<VirtualServiceSpec> = {
  name: 'no-empty-http-route',
  severity: 'error',
  title: 'an HTTP route has `route`, `redirect`, `directResponse` or `delegate`',
  why: 'nothing would answer its requests',
  check(spec, report) {
    for (const route of answeringRoutes(spec)) {
      if (!route.at('route').isEmpty || route.at('redirect').isSet || route.at('directResponse').isSet) continue;
      const message = `\`${route.name}\` says nothing of what is done with the requests`;
      report({ field: route, message, fix: 'add `route` with a destination, `redirect` or `directResponse`' });
    }
  },
};

const noMirrorWithMirrors: Rule<VirtualServiceSpec> = {
  name: 'no-mirror-with-mirrors',
  severity: 'error',
  title: 'a route has `mirror` or `mirrors`, not both',
  why: 'only one of them would have an effect',
  check(spec, report) {
    for (const route of answeringRoutes(spec)) {
      const field = route.at('mirrors');
      if (!route.at('mirror').isSet || field.isEmpty) continue;
      const message = 'the route has `mirror` and `mirrors`';
      report({ field, message, fix: 'put the destination of `mirror` into `mirrors`' });
    }
  },
};

/** The rules of what HTTP routes do. */
export const httpRouteRules: readonly Rule<VirtualServiceSpec>[] = [
  noneWithDelegate('redirect'),
  noneWithDelegate('route'),
  noNestedDelegate,
  noSecond('redirect', 'route'),
  noSecond('redirect', 'fault'),
  noSecond('redirect', 'rewrite'),
  noSecond('redirect', 'directResponse'),
  noSecond('directResponse', 'route'),
  noSecond('directResponse', 'fault'),
  noSecond('directResponse', 'rewrite'),
  noEmptyHttpRoute,
  noMirrorWithMirrors,
];
