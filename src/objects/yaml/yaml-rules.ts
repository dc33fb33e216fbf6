/** One way in which text is no Kubernetes objects, for the pages that explain findings. */
export interface YamlRule {
  readonly id: YamlRuleId;
  /** What the rule says, in one line. */
  readonly title: string;
  readonly why: string;
}

/** The ids of all findings about the text of objects, and about objects that cannot become text. */
export type YamlRuleId =
  | 'schema/duplicate-key'
  | 'schema/kubernetes-object'
  | 'schema/plain-data'
  | 'schema/yaml-alias'
  | 'schema/yaml-syntax'
  | 'schema/yaml-tab'
  | 'schema/yaml-tag';

const UNREADABLE = 'nothing of this document can be read, so none of its objects is applied';

/** All of them, sorted by id. */
export const yamlRules: readonly YamlRule[] = [
  {
    id: 'schema/duplicate-key',
    title: 'a mapping holds each key once',
    why: 'only the last value of the key is read, and the others are lost in silence',
  },
  {
    id: 'schema/kubernetes-object',
    title: 'a document is an object with `apiVersion` and `kind`',
    why: 'the API server cannot tell what this is, and refuses it',
  },
  {
    id: 'schema/plain-data',
    title: 'an object of an app holds only what YAML can hold',
    why: 'nothing of the app is written until each object can be',
  },
  {
    id: 'schema/yaml-alias',
    title: 'the aliases of a document stay small and end when they are expanded',
    why: 'every program that reads the document runs out of time or memory, or refuses it',
  },
  { id: 'schema/yaml-syntax', title: 'the text is YAML that Kubernetes reads', why: UNREADABLE },
  { id: 'schema/yaml-tab', title: 'YAML is indented with spaces', why: UNREADABLE },
  {
    id: 'schema/yaml-tag',
    title: 'values have no tags of other programs',
    why: 'Kubernetes ignores the tag and takes the value as it is written, so what the tag stands for never happens',
  },
];

/** What happens when a rule is broken. */
export function whyOfYaml(id: YamlRuleId): string {
  return yamlRules.find((rule) => rule.id === id)!.why;
}
