/** What each key of `page-keys.ts` does: loaded by what says it, and not with every page. */
export const KEY_WORDS: Record<string, string> = {
  x: 'Choose the selected study, for several at once',
  s: 'Save to a list: the study, or those chosen',
  n: 'Write a note',
  c: 'Comment',
  e: 'Cite the study, or those chosen; check and edit, among the drafts; done, in the inbox',
  l: 'For later, in the inbox',
  r: 'Mark as read: the study, or those chosen',
  '1': 'To read: the selected study, or those chosen',
  '2': 'Reading: the selected study, or those chosen',
  '3': 'Read: the selected study, or those chosen',
  z: 'Undo what was done last on this page, one by one',
  a: 'Accept the selected fact of a draft',
  d: 'Reject the selected fact of a draft',
  '[': 'Previous study of the results or the list, previous draft',
  ']': 'Next study of the results or the list, next draft',
  u: 'Back to the results or the list, or to the drafts; unread, in the inbox',
}
