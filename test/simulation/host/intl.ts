/** Formatters take long to make and to ask: all lives share theirs, as the code of one browser shares its tables. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** More moments than this are not remembered. */
const MOST = 50_000;

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key);
  if (known) return known;
  const made = remembering(new Intl.DateTimeFormat(locale, options));
  formatters.set(key, made);
  return made;
}

/** The same formatter, which answers what it was asked before from memory. It is asked with a moment, always. */
function remembering(own: Intl.DateTimeFormat): Intl.DateTimeFormat {
  const told = new Map<number, Intl.DateTimeFormatPart[]>();
  const formatToParts = own.formatToParts.bind(own);
  own.formatToParts = (moment) => {
    if (moment === undefined) throw new Error('a formatter was asked for the real time');
    const known = told.get(+moment);
    if (known) return known;
    if (told.size > MOST) told.clear();
    const parts = formatToParts(moment);
    told.set(+moment, parts);
    return parts;
  };
  return own;
}

/** `Intl` as a context sees it. */
export const sharedIntl: typeof Intl = Object.create(Intl, { DateTimeFormat: { value: formatter } });
