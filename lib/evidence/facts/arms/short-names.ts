/** A name, and the letters in brackets behind it. */
type ShortName = { long: string; short: string }

/** How far back a name may begin. */
const FAR = 62
const BRACKET = / [([]([A-Z][\p{L}\d+/&-]{0,9})(?:[)\]]|[,;] )/gu
const NAME = /[\p{L}\d][\p{L}\d /'’+-]{2,60}$/u
const OF_GROUP = / (?:group|arm)[,;:]? ?[([]?([A-Z]{2,5})[)\]]/g
const LAST_TWO = /[\p{L}\d'’+-]+(?: [\p{L}\d'’+-]+)?$/u

const before = (text: string, at: number, name: RegExp) => name.exec(text.slice(Math.max(0, at - FAR), at))?.[0]

function found(text: string, bracket: RegExp, name: RegExp): ShortName[] {
  return [...text.matchAll(bracket)].flatMap(({ index, 1: short = '' }) => {
    const long = before(text, index, name)
    return long ? [{ long, short }] : []
  })
}

/** "normal saline (group S)", "EcN (n = 60)": no name of its own. */
export const shortNames = (text: string): ShortName[] => found(text, BRACKET, NAME)

/** "(study group, SG)", "placebo group (PG)". */
export const groupShorts = (text: string): ShortName[] => found(text, OF_GROUP, LAST_TWO)
