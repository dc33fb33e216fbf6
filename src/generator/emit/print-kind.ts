import type { KindShape } from '../shapes/collect-shapes';

/** The class of a kind; its types stand before it in the same file. */
export function printClass({ definition, version }: KindShape, see: string | undefined): string {
  const { group, kind, scope } = definition;
  const apiVersion = group === 'core' ? version : `${group}/${version}`;
  const article = /^[AEIOU]/.test(kind) ? 'An' : 'A';
  const title = `${article} ${kind} of ${apiVersion}.`;
  return `
${see === undefined ? `/** ${title} */` : `/**\n * ${title}\n *\n * @see ${see}\n */`}
export class ${kind} extends TypedObject<${kind}Props> {
  static readonly type: ObjectType = { apiVersion: '${apiVersion}', kind: '${kind}', scope: '${scope}' };

  /** The object for use without a chart. */
  static manifest(props: ${kind}Props): ${kind}Props & Manifest {
    return manifestOf(${kind}.type, props);
  }

  constructor(scope: Construct, id: string, props: ${kind}Props) {
    super(scope, id, ${kind}.type, props);
  }
}`;
}
