import type { Rule } from '../rule';
import type { Rewrite } from './virtual-service';

const noUriWithRegexRewrite: Rule<Rewrite> = {
  name: 'no-uri-with-regex-rewrite',
  severity: 'error',
  title: 'a `rewrite` has `uri` or `uriRegexRewrite`, not both',
  why: 'only one of them could be done',
  check(rewrite, report) {
    const field = rewrite.at('uriRegexRewrite');
    if (rewrite.at('uri').text === '' || !field.isSet) return;
    report({
      field,
      message: 'the route has `rewrite.uri` and `rewrite.uriRegexRewrite`',
      fix: 'remove one of the two',
    });
  },
};

const noEmptyRewrite: Rule<Rewrite> = {
  name: 'no-empty-rewrite',
  severity: 'error',
  title: 'a `rewrite` has `uri`, `uriRegexRewrite` or `authority`',
  why: 'it would rewrite nothing',
  check(rewrite, report) {
    if (rewrite.at('uriRegexRewrite').isSet) return;
    if (rewrite.at('uri').text !== '' || rewrite.at('authority').text !== '') return;
    const message = `\`${rewrite.name}\` does not say what is rewritten`;
    report({ field: rewrite, message, fix: 'add `uri`, e.g. "/", or `authority`, or remove it' });
  },
};

const noIncompleteRegexRewrite: Rule<Rewrite> = {
  name: 'no-incomplete-regex-rewrite',
  severity: 'error',
  title: '`uriRegexRewrite` has `match` and `rewrite`',
  why: 'without both Envoy cannot tell what to replace, or by what',
  check(rewrite, report) {
    const regex = rewrite.at('uriRegexRewrite');
    if (!regex.isSet) return;
    for (const field of [regex.at('match'), regex.at('rewrite')]) {
      if (field.text !== '') continue;
      report({ field, message: `\`${field.name}\` is empty`, fix: `add \`${field.name}\`` });
    }
  },
};

/** The rules of rewrites. */
export const rewriteRules: readonly Rule<Rewrite>[] = [noUriWithRegexRewrite, noEmptyRewrite, noIncompleteRegexRewrite];
