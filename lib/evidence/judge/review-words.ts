import { anyOf } from '../any-of'
import type { Studied } from './study-text'

/** Words by which authors tell of their own doing and counting, which no account of a subject needs. */
const OWN_WORK = anyOf(
  /\b(?:we|our|us|i|my|the authors?|aims?|results|respectively|medline|pubmed|questionnaire|survey\w{0,3}|hypothesi[sz]\w{1,3})\b/,
  /\b(?:this|present|current) (?:[\w-]{1,20},? ){0,6}(?:study|trial|investigation|experiment|survey|series|work|analysis|case|patient|report)\b/,
  /\bthe (?:study|objective|purpose)\b|\bto (?:determine|investigate|evaluate|assess|compare|examine|test|study)\b/,
  /\b(?:was|were) (?:\w{1,20} )?(?:studied|random\w{2,5}|enrolled|recruited|assigned|allocated|measured|recorded)\b/,
  /\b\d+ (?:\w{1,20} ){0,3}(?:patients|subjects|cases|children|women|men|volunteers)\b/,
  /\bp ?[<=>]|\bn ?= ?\d|±|\+\/?-|\b95 ?%/,
)
const PAST = /\b(?:was|were|had|did|received|showed|developed|underwent|increased|decreased|reduced)\b/g
const PRESENT = /\b(?:is|are|may|can|should|must|includes?|remains?|appears?|has been|have been)\b/g
const CLINICAL =
  /\b(?:patients?|treatments?|therap\w{1,6}|diseases?|management|diagnos\w{1,6}|symptoms?|syndromes?|clinical\w{0,2}|disorders?)\b/g

const MOST_PAST = 4
const LEAST_PRESENT = 4
const LEAST_CLINICAL = 3
const SHORTEST = 250

/** As much of a first sentence as is worth showing. */
const LONGEST_OPENING = 200

/**
 * The opening of an abstract without labels that gives an account of a clinical subject and tells of no work of the
 * authors' own: nobody counted, nothing done, nearly all in the present; null where it is no such account.
 */
export function accountIn({ parts }: Studied): { section: number; start: number; end: number } | null {
  const [, part, another] = parts
  if (!part || another || part.label || part.text.length < SHORTEST) return null
  if (isMore(PAST, MOST_PAST, part.lower) || OWN_WORK.test(part.text)) return null
  if (!isMore(CLINICAL, LEAST_CLINICAL - 1, part.lower) || !isMore(PRESENT, LEAST_PRESENT - 1, part.lower)) return null
  const stop = part.text.indexOf('. ')
  return { section: 0, start: 0, end: Math.min(stop < 0 ? part.text.length : stop + 1, LONGEST_OPENING) }
}

/** Whether a text has more of these words than so many; looks no further than it must. */
function isMore(words: RegExp, most: number, text: string): boolean {
  words.lastIndex = 0
  for (let found = 0; found <= most; found++) if (!words.test(text)) return false
  return true
}
