const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

/** What the patterns that many fields share ask for, for people. */
const MEANINGS: Readonly<Record<string, string>> = {
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$':
    'an amount, like "500m" or "1Gi"',
  [`^${LABEL}$`]: 'a name of lower case letters, digits and "-"',
  [`^${LABEL}(\\.${LABEL})*$`]: 'a name of lower case letters, digits, "-" and "."',
  [`^$|^${LABEL}(\\.${LABEL})*$`]: 'nothing, or a name of lower case letters, digits, "-" and "."',
  [`^(\\*\\.)?${LABEL}(\\.${LABEL})*$`]: 'a host name like "example.com" or "*.example.com"',
  '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$': 'a kind, like "Service"',
  '^([0-9]{1,5}(h|m|s|ms)){1,4}$': 'a duration, like "10s" or "1h30m"',
  '^([0-9]+(\\.[0-9]+)?(s|m|h))+$': 'a duration, like "10s" or "1h30m"',
  '^[a-f0-9]{64}$': '64 digits from 0 to f',
  '(^$|^[a-f0-9]{64}$)': 'nothing, or 64 digits from 0 to f',
  '^[A-Za-z]{2}$': 'a code of two letters',
};

/** What a pattern asks for; undefined when only the pattern itself tells. */
export function findPatternMeaning(pattern: string): string | undefined {
  return Object.hasOwn(MEANINGS, pattern) ? MEANINGS[pattern] : undefined;
}
