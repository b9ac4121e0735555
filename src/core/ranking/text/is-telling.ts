/**
 * Words of no field: those that hold sentences together, those that any abstract may praise itself with, and what is left
 * of addresses. In the form that is compared (`stem`).
 */
const EMPTY =
  'the and or of to in for on with by as at from into via over across under between within during through than that this these their its it they them our we is are be been has have can will may do not no non also however while where when which what how why yet but both each all most more many such other only then there here an about beyond still even like including making fewer one two three first new novel key large high well often further furthermore moreover recent existing current significant significantly strong stronger advanced remarkable extensive comprehensive effective effectively efficient improve improved outperform achieve show demonstrate reveal propose proposed present introduce provide enable address explore instantiate use used using based related challenge challenging result experiment performance approach method framework paper work study task ability capability future develop leverage assess assessing finding summarize underscore automatically state art http https www com org io github project page available released vast';
const IS_EMPTY = new RegExp(`(?:^| )(?:\\w|\\d+|${EMPTY.replaceAll(' ', '|')})(?= |$)`);

/**
 * Whether a learned word, or pair of neighbours (`first second`), says something of papers to a person who reads it. Such
 * that say nothing count in the taste all the same.
 */
export function isTelling(name: string): boolean {
  return !IS_EMPTY.test(name);
}
