import { findClosest } from '../../src/diagnostics/did-you-mean';

test.each([
  ['hst', ['hosts', 'host', 'port'], 'host'],
  ['timeoutt', ['timeout', 'retries'], 'timeout'],
  ['VIRTUALSERVICE', ['VirtualService'], 'VirtualService'],
  ['subest', ['subset', 'host'], 'subset'],
  ['banana', ['host', 'port'], undefined],
  ['a', ['bc'], undefined],
])('%s among %j is %s', (word, candidates, meant) => expect(findClosest(word, candidates)).toBe(meant));
