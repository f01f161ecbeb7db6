import { countWords, type Edit, edited } from '../edits'
import type { Reading } from '../reading'
import type { Sentence } from '../sentences'
import { allForms, isSoftened, MOST_WORDS, type Names, type ShortForm } from '../short-form'

/** Two sentences that follow each other, stated as one: the whole they stand in, and what was changed in it. */
export type Joined = { text: string; edits: Edit[]; words: number; source: Sentence }

/** First words that are no names: as the first of a second clause they are written small. */
const PLAIN =
  /^(?:The|This|These|That|Those|There|It|Its|They|Their|We|Our|In|On|At|For|From|With|Without|Within|Both|All|Each|Most|Some|Many|Few|Fewer|No|Not|None|Neither|Among|Between|During|After|Before|Compared|However|But|Nevertheless|Nonetheless|Yet|Conversely|Although|Though|While|Despite|Regardless|Unfortunately|Only|Patients|Participants|Subjects|Children|Women|Men|Adults|Infants|Significant|Significantly|Mean|Median|Overall|Treatment|Adverse|Differences|Similar|Results|Use|Using|Adding|Pain|Mortality|Survival|Improvement|Improvements|Quality|When|If|An|A|As|One|Two|Three|Additional|Such|Similarly|Secondary|Serious)\b/

/** The first sound forms of two neighbours that fit into one sentence; null where there are none. */
export function joinedForm(reading: Reading, first: number, names: Names): Joined | null {
  const [one, other] = [reading.sentences[first], reading.sentences[first + 1]]
  const [opening, closing] = [reading.texts[first] ?? '', reading.texts[first + 1] ?? '']
  if (!one || !other || one.section !== other.section || other.start !== one.end + 1 || !opening.endsWith('.'))
    return null
  const small = smallBeginning(closing, reading.whole)
  if (small === null) return null
  const from = opening.length + 1
  const whole = `${opening} ${closing}`
  const formsOf = (place: number, sentence: string) =>
    allForms(reading, place, names).filter((form) => !isSoftened(form, sentence))
  const seconds = formsOf(first + 1, closing)
  for (const head of formsOf(first, opening)) {
    for (const tail of seconds) {
      if (head.words + tail.words > MOST_WORDS + SLACK) continue
      const edits = [...head.edits, linkAt(opening, from, closing), ...tailEdits(tail, from, small)]
      const text = edited(whole, edits)
      const words = countWords(text)
      if (words <= MOST_WORDS) return { text, edits, words, source: { ...one, end: other.end } }
    }
  }
  return null
}

/** A word may go where two sentences become one. */
const SLACK = 1

/** "A. However, B" becomes "A; however, B", "A. But B" becomes "A, but B". */
const linkAt = (opening: string, from: number, closing: string): Edit => ({
  start: opening.length - 1,
  end: from,
  put: /^(?:But|Yet) /.test(closing) ? ', ' : '; ',
  why: 'joined',
})

/** The edits of the second sentence where it stands in the whole; its first word is no longer the first of a sentence. */
function tailEdits({ edits }: ShortForm, from: number, small: string): Edit[] {
  const hasLead = edits.some(({ start, why }) => start === 0 && why === 'shortened')
  const moved = edits
    .filter(({ why }) => why !== 'capital')
    .map((edit) => ({
      ...edit,
      // What was put at the beginning of a sentence no longer stands at one.
      put: edit.start === 0 ? withSmall(edit.put) : edit.put,
      start: edit.start + from,
      end: edit.end + from,
    }))
  return hasLead || small === '' ? moved : [{ start: from, end: from + 1, put: small, why: 'capital' }, ...moved]
}

const withSmall = (put: string): string =>
  /^\p{Lu}\p{Ll}+(?: |-|$)/u.test(put) ? put.charAt(0).toLowerCase() + put.slice(1) : put

/** The small letter with which a second clause begins, none where its first word is a name; null where that is not plain. */
function smallBeginning(sentence: string, text: string): string | null {
  const word = /^[\p{L}\p{N}-]+/u.exec(sentence)?.[0] ?? ''
  if (word === '') return null
  if (/\p{Lu}|\d/u.test(word.slice(1)) || /^\p{Ll}/u.test(word)) return ''
  const small = word.charAt(0).toLowerCase()
  return PLAIN.test(word) || text.includes(` ${small}${word.slice(1)} `) ? small : null
}
