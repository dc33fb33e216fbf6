import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import type { ConfigPatch, FilterMatch, PatchMatch } from './envoy-filter';
import { HTTP_CONNECTION_MANAGERS, RENAMED_FILTERS } from './filter-names';

type Matched = 'listener' | 'routeConfiguration' | 'cluster' | 'waypoint';

/** What a patch of a part of the configuration looks for. */
const MATCHES: Readonly<Record<string, Matched>> = {
  LISTENER: 'listener',
  FILTER_CHAIN: 'listener',
  NETWORK_FILTER: 'listener',
  HTTP_FILTER: 'listener',
  ROUTE_CONFIGURATION: 'routeConfiguration',
  VIRTUAL_HOST: 'routeConfiguration',
  HTTP_ROUTE: 'routeConfiguration',
  CLUSTER: 'cluster',
};
/** Of several, which the schema refuses, Istio reads the last one. */
const LAST_FIRST: readonly Matched[] = ['waypoint', 'cluster', 'routeConfiguration', 'listener'];
const WITHOUT_FILTERS: ReadonlySet<string> = new Set(['FILTER_CHAIN', 'LISTENER']);

function findMatched(match: Field<PatchMatch>): Matched | undefined {
  return LAST_FIRST.find((name) => match.at(name).isSet);
}

/** The filter that a patch of a listener or its parts looks for. */
function findFilter(patch: Field<ConfigPatch>): Field<FilterMatch> | undefined {
  const isOfListener =
    MATCHES[patch.at('applyTo').text] === 'listener' && findMatched(patch.at('match')) === 'listener';
  const filter = patch.at('match').at('listener').at('filterChain').at('filter');
  return isOfListener && filter.isSet ? filter : undefined;
}

const noOtherMatch: Rule<ConfigPatch> = {
  name: 'no-match-of-other-part',
  severity: 'error',
  title: 'a patch looks for what it changes: a listener, a route configuration or a cluster',
  why: 'the patch would find nothing to change',
  check(patch, report) {
    const [wanted, found] = [MATCHES[patch.at('applyTo').text], findMatched(patch.at('match'))];
    if (wanted === undefined || found === undefined || wanted === found) return;
    report({
      field: patch.at('match').at(found),
      message: `\`applyTo\` is ${patch.at('applyTo').text}, but the match is of \`${found}\``,
      fix: `write \`${wanted}\` instead of \`${found}\``,
    });
  },
};

const noUselessFilter: Rule<ConfigPatch> = {
  name: 'no-filter-without-filters',
  severity: 'warning',
  title: 'only a patch of a filter looks for one',
  why: 'the filter is not looked for, and all listeners or filter chains are changed',
  check(patch, report) {
    const field = findFilter(patch);
    if (field === undefined || !WITHOUT_FILTERS.has(patch.at('applyTo').text)) return;
    report({
      field,
      message: `\`applyTo\` is ${patch.at('applyTo').text}, but the match is of a filter`,
      fix: `remove \`${field.name}\``,
    });
  },
};

const noMissingFilterName: Rule<ConfigPatch> = {
  name: 'no-missing-filter-name',
  severity: 'error',
  title: 'the match of a filter has its name',
  why: 'the patch would find no filter',
  check(patch, report) {
    const field = findFilter(patch)?.at('name');
    if (field === undefined || field.text !== '') return;
    report({
      field,
      message: `\`${field.name}\` is not set`,
      fix: `write the name of the filter, like "${HTTP_CONNECTION_MANAGERS[0]}"`,
    });
  },
};

const noUselessSubFilter: Rule<ConfigPatch> = {
  name: 'no-sub-filter-without-http-filter',
  severity: 'error',
  title: 'only a patch of an HTTP filter looks for a `subFilter`',
  why: 'other filters have none, so that the patch would find nothing',
  check(patch, report) {
    const field = findFilter(patch)?.at('subFilter');
    const applyTo = patch.at('applyTo').text;
    if (!field?.isSet || applyTo === 'HTTP_FILTER') return;
    report({
      field,
      message: `\`applyTo\` is ${applyTo}, but the match is of a \`subFilter\``,
      fix: `set \`${patch.at('applyTo').name}\` to HTTP_FILTER, or remove \`${field.name}\``,
    });
  },
};

const noOtherSubFilter: Rule<ConfigPatch> = {
  name: 'no-sub-filter-of-other-filter',
  severity: 'error',
  title: 'a `subFilter` is one of the HTTP connection manager',
  why: 'other filters have none, so that the patch would find nothing',
  check(patch, report) {
    const filter = findFilter(patch);
    if (!filter?.at('subFilter').isSet || patch.at('applyTo').text !== 'HTTP_FILTER') return;
    const field = filter.at('name');
    if (field.text === '' || HTTP_CONNECTION_MANAGERS.includes(field.text)) return;
    report({
      field,
      message: `the filter ${shown(field.text)} has no filters of its own`,
      fix: `write "${HTTP_CONNECTION_MANAGERS[0]}"`,
    });
  },
};

const noMissingSubFilterName: Rule<ConfigPatch> = {
  name: 'no-missing-sub-filter-name',
  severity: 'error',
  title: 'a `subFilter` has a name',
  why: 'the patch would find no filter',
  check(patch, report) {
    const subFilter = findFilter(patch)?.at('subFilter');
    if (!subFilter?.isSet || patch.at('applyTo').text !== 'HTTP_FILTER' || subFilter.at('name').text !== '') return;
    const field = subFilter.at('name');
    const fix = 'write the name of the filter, like "envoy.filters.http.router"';
    report({ field, message: `\`${field.name}\` is not set`, fix });
  },
};

const noOldFilterName: Rule<ConfigPatch> = {
  name: 'no-old-filter-name',
  severity: 'warning',
  title: 'a match names filters as Envoy does today',
  why: 'Envoy no longer knows the old name',
  check(patch, report) {
    const filter = findFilter(patch);
    if (filter === undefined) return;
    for (const field of [filter.at('name'), filter.at('subFilter').at('name')]) {
      if (!Object.hasOwn(RENAMED_FILTERS, field.text)) continue;
      const fix = `write "${RENAMED_FILTERS[field.text]!}"`;
      report({ field, message: `the filter's name ${shown(field.text)} is an old one`, fix });
    }
  },
};

/** The rules of what a patch looks for. */
export const matchRules: readonly Rule<ConfigPatch>[] = [
  noOtherMatch,
  noUselessFilter,
  noMissingFilterName,
  noUselessSubFilter,
  noOtherSubFilter,
  noMissingSubFilterName,
  noOldFilterName,
];
