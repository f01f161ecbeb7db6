import { PRIMARY } from './outcome-phrases'

/** "complete response (CR) rate": the short form is no part of the name. */
const SHORT_FORM = / [([][A-Z][\w-]{0,8}s?[)\]]/g
/** "(defined as a rate under …)": what a name means is no part of it. */
const IN_BRACKETS = / \((?!\d)[^()\ue100-\ue2ff]{3,120}\)/g
/** "The data showed that |pain was". */
const SHOWED_THAT =
  /^[^,;:()\ue100-\ue2ff]{3,70}\b(?:show|found|indicat|reveal|demonstrat|observ|report)\w* that (?:the )?/i
/** "no difference in harms: |nausea": what stands before is the head of a list. */
const HEAD_OF_LIST = /^[^:]*: (?=(?:an? |the )?[a-z][^:\ue100-\ue1ff]*$)/

/** What a clause says by itself: without the head of a list, what is in brackets, and that something was shown. */
export function ownClause(clause: string, hasPrimary: boolean): string {
  // "Toxicities were: |nausea (12 %": what stands before is the head of a list.
  return clause
    .replace(/^.*\b(?:were|was|are|included|as follows): (?=[^:]*[([]$)/s, '')
    .replace(SHORT_FORM, '')
    .replace(IN_BRACKETS, (words) => (PRIMARY.test(words) && hasPrimary ? words : ''))
    .replace(/^[\s),;.]*(?:respectively[,;] )?(?:and |but |or |as well as |however, |while |whereas |although )?/i, '')
    .replace(/^(?:Results?|Findings|Conclusions?):? (?=[A-Z])/, '')
    .replace(SHOWED_THAT, '')
    .replace(HEAD_OF_LIST, '')
}

/** "… in A and V in B for |relapse": what they are of stands behind. */
const OF_ANOTHER =
  /^(?: (?:in|with|on))? ?[\ue100-\ue1ff] for (?!\d|the |all |both |each |one |two |three |four |six )[a-z]{3,}/
/** "improved sleep in |45 %": of whom it changed, and not what it was. */
const SHARE_OF_CHANGE =
  /\b(?:improved|reduced|increased|decreased|normali[sz]ed|lowered) (?:the )?[^,;()\ue100-\ue2ff]{3,60} in $/i
/** "12 % …; in B, |marked relief was seen in 80 %": each number is of another thing. */
const SEEN =
  /[\ue100-\ue1ff],? ((?:[a-z-]+ ){1,5})(?:was|were) (?:seen|observed|noted|found|reported|recorded|achieved)\b/i
export function tellsOther(inside: string, behind: string, clause: string): boolean {
  if (OF_ANOTHER.test(behind) || SHARE_OF_CHANGE.test(clause)) return true
  const seen = SEEN.exec(inside)?.[1]?.trim()
  return (
    seen !== undefined && clause.trim() !== '' && seen !== 'it' && !clause.toLowerCase().includes(seen.toLowerCase())
  )
}
