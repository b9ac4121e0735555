/** Minutes a clock is ahead of UTC at a moment (ms since 1970). */
export type Zone = (moment: number) => number;

const HOUR = 3_600_000;
const NAMES = [
  'America/Los_Angeles',
  'America/New_York',
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Kiritimati',
];

/** Where readers live: with summer time on both halves of the earth, without, and at the date line. */
export const ZONES: readonly Zone[] = NAMES.map(zoneOf);

function zoneOf(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const known = new Map<number, number>();
  return (moment) => {
    // Clocks are changed at full hours of UTC everywhere in this list.
    const hour = Math.floor(moment / HOUR);
    const told =
      known.get(hour) ?? (Date.parse(`${format.format(hour * HOUR).replace(' ', 'T')}Z`) - hour * HOUR) / 60_000;
    known.set(hour, told);
    return told;
  };
}
