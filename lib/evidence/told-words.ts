/** Words that tell of any study and claim nothing by themselves: a text may have them where its source has others. */
const TELLING = new Set(
  `about above across after aim aimed aims all also although among amongst an and any are as assess assessed assessing at
  author authors based be because been before being between both but by change changed changes
  compare compared comparing comparison concluded conclude concludes conducted could despite did differ differed
  difference differences do does done during each effect effects either enrolled evaluate evaluated evaluating
  examined examine examining explored explore finding findings find for found from gave give given giving group groups
  had has have having however if in included including into investigate investigated investigating investigators is it
  its itself less made make making may might more most neither no nor not observed of on one only or other
  others overall over participants people per received receiving related relative report reported
  reports researchers respectively result resulted results same saw seen set show showed shown shows 
  since so study studied studies such suggest suggested suggests taking tested testing
  than that the their them then there these they this those three through to took total two under until up use used using
  versus was we were what when where whether which while who whose will with within without would
  allocated assigned occurred`.split(/\s+/),
)

const WORD = /\p{L}[\p{L}\p{M}]*/gu
const SHORTEST = 3
const STEM = 6
const LONGEST_ENDING = 3
const LONGEST = 40_000

const wordsIn = (text: string): string[] => text.slice(0, LONGEST).toLowerCase().match(WORD) ?? []

/**
 * Words of a text that its source has in no form, but for those that tell of any study. Two forms of a word begin with the
 * same six letters, or one is the other with an ending.
 */
export function unsupportedWords(text: string, source: string): string[] {
  const known = new Set<string>()
  for (const word of wordsIn(source)) {
    known.add(word)
    // An ending of up to three letters less: "doses", "dose".
    for (let cut = 1; cut <= LONGEST_ENDING && word.length - cut >= SHORTEST; cut++) known.add(word.slice(0, -cut))
    known.add(word.slice(0, STEM))
  }
  const isKnown = (word: string) => {
    if (known.has(word) || (word.length >= STEM && known.has(word.slice(0, STEM)))) return true
    for (let cut = 1; cut <= LONGEST_ENDING && word.length - cut > SHORTEST; cut++)
      if (known.has(word.slice(0, -cut))) return true
    return false
  }
  return [...new Set(wordsIn(text))].filter((word) => word.length >= SHORTEST && !TELLING.has(word) && !isKnown(word))
}
