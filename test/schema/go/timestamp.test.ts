import { isCalendarDay, isTimestamp } from '../../../src/schema/go/timestamp';

test.each(['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.123+01:00', '2024-02-29T00:00:00Z'])(
  '%s is a point in time',
  (text) => expect(isTimestamp(text)).toBe(true),
);

test.each([
  '',
  'soon',
  '2026-01-31',
  '2026-02-29T00:00:00Z',
  '2026-01-31T24:00:00Z',
  '2026-01-31 12:00:00Z',
  '2026-01-31T12:00:00',
])('%p is none', (text) => expect(isTimestamp(text)).toBe(false));

test('leap years follow the calendar', () => {
  expect(['2000-02-29', '1900-02-29', '2024-02-29', '2023-02-29', '2026-13-01'].map(isCalendarDay)).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});
