const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** Why a text is no DNS label (a namespace, a Service), undefined when it is one. */
export function findLabelProblem(text: string): string | undefined {
  if (text.length > 63) return `has ${text.length} characters, at most 63 are allowed`;
  if (!LABEL.test(text)) return 'has to be lower case letters, digits and "-", with a letter or digit at both ends';
  return undefined;
}

/** Why a text is no DNS subdomain (the name of most objects), undefined when it is one. */
export function findSubdomainProblem(text: string): string | undefined {
  if (text.length > 253) return `has ${text.length} characters, at most 253 are allowed`;
  if (!text.split('.').every((part) => LABEL.test(part))) {
    return 'has to be lower case letters, digits, "-" and ".", with a letter or digit at both ends of each part';
  }
  return undefined;
}

/** Why a text is no key of a label, annotation or finalizer, undefined when it is one. */
export function findKeyProblem(text: string): string | undefined {
  const slash = text.indexOf('/');
  const name = text.slice(slash + 1);
  if (slash === 0) return 'has nothing before the "/"';
  if (slash > 0) {
    const problem = findSubdomainProblem(text.slice(0, slash));
    if (problem) return `has a prefix that ${problem}`;
  }
  if (name.includes('/')) return 'has more than one "/"';
  if (name.length > 63) return `has a name of ${name.length} characters, at most 63 are allowed`;
  if (!QUALIFIED.test(name)) {
    return 'has to be letters, digits, "-", "_" and ".", with a letter or digit at both ends';
  }
  return undefined;
}

/** Why a text is no value of a label, undefined when it is one. */
export function findLabelValueProblem(text: string): string | undefined {
  if (text.length > 63) return `has ${text.length} characters, at most 63 are allowed`;
  if (text !== '' && !QUALIFIED.test(text)) {
    return 'has to be letters, digits, "-", "_" and ".", with a letter or digit at both ends';
  }
  return undefined;
}

/** The nearest valid name, to propose it. */
export function nearestName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
    .slice(0, 63)
    .replace(/[^a-z0-9]+$/, '');
}
