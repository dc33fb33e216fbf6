import { findProduct, PRODUCTS } from '../../src/generator/products';

test('one group can be of two products', () => {
  expect(findProduct('argoproj.io', 'Application')).toBe('argo-cd');
  expect(findProduct('argoproj.io', 'Rollout')).toBe('argo-rollouts');
});

test('kinds that nobody asks for are left out, groups that nobody knows get their own barrel', () => {
  expect(findProduct('cert-manager.io', 'CertificateRequest')).toBeUndefined();
  expect(findProduct('acme.cert-manager.io', 'Order')).toBeUndefined();
  expect(findProduct('example.com', 'Widget')).toBe('example.com');
});

test('a kind is of one product', () => {
  const kinds = PRODUCTS.flatMap(({ groups }) =>
    Object.entries(groups).flatMap(([group, names]) =>
      names === 'all' ? [group] : names.map((kind) => `${group}/${kind}`),
    ),
  );
  expect(new Set(kinds).size).toBe(kinds.length);
});
