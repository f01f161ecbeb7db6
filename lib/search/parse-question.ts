import { NearTerms } from './near-terms'
import { pairedParentheses } from './parentheses'
import { readPmidList } from './pmid-list'
import { hasWanted, leadsSomewhere, type Question, type QuestionNode } from './question'
import { QuestionParser } from './question-parser'
import { Problems } from './question-problems'
import { questionTokens } from './question-tokens'
import { TermReader } from './read-terms'
import { readStrategy } from './strategy/read-strategy'
import { withinLength } from './within-length'

/**
 * Reads a question as PubMed does: words that stand together are all wanted; AND, OR, NOT in capitals are taken from
 * left to right, none before another (PubMed User Guide, "Combining search terms with Boolean operators"), so
 * `a OR b AND c` is `(a OR b) AND c`. What stands together binds tighter than a written operator: PubMed takes the
 * words between two operators as one unit (NLM Technical Bulletin, November 1997), so `lupus OR hair loss` is
 * `lupus OR (hair AND loss)`. A minus before a word, phrase or parenthesis means NOT, as on the web.
 *
 * Never throws: what is wrong is said with its place, and the rest is read as well as it can be. The work is linear in
 * what is typed, up to the bounds of `question.ts`; parentheses are the only recursion.
 */
export function parseQuestion(typed: string): Question {
  const problems = new Problems()
  const text = withinLength(typed, problems)
  const pmids = readPmidList(text, problems)
  if (pmids) return { root: pmids, plain: false, problems: problems.inOrder(), strategy: null }
  const read = readStrategy(text, problems)
  if (read) {
    checkLeads(read.root, problems)
    return { ...read, problems: problems.inOrder() }
  }
  const { tokens, bare } = questionTokens(text, problems)
  const reading = { terms: new TermReader(text, problems), near: new NearTerms(problems) }
  const root = new QuestionParser(text, pairedParentheses(tokens, problems), problems, reading).question()
  checkLeads(root, problems)
  return { root, plain: bare && root !== null, problems: problems.inOrder(), strategy: null }
}

function checkLeads(root: QuestionNode | null, problems: Problems): void {
  if (!root || leadsSomewhere(root)) return
  const reason = hasWanted(root)
    ? 'OR with NOT finds nearly everything there is; say what to look for on both sides of OR.'
    : 'This only says what not to find; say what to look for as well.'
  problems.say(root, reason)
}
