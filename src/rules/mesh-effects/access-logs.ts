import type { TextPlace } from '../../diagnostics/diagnostic';
import { alternatives } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { LogFormat } from '../mesh-config/extension-provider';
import type { MeshConfig } from '../mesh-config/mesh-config';
import type { Report, Rule } from '../rule';
import { findFormatProblems } from './access-log-format';
import type { FormatProblem } from './access-log-format';

const REFUSED =
  'Envoy refuses every listener with the log, so that the proxies keep their old configuration, or have none';
/** What `strftime` takes, which Envoy takes within `START_TIME` only. */
const DATE = /^(?:%[1-9]?[YmdHMSfTzjbaeFs][^%]{0,2})+$/;

/** A text in which Envoy looks for operators, with the field that holds it. */
interface Format {
  readonly field: Field<unknown>;
  readonly texts: readonly string[];
}

function formatsOf(config: Field<MeshConfig>): readonly Format[] {
  const formats: Format[] = [];
  const own = config.at('accessLogFormat');
  if (config.at('accessLogEncoding').text !== 'JSON') formats.push({ field: own, texts: [own.text] });
  else formats.push({ field: own, texts: textsIn(parseObject(own.text)) });
  for (const provider of config.at('extensionProviders').items()) {
    for (const type of ['envoyFileAccessLog', 'envoyOtelAls'] as const) {
      const format = provider.at(type).at('logFormat') as Field<LogFormat>;
      formats.push({ field: format.at('text'), texts: [format.at('text').text] });
      formats.push({ field: format.at('labels'), texts: textsIn(format.at('labels').value) });
    }
  }
  return formats;
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All texts among values of JSON. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function reportProblems(
  config: Field<MeshConfig>,
  what: FormatProblem['what'],
  report: Report,
  sentences: (problems: readonly FormatProblem[], name: string) => { readonly message: string; readonly fix: string },
): void {
  for (const { field, texts } of formatsOf(config)) {
    const found = texts.flatMap((text) => withWholeDates(findFormatProblems(text)));
    const problems = found.filter((problem) => problem.what === what);
    const [first] = problems;
    if (first === undefined) continue;
    const isWhole = texts[0] === field.value && !field.isInText;
    const inText = isWhole ? { inText: placeAt(texts[0]!, first.at) } : {};
    report({ field, ...inText, ...sentences(problems, `\`${field.name}\``) });
  }
}

function placeAt(text: string, at: number): TextPlace {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: lines[lines.length - 1]!.length + 1 };
}

/** The parts of a date make one problem: `%Y-%m-%d` is `START_TIME(%Y-%m-%d)`. */
function withWholeDates(problems: readonly FormatProblem[]): readonly FormatProblem[] {
  const joined: FormatProblem[] = [];
  for (const problem of problems) {
    const before = joined[joined.length - 1];
    if (before && isDate(problem) && isDate(before) && before.at + before.text.length === problem.at) {
      joined[joined.length - 1] = { ...before, text: before.text + problem.text };
    } else joined.push(problem);
  }
  return joined.map((problem) => {
    if (!isDate(problem)) return problem;
    const text = problem.text.replace(/[^A-Za-z]+$/, '');
    return { ...problem, text, meant: `START_TIME(${text})` };
  });
}

function isDate({ what, text }: FormatProblem): boolean {
  return what === 'syntax' && DATE.test(text);
}

function quoted(problems: readonly FormatProblem[]): string {
  return alternatives([...new Set(problems.map(({ text }) => `\`${text}\``))], 'and');
}

function replacements(problems: readonly FormatProblem[]): string[] {
  const clear = problems.filter(({ meant }) => meant !== undefined);
  return [...new Set(clear.map(({ text, meant }) => `\`%${meant!}%\` for \`${text}\``))];
}

const validSyntax: Rule<MeshConfig> = {
  name: 'valid-access-log-syntax',
  severity: 'error',
  judge: 'nobody',
  title: 'every `%` of a format of access logs begins an operator like `%RESPONSE_CODE%`, or is doubled',
  why: REFUSED,
  check(config, report) {
    reportProblems(config, 'syntax', report, (problems, name) => {
      const rest = problems.some(({ meant }) => meant === undefined) ? ['`%%` for a percent sign'] : [];
      return {
        message: `${name} has ${quoted(problems)}, where Envoy finds no operator`,
        fix: `write ${alternatives([...replacements(problems), ...rest], 'and')}`,
      };
    });
  },
};

const noUnknownOperator: Rule<MeshConfig> = {
  name: 'no-unknown-access-log-operator',
  severity: 'error',
  judge: 'nobody',
  title: 'the operators of a format of access logs are ones that Envoy knows',
  why: REFUSED,
  check(config, report) {
    reportProblems(config, 'operator', report, (problems, name) => {
      const unclear = problems.filter(({ meant }) => meant === undefined);
      const written = replacements(problems);
      const fixes = [
        ...(written.length > 0 ? [`write ${alternatives(written, 'and')}`] : []),
        ...(unclear.length > 0 ? [`remove ${quoted(unclear)}`] : []),
      ];
      return { message: `${name} has ${quoted(problems)}, which Envoy does not know`, fix: fixes.join('; ') };
    });
  },
};

const validArguments: Rule<MeshConfig> = {
  name: 'valid-access-log-arguments',
  severity: 'error',
  judge: 'nobody',
  title: 'the operators of a format of access logs have in parentheses what they need, and nothing else',
  why: REFUSED,
  check(config, report) {
    reportProblems(config, 'arguments', report, (problems, name) => ({
      message: `${name} has ${alternatives(
        problems.map(({ text, problem }) => `\`${text}\`, which ${problem}`),
        'and',
      )}`,
      fix: 'correct the parentheses: `%REQ(:PATH)%` names a header, `%RESPONSE_CODE%` takes nothing',
    }));
  },
};

const validJson: Rule<MeshConfig> = {
  name: 'valid-json-access-log',
  severity: 'error',
  judge: 'nobody',
  title: '`accessLogFormat` is a JSON object where `accessLogEncoding` is JSON',
  why: 'istiod writes a line in its log, and the proxies log in the usual format instead',
  check(config, report) {
    const field = config.at('accessLogFormat');
    if (config.at('accessLogEncoding').text !== 'JSON' || field.text === '') return;
    const value = parseObject(field.text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
    report({
      field,
      message: `\`${field.name}\` is no JSON object, but \`accessLogEncoding\` is JSON`,
      fix: 'write e.g. `{"status": "%RESPONSE_CODE%"}`, or set `accessLogEncoding: TEXT`',
    });
  },
};

/** The rules of how the lines of access logs are written. */
export const accessLogRules: readonly Rule<MeshConfig>[] = [validSyntax, noUnknownOperator, validArguments, validJson];
