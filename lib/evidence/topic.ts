import { contentWords } from './content-words'
import type { Reading } from './reading'

/** The words of a study's question: what is tried, as title, aim and methods name it, and whatever the title is about. */
export type Topic = { given: Set<number>; title: Set<number> }

/** Where a title or an aim passes from what is tried to what it is tried for. */
const PASSAGE =
  /\b(?:on|for|in|to (?:improve|reduce|treat|prevent|increase|decrease|enhance|control|promote)|improv(?:es|ed|ing)|reduc(?:es|ed|ing)|increas(?:es|ed|ing)|decreas(?:es|ed|ing)|prevent(?:s|ed|ing)?|attenuat(?:es|ed|ing)|enhanc(?:es|ed|ing)|does not|do not|did not|alter(?:s|ed)?|affect(?:s|ed)?)\b/i
const GIVING =
  /\b(?:receiv|randomi[sz]|allocat|assign|treat(?:ed|ment) with|administ|versus|vs\b|compar|given|placebo|intervention|either)/i
const LONGEST = 700

const add = (set: Set<number>, words: Iterable<number>) => {
  for (const word of words) set.add(word)
}

export function topicOf({ title, texts, roles, words }: Reading): Topic {
  const topic: Topic = { given: new Set(), title: contentWords(title) }
  add(topic.given, contentWords(beforePassage(title.split(/[:?]\s/)[0] ?? '')))
  texts.forEach((text, index) => {
    const role = roles[index]
    if (role === 'objective') add(topic.given, contentWords(beforePassage(text)))
    else if (role === 'methods' && GIVING.test(text)) add(topic.given, words[index] as Set<number>)
  })
  return topic
}

/** "Effect of A" of "effect of A on B in C"; the whole where nothing passes. */
function beforePassage(phrase: string): string {
  const text = phrase.slice(0, LONGEST)
  return text.slice(0, PASSAGE.exec(text)?.index)
}
