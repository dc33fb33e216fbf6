import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { findRegexProblem, isLongRegex } from '../primitives/regular-expression';
import type { Rule } from '../rule';
import { httpMatches, httpRoutes, stringMatches } from './parts';
import type { StringMatch, VirtualService } from './virtual-service';

const noEmptyPrefix: Rule<StringMatch> = {
  name: 'no-empty-prefix',
  severity: 'error',
  title: 'a `prefix` is not empty, except of `uri`',
  why: 'every text begins with it, so that it shows a mistake',
  check(match, report) {
    const field = match.at('prefix');
    if (!field.isSet || field.text !== '') return;
    const message = `\`${field.name}\` is empty`;
    report({ field, message, fix: 'write how it begins, or remove the match for any value' });
  },
};

const noEmptyRegex: Rule<string> = {
  name: 'no-empty-regex',
  severity: 'error',
  title: 'a `regex` is not empty',
  why: 'only the empty text would match it, so that it shows a mistake',
  check(field, report) {
    if (field.text !== '') return;
    report({ field, message: `\`${field.name}\` is empty`, fix: 'write ".*" for any text' });
  },
};

const noLongRegex: Rule<string> = {
  name: 'no-long-regex',
  severity: 'error',
  title: 'a regular expression has at most 1024 bytes',
  why: 'the proxies would spend too much memory and time on it',
  check(field, report) {
    if (!isLongRegex(field.text)) return;
    const message = `\`${field.name}\` is longer than 1024 bytes`;
    report({ field, message, fix: 'make several matches of it, or use `prefix`' });
  },
};

const validRegex: Rule<string> = {
  name: 'valid-regex',
  severity: 'error',
  title: 'a regular expression is one of RE2',
  why: 'Envoy could not read it, and would take no new configuration at all',
  check(field, report) {
    if (field.text === '' || isLongRegex(field.text)) return;
    const problem = findRegexProblem(field.text);
    if (problem === undefined) return;
    report({
      field,
      message: `\`${field.name}\` is ${shown(field.text)}, which RE2 cannot read: ${problem}`,
      fix: 'write it without what RE2 does not have, like lookahead and backreferences',
    });
  },
};

/** The rules of matches of texts, without their regular expressions. */
export const stringMatchRules: readonly Rule<StringMatch>[] = [noEmptyPrefix];

/** The rules of regular expressions. */
export const regexRules: readonly Rule<string>[] = [noEmptyRegex, noLongRegex, validRegex];

/** The regular expressions of a VirtualService, without those that another rule finds empty. */
export function regexes(service: Field<VirtualService>): readonly Field<string>[] {
  const ofMatches = httpMatches(service).flatMap((match) => [match.at('uri'), ...stringMatches(match)]);
  const ofRoutes = httpRoutes(service).flatMap((route) => {
    const [cors, rewrite] = [route.at('corsPolicy'), route.at('rewrite')];
    const found: Field<string>[] = [];
    if (cors.isSet)
      found.push(
        ...cors
          .at('allowOrigins')
          .items()
          .map((origin) => origin.at('regex')),
      );
    if (rewrite.isSet) found.push(rewrite.at('uriRegexRewrite').at('match'));
    return found;
  });
  return [
    ...ofMatches.map((match) => match.at('regex')).filter(({ isSet }) => isSet),
    ...ofRoutes.filter(({ text }) => text !== ''),
  ];
}
