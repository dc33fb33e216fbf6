import { isAuthorityHeader, isClaim, isHeaderName, isHostHeader } from '../../../src/rules/primitives/header-name';

const holds = (is: (text: string) => boolean, ...texts: string[]): string[] => texts.filter(is);

test('names of headers', () => {
  expect(holds(isHeaderName, 'x-a', 'A_b', 'a,b', '', 'a b', ':path', 'ü', 'a\n')).toEqual(['x-a', 'A_b', 'a,b']);
  expect(holds(isHostHeader, 'host', 'HOST', ':authority')).toEqual(['host', 'HOST']);
  expect(holds(isAuthorityHeader, 'Host', ':Authority', 'authority')).toEqual(['Host', ':Authority']);
});

test('claims of tokens', () => {
  const claims = ['@request.auth.claims.a', '@Request.Auth.claims.a.b', '@request.auth.claims[a][b]'];
  const others = ['@request.auth.claims', '@request.auth.claims.', '@request.auth.claims[]', '@request.auth.claims[a'];
  expect(holds(isClaim, ...claims, ...others, '@request.auth.claimsa')).toEqual(claims);
});
