import { isPortText } from '../../../src/rules/primitives/port';

test('ports as text', () => {
  const valid = ['0', '80', '65535', '0000080'];
  expect(
    [...valid, '', '65536', '-1', '+1', '1_0', ' 80', '80-90', '100000', '99999999999999999999'].filter(isPortText),
  ).toEqual(valid);
});
