import type { Effect } from '../effect'
import { areOfOutcome } from './outcome-context'
import { beginsThere, endsThere } from './outcome-edges'
import { isMeasurement, isOutcomeName, isShortFor } from './outcome-phrase'

/** Where the name of the measure begins, and where the number stands. */
export type OutcomeNumbers = { at: number; value: number }

/** "complete response (CR) rate": the short form is no part of the name. */
const SHORT_FORM = / ?[([][A-Z][\w-]{0,8}s?[)\]]/g

/** "hazard ratio for |yawning", "risk of |hiccups": what follows such words is an outcome, whatever it is. */
const SAYS_OUTCOME = /\b(?:ratio|hazard|risk|odds|incidence|likelihood|frequency) (?:of|for) (?:the |any )?$/i

/** How many characters around an outcome are looked at. */
const AHEAD = 60
const BEHIND = 90

/** Whether an outcome stands in its sentence as a whole, next to its numbers, and says by itself what they are of. */
export function isWholeOutcome(
  said: string,
  effect: Effect,
  { at, value }: OutcomeNumbers,
  arms: readonly string[],
  whole: string,
): boolean {
  const { outcome = '' } = effect
  if (!isOutcomeName(outcome)) return false
  const text = said.replace(SHORT_FORM, (all) => ' '.repeat(all.length))
  const places = placesOf(outcome, text)
  const named = places.find(({ start, end }) => start > at && end <= value)
  const before = named ?? places.findLast(({ end }) => end <= at)
  const place = before ?? places.find(({ start }) => start >= at)
  if (!place) return false
  const ahead = text.slice(Math.max(0, place.start - AHEAD), place.start).replace(/ {2,}/g, ' ')
  const behind = text.slice(place.end, place.end + BEHIND).replace(/^ {2,}/, ' ')
  if (!isMeasurement(outcome) && !isShortFor(outcome, whole) && !SAYS_OUTCOME.test(ahead)) return false
  if (!beginsThere(ahead, !before) || !endsThere(behind, arms)) return false
  if (!before) return true
  const list = text.slice(0, place.start)
  return areOfOutcome(effect, { list, ahead, between: text.slice(place.end, Math.max(place.end, at)), arms })
}

/** Where a text has a name, whatever the gaps are that short forms have left in it. */
function placesOf(name: string, text: string): { start: number; end: number }[] {
  const words = name
    .toLowerCase()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/ /g, ' +')
  const pattern = new RegExp(`(?<![\\p{L}\\d])${words}(?![\\p{L}\\d])`, 'gu')
  return [...text.toLowerCase().matchAll(pattern)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }))
}
