import type { Construct } from 'constructs';
import type { Diagnostic, Evidence } from '../../diagnostics/diagnostic';
import { addAppCheck } from '../../objects/app-validation';
import type { Source } from '../../objects/source';
import { findSource, findUserPosition } from '../../objects/source';

/** What a construct finds wrong with what the user gave it; the construct itself completes it to a diagnostic. */
export interface Problem {
  readonly id: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** @default - the construct that reports it */
  readonly construct?: Construct;
  /** Where the user wrote it. @default - where the construct was created */
  readonly source?: Source;
  readonly evidence?: readonly Evidence[];
  readonly upstream?: readonly string[];
}

const reported = new WeakMap<Construct, Problem[]>();

/** Records a problem that is known now; synth reports it together with all others. */
export function reportProblem(construct: Construct, problem: Problem): void {
  const problems = reported.get(construct);
  if (problems) {
    problems.push(problem);
    return;
  }
  const first = [problem];
  reported.set(construct, first);
  addAppCheck(construct, () => first.map((one) => diagnosticOf(construct, one)));
}

/** Looks for problems at synth, when everything the app says is known. */
export function checkAtSynth(construct: Construct, findProblems: () => Iterable<Problem>): void {
  addAppCheck(construct, () => Array.from(findProblems(), (problem) => diagnosticOf(construct, problem)));
}

function diagnosticOf(reporter: Construct, problem: Problem): Diagnostic {
  const construct = problem.construct ?? reporter;
  return {
    id: problem.id,
    severity: 'error',
    message: problem.message,
    construct: construct.node.path,
    ...(problem.source ? findUserPosition(problem.source) : findSource(construct)),
    evidence: problem.evidence ?? [],
    why: problem.why,
    fix: problem.fix,
    upstream: problem.upstream ?? [],
  };
}

/** A fact of another construct that forces a conclusion, at the line that says it. */
export function evidenceOf(message: string, construct: Construct, source?: Source): Evidence {
  return { message, ...(source ? findUserPosition(source) : findSource(construct)) };
}
