import type { Field } from '../field';
import type { Rule } from '../rule';
import { httpRoutes } from './parts';
import type { HttpRoute, VirtualService } from './virtual-service';
import { isDelegate } from './virtual-service';

type Service = Field<VirtualService>;
type Routes = readonly Field<HttpRoute>[];

/** The HTTP routes that are used by requests; others only hand on to a delegate. */
export function answeringRoutes(service: Service): Routes {
  return service.once(findAnsweringRoutes);
}

function findAnsweringRoutes(service: Service): Routes {
  const routes = httpRoutes(service);
  return isDelegate(service.at('spec')) ? routes : routes.filter((route) => !route.at('delegate').isSet);
}

/** The HTTP routes that hand on to a delegate: in a delegate none should, elsewhere they do nothing themselves. */
export function delegatingRoutes(isFor: 'delegates' | 'others'): (service: Service) => Routes {
  return (service) => {
    const routes = httpRoutes(service).filter((route) => route.at('delegate').isSet);
    return routes.length > 0 && isDelegate(service.at('spec')) === (isFor === 'delegates') ? routes : [];
  };
}

type Answer = 'redirect' | 'directResponse';

/** The HTTP routes that answer themselves; one that redirects does not also answer directly. */
export function answeringRoutesWith(answer: Answer): (service: Service) => Routes {
  const isOther = (route: Field<HttpRoute>): boolean => answer !== 'redirect' && route.at('redirect').isSet;
  return (service) => answeringRoutes(service).filter((route) => route.at(answer).isSet && !isOther(route));
}

const slugs: Readonly<Record<string, string>> = { directResponse: 'direct-response' };
const slugOf = (part: string): string => slugs[part] ?? part;

/** A route with `first` answers the requests, and `second` would have no effect. */
function noSecond(first: Answer, second: 'route' | 'fault' | 'rewrite' | 'directResponse'): Rule<HttpRoute> {
  return {
    name: `no-${slugOf(second)}-with-${slugOf(first)}`,
    severity: 'error',
    title: `a route with \`${first}\` has no \`${second}\``,
    why: `the proxy answers the requests itself, and \`${second}\` would have no effect`,
    check(route, report) {
      const isThere = second === 'route' ? !route.at('route').isEmpty : route.at(second).isSet;
      if (!isThere) return;
      report({
        field: route.at(second),
        message: `the route has \`${first}\` and \`${second}\``,
        fix: 'remove one of the two, or make two routes of them',
      });
    },
  };
}

/** A route that hands on to a delegate does nothing itself. */
function noneWithDelegate(part: 'redirect' | 'route'): Rule<HttpRoute> {
  return {
    name: `no-${part}-with-delegate`,
    severity: 'error',
    title: `a route with \`delegate\` has no \`${part}\``,
    why: `its requests are for the routes of the delegate, and \`${part}\` would have no effect`,
    check(route, report) {
      const isThere = part === 'route' ? !route.at('route').isEmpty : route.at('redirect').isSet;
      if (!isThere) return;
      report({
        field: route.at(part),
        message: `the route has \`delegate\` and \`${part}\``,
        fix: `remove one of the two; \`${part}\` may stand in the delegate`,
      });
    },
  };
}

const noNestedDelegate: Rule<HttpRoute> = {
  name: 'no-nested-delegate',
  severity: 'error',
  title: 'a VirtualService without hosts, which is a delegate, has no routes with `delegate`',
  why: 'a delegate cannot hand on to another one, and its requests would fail',
  check(route, report) {
    report({
      field: route.at('delegate'),
      message: 'the VirtualService is a delegate, as it has no hosts, and a route has a `delegate`',
      fix: 'write the routes here, or add `spec.hosts`',
    });
  },
};

const noEmptyHttpRoute: Rule<HttpRoute> = {
  name: 'no-empty-http-route',
  severity: 'error',
  title: 'an HTTP route has `route`, `redirect`, `directResponse` or `delegate`',
  why: 'nothing would answer its requests',
  check(route, report) {
    if (!route.at('route').isEmpty || route.at('redirect').isSet || route.at('directResponse').isSet) return;
    const message = `\`${route.name}\` says nothing of what is done with the requests`;
    report({ field: route, message, fix: 'add `route` with a destination, `redirect` or `directResponse`' });
  },
};

const noMirrorWithMirrors: Rule<HttpRoute> = {
  name: 'no-mirror-with-mirrors',
  severity: 'error',
  title: 'a route has `mirror` or `mirrors`, not both',
  why: 'only one of them would have an effect',
  check(route, report) {
    if (!route.at('mirror').isSet) return;
    const field = route.at('mirrors');
    if (field.isEmpty) return;
    const message = 'the route has `mirror` and `mirrors`';
    report({ field, message, fix: 'put the destination of `mirror` into `mirrors`' });
  },
};

/** The rules of routes that requests use. */
export const answeringRouteRules: readonly Rule<HttpRoute>[] = [noEmptyHttpRoute, noMirrorWithMirrors];

/** The rules of what else stands in a route that redirects. */
export const redirectOnlyRules: readonly Rule<HttpRoute>[] = [
  noSecond('redirect', 'route'),
  noSecond('redirect', 'fault'),
  noSecond('redirect', 'rewrite'),
  noSecond('redirect', 'directResponse'),
];

/** The rules of what else stands in a route that answers directly. */
export const responseOnlyRules: readonly Rule<HttpRoute>[] = [
  noSecond('directResponse', 'route'),
  noSecond('directResponse', 'fault'),
  noSecond('directResponse', 'rewrite'),
];

/** The rules of routes that hand on to a delegate. */
export const delegatingRouteRules: readonly Rule<HttpRoute>[] = [
  noneWithDelegate('redirect'),
  noneWithDelegate('route'),
];

/** The rules of routes of a delegate that hand on to another one. */
export const nestedDelegateRules: readonly Rule<HttpRoute>[] = [noNestedDelegate];
