import { SPELLING_RULES } from './spelling-rules'

const RULES = SPELLING_RULES.map(([british, american, where = '_', back = where]) => ({
  british,
  american,
  toAmerican: new RegExp(where.replaceAll('_', british), 'g'),
  toBritish: back === null ? null : new RegExp(back.replaceAll('_', american), 'g'),
}))

/** Most words have no such stem, and that is soon known. */
const ANY_BRITISH = new RegExp(RULES.map(({ british }) => british).join('|'))

/** -ise is -ize in American, but not where it is part of the stem: exercise, advise, noise, promise, penises. */
const ISE = /^([a-z]{3,})is(e|es|ed|ing|er|ers|ation|ations|able)$/
const IZE = /^([a-z]{3,})iz(e|es|ed|ing|er|ers|ation|ations|able)$/
const PART_OF_STEM =
  /(?:[aeouvw]|[^ia]c|pr|prom|prem|^dem|chem|desp|expert|advert|chast|franch|merchand|parad|treat|^pen|derm|clitor|cannab|trell|sch|phth)$/

/**
 * The American spelling of a word without capitals or accents; the word itself where it has no other. MeSH and most
 * of the literature are spelled so, which makes it the common form.
 */
export function americanSpelling(word: string): string {
  const stemmed = ANY_BRITISH.test(word)
    ? RULES.reduce((spelled, rule) => spelled.replace(rule.toAmerican, rule.american), word)
    : word
  return stemmed.replace(ISE, (whole, stem, end) => (PART_OF_STEM.test(stem) ? whole : `${stem}iz${end}`))
}

/**
 * The British spellings of a word that is written in either way, other than the word itself: to be searched beside it
 * and its American spelling. A few are words that nobody writes; they find nothing.
 */
export function britishSpellings(word: string): string[] {
  const american = americanSpelling(word)
  const single = RULES.map((rule) => (rule.toBritish ? american.replace(rule.toBritish, rule.british) : american))
  const stemmed = RULES.reduce(
    (spelled, { toBritish, british }) => (toBritish ? spelled.replace(toBritish, british) : spelled),
    american,
  )
  const found = [...single, stemmed].flatMap((spelled) => [spelled, spelled.replace(IZE, '$1is$2')])
  return [...new Set(found)].filter(
    (spelled) => spelled !== word && spelled !== american && americanSpelling(spelled) === american,
  )
}

/** The word in lower case as it was typed, and as the other side of the Atlantic writes it. */
export function spellings(word: string): string[] {
  const typed = word.toLowerCase()
  const american = americanSpelling(typed)
  return [...new Set([typed, american, ...britishSpellings(american)])]
}
