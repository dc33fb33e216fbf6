import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../diagnostics/diagnostic';

/** A symbol, not module state: two copies of this package in one program know each other's constructs. */
const ADVICE = Symbol.for('cdk8s-istio.duplicate-advice');

interface Advising extends IConstruct {
  [ADVICE]?: string;
}

/** Says what to type when an object that a construct makes exists twice: its names are not the user's to change. */
export function adviseOnDuplicates(construct: IConstruct, fix: string): void {
  Object.defineProperty(construct, ADVICE, { value: fix, configurable: true });
}

/** The finding with the advice of the construct that made the object, or of the closest one around it. */
export function withDuplicateAdvice(root: IConstruct, diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.id !== 'gitops/duplicate-object' || diagnostic.construct === undefined) return diagnostic;
  let found: IConstruct | undefined = root;
  let fix: string | undefined;
  for (const id of diagnostic.construct.split('/')) {
    found = found?.node.tryFindChild(id);
    fix = (found as Advising | undefined)?.[ADVICE] ?? fix;
  }
  return fix === undefined ? diagnostic : { ...diagnostic, fix };
}
