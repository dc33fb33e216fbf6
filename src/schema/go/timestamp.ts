const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,]\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/;

/** Is this a point in time as Go's `time.RFC3339` has it, like `2026-01-31T12:00:00Z`? */
export function isTimestamp(text: string): boolean {
  const match = TIMESTAMP.exec(text);
  if (!match || !isCalendarDay(match[1]!)) return false;
  const [hours, minutes, seconds, zoneHours = 0, zoneMinutes = 0] = match.slice(2).map((part) => Number(part ?? 0));
  return hours! < 24 && minutes! < 60 && seconds! < 60 && zoneHours <= 24 && zoneMinutes <= 60;
}

/** Is this a day of the calendar, like `2026-01-31`? */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
