import { useState } from 'preact/hooks';
import { type Day, latestDay, nextDay, previousDay } from '../src/core/day.ts';
import { now } from '../src/platform/clock.ts';
import { longDate } from '../src/ui/dates.ts';
import { Icon } from '../src/ui/icons.tsx';
import { lazy } from '../src/ui/lazy.ts';
import { word } from '../src/ui/words.ts';
import type { Place } from './place.ts';
import { type DayState, FIRST_DAY, isRunning } from './use-day.ts';
import type { Move } from './use-place.ts';

const Calendar = lazy(async () => (await import('./calendar.tsx')).Calendar);

interface Props {
  readonly state: DayState;
  readonly move: Move;
  readonly refresh: () => void;
}

/** Which day it is, and the ways to another one. */
export function DayHeading({ state, move, refresh }: Props) {
  const [choosing, setChoosing] = useState(false);
  const { day } = state;
  const before = previousDay(day);
  const after = nextDay(day, now());
  const turn = (to: Day) => move(placeOf(to));
  return (
    <>
      <div class="day">
        <h1>
          <time dateTime={day}>{longDate(day)}</time>
        </h1>
        <span class="turns">
          <DayButton
            label="popupPreviousDay"
            icon="previous"
            to={before < FIRST_DAY ? undefined : before}
            turn={turn}
          />
          <DayButton label="popupNextDay" icon="next" to={after} turn={turn} />
          <button
            type="button"
            class="button bare"
            data-key="g"
            aria-expanded={choosing}
            aria-label={word('popupCalendar')}
            title={word('popupWithKey', word('popupCalendar'), 'g')}
            onClick={() => setChoosing(!choosing)}
          >
            <Icon name="calendar" />
          </button>
          <button
            type="button"
            class="button bare"
            data-busy={isRunning(state) || state.asked ? '' : undefined}
            aria-label={word('popupRefresh')}
            title={word('popupRefresh')}
            onClick={refresh}
          >
            <Icon name="refresh" />
          </button>
        </span>
      </div>
      {choosing && (
        <Calendar
          day={day}
          turn={(to) => {
            setChoosing(false);
            turn(to);
            // The calendar goes: the focus goes back to where it came from.
            document.querySelector<HTMLElement>('[data-key=g]')?.focus();
          }}
        />
      )}
    </>
  );
}

/** Another day, from its top. */
export function placeOf(day: Day): Partial<Place> {
  return { day, isNewest: day >= latestDay(now()), query: '', view: 'highlights', anchor: undefined };
}

interface DayButtonProps {
  readonly label: string;
  readonly icon: 'previous' | 'next';
  readonly to: Day | undefined;
  readonly turn: (day: Day) => void;
}

function DayButton({ label, icon, to, turn }: DayButtonProps) {
  return (
    <button
      type="button"
      class="button bare"
      // Not `disabled`: focus would fall out of the page at the last day.
      aria-disabled={to === undefined}
      aria-label={word(label)}
      title={to === undefined ? word(label) : `${word(label)}: ${longDate(to)}`}
      onClick={() => to !== undefined && turn(to)}
    >
      <Icon name={icon} />
    </button>
  );
}
