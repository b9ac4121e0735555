import { useEffect, useRef, useState } from 'preact/hooks';
import { addDays, type Day, newestDay, parseDay, weekday } from '../src/core/day.ts';
import { now } from '../src/platform/clock.ts';
import { type DayCounts, listDays } from '../src/platform/digests.ts';
import { longDate, monthName, weekdayShort } from '../src/ui/dates.ts';
import { Icon } from '../src/ui/icons.tsx';
import { useQuery } from '../src/ui/use-query.ts';
import { countOf, numberOf, word } from '../src/ui/words.ts';
import { FIRST_DAY } from './use-day.ts';

interface Props {
  readonly day: Day;
  readonly turn: (day: Day) => void;
}

const WEEKDAYS = [1, 2, 3, 4, 5];
/** A Monday: only the names of the days are read from it. */
const MONDAY = '2024-01-01' as Day;

function firstOf(day: Day): Day {
  return `${day.slice(0, 7)}-01` as Day;
}

/** The weeks of a month, Monday to Friday: nobody announces at weekends. Days of other months are left empty. */
export function weeksOf(month: Day): (Day | undefined)[][] {
  const weeks: (Day | undefined)[][] = [];
  let monday = addDays(month, -((weekday(month) + 6) % 7));
  while (monday.slice(0, 7) <= month.slice(0, 7)) {
    const week = WEEKDAYS.map((_, at) => addDays(monday, at)).map((day) =>
      day.slice(0, 7) === month.slice(0, 7) ? day : undefined,
    );
    if (week.some((day) => day !== undefined)) weeks.push(week);
    monday = addDays(monday, 7);
  }
  return weeks;
}

/** A month of days with what is stored of each, and a field for any other date. */
export function Calendar({ day, turn }: Props) {
  const [month, setMonth] = useState(firstOf(day));
  const field = useRef<HTMLInputElement>(null);
  const { value: days = [] } = useQuery('days', listDays, (change) => change.type === 'digest');
  const counts = new Map(days.map((stored) => [stored.day, stored]));
  const newest = newestDay(now());
  useEffect(() => field.current?.focus(), []);
  return (
    <section class="calendar" aria-label={word('popupCalendar')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const asked = parseDay(field.current?.value ?? '');
          if (asked) turn(asked);
        }}
      >
        <label>
          {word('popupGoToDay')}{' '}
          <input ref={field} type="date" defaultValue={day} min={FIRST_DAY} max={newest} required />
        </label>
        <button type="submit" class="button small">
          {word('popupGo')}
        </button>
      </form>
      <div class="month">
        <button
          type="button"
          class="button bare"
          aria-label={word('popupPreviousMonth')}
          onClick={() => setMonth(firstOf(addDays(month, -1)))}
        >
          <Icon name="previous" />
        </button>
        <p class="month-name" aria-live="polite">
          {monthName(month)}
        </p>
        <button
          type="button"
          class="button bare"
          aria-label={word('popupNextMonth')}
          aria-disabled={month >= firstOf(newest)}
          onClick={() => month < firstOf(newest) && setMonth(firstOf(addDays(month, 31)))}
        >
          <Icon name="next" />
        </button>
      </div>
      <table>
        <thead>
          <tr>
            {WEEKDAYS.map((_, at) => (
              <th key={at} scope="col">
                {weekdayShort(addDays(MONDAY, at))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((date, at) => (
                <td key={at}>
                  {date && date <= newest && date >= FIRST_DAY && (
                    <DayCell date={date} current={date === day} counts={counts.get(date)} turn={turn} />
                  )}
                  {date && date > newest && <span class="later">{Number(date.slice(8))}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  readonly date: Day;
  readonly current: boolean;
  readonly counts: DayCounts | undefined;
  readonly turn: (day: Day) => void;
}

function DayCell({ date, current, counts, turn }: CellProps) {
  const stored = counts ? countOf('popupPapers', counts.candidates) : word('popupNotFetched');
  return (
    <button
      type="button"
      aria-current={current ? 'date' : undefined}
      aria-label={`${longDate(date)}: ${stored}`}
      // Drawn by the style sheet: the name says it in words.
      data-count={counts && numberOf(counts.candidates)}
      onClick={() => turn(date)}
    >
      {Number(date.slice(8))}
    </button>
  );
}
