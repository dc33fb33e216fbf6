type JsYaml = typeof import('js-yaml');

let jsYaml: JsYaml | undefined;

/** The YAML parser, loaded by the first text that is read: a program that only synthesizes does without it. */
export function loadJsYaml(): JsYaml {
  return (jsYaml ??= require('js-yaml') as JsYaml);
}
