/** What stands before people who are only some of those that were studied, or whom they were set against. */
const SOME = /\bsub-?(?:sets?|groups?|samples?) of (?:the )?(?:\w+ ){0,2}$/i
const CONTROLS = /\b(?:as (?:an? )?controls?\b|controls were\b|served as controls?\b)[^.;]*$/i
/** What others cannot have yet, before what this study did. */
const NEED =
  /\bunmet\b|\b(?:options?|alternatives?|treatments?|therap(?:y|ies))\b[^.;]*\b(?:are|is|remain\w*) (?:\w+ )?(?:limited|lacking|scarce|few|needed)\b/i

export const areSome = (before: string): boolean => SOME.test(before)
export const areControls = (before: string): boolean => CONTROLS.test(before)
export const tellsNeed = (sentence: string): boolean => NEED.test(sentence)

/** "Parkinson’s |disease patients": the owner of a disease is part of its name. */
export const ownerBefore = (before: string): number => /(?<![\p{L}])\p{L}+[’']s $/u.exec(before)?.[0].length ?? 0

/** Whether words go on where as many were read as are ever read of them. */
export const goesOn = (rest: string): boolean => /^[^:.;,()[\]?]/.test(rest) && !/^ on /.test(rest)

/** "(PPH)" behind "adults with postpartum haemorrhage": its letters begin words; a trial's own name does not. */
export function isShortOf(short: string, words: string): boolean {
  const letters = short.replace(/[^A-Za-z]/g, '').toLowerCase()
  const first = words
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => word[0] ?? '')
  return (
    letters !== '' && first.includes(letters[0] as string) && first.filter((one) => letters.includes(one)).length > 1
  )
}
