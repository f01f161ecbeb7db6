import { contentWords } from './content-words'
import type { Role } from './roles'

/** The words of a study's question: what is given, what is measured, and whatever else its title is about. */
export type Topic = { given: Set<string>; measured: Set<string>; title: Set<string>; aim: Set<string> }

/** Where a title or an aim passes from what is given to what it is for, or is measured by. */
const PASSAGE = /\b(?:on|for|in|to (?:improve|reduce|treat|prevent|increase|decrease|enhance|control|promote)|improv(?:es|ed|ing)|reduc(?:es|ed|ing)|increas(?:es|ed|ing)|decreas(?:es|ed|ing)|prevent(?:s|ed|ing)?|attenuat(?:es|ed|ing)|enhanc(?:es|ed|ing)|does not|do not|did not|alter(?:s|ed)?|affect(?:s|ed)?)\b/i
const POPULATION = /\b(?:in|among|of) (?:\w+ ){0,4}?(?:patients|adults|children|women|men|people|participants|volunteers|subjects|infants|rats|mice|adolescents|individuals|outpatients|survivors|students|residents)\b/i
const GIVEN = /\b(?:receiv|randomi[sz]|allocat|assign|treat(?:ed|ment) with|administ|versus|vs\b|compar|given|placebo|intervention|either)\w*/i
const MEASURED = /\b(?:outcome|end-?point|measur|assess|evaluat|monitor|record|determined|scored?|questionnaire|rate of|primary)\w*/i
const LONGEST = 700

const add = (set: Set<string>, text: string) => {
  for (const word of contentWords(text.slice(0, LONGEST))) set.add(word)
}

/** Splits "effect of A on B in C" at its passage; without one the whole counts for both. */
function split(phrase: string, topic: Topic) {
  const text = phrase.slice(0, LONGEST)
  const passage = PASSAGE.exec(text)
  if (!passage) {
    add(topic.given, text)
    add(topic.measured, text)
    return
  }
  add(topic.given, text.slice(0, passage.index))
  add(topic.measured, text.slice(passage.index).replace(POPULATION, ' '))
}

export function topicOf(title: string, sentences: readonly string[], roles: readonly Role[]): Topic {
  const topic: Topic = { given: new Set(), measured: new Set(), title: new Set(), aim: new Set() }
  add(topic.title, title)
  split(title.split(/[:?]\s/)[0] ?? '', topic)
  sentences.forEach((sentence, index) => {
    const role = roles[index]
    if (role === 'objective') {
      add(topic.aim, sentence)
      split(sentence, topic)
    }
    if (role === 'methods' && GIVEN.test(sentence)) add(topic.given, sentence)
    if (role === 'methods' && MEASURED.test(sentence)) add(topic.measured, sentence)
  })
  return topic
}
