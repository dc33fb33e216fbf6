import { findSniProblem } from '../../../src/rules/primitives/sni';

test('names in a TLS handshake', () => {
  const valid = ['a.b', '*.b', 'outbound_.80_._.a.b', 'outbound_.80_.v1_.web', 'outbound_80_x_a'];
  const invalid = ['', 'a_b', 'outbound_', 'outbound_.80_.v1', 'outbound_.http_._.web', 'outbound_.80_._.1', 'a.1'];
  expect([...valid, ...invalid].filter((text) => findSniProblem(text) === undefined)).toEqual(valid);
});
