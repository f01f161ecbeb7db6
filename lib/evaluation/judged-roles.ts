import { rolesOf } from '../evidence/roles'
import { type Sentence, sentencesOf } from '../evidence/sentences'
import { type LabelledAbstract, roleAt } from './labelled-abstract'
import { countedRole, type JudgedRoles } from './role-agreement'

/** The sentences of an abstract by our own splitter, their labels, and the roles found without these. */
export function judgedRoles(abstract: LabelledAbstract): JudgedRoles & { sentences: Sentence[] } {
  const unlabelled = [{ text: abstract.text }]
  const sentences = sentencesOf(unlabelled)
  return {
    sentences,
    truth: sentences.map(({ start }) => countedRole(roleAt(abstract, start))),
    found: rolesOf(unlabelled, sentences).map((role) => countedRole(role) ?? 'background'),
  }
}
