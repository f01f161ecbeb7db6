import { type ReadingStatus, STATUS_WORDS, studiesWord } from './reading-list'

/** What a change of reading status did, of `asked` studies: "Marked “Read”.", "3 studies marked “To read”." */
export function readingWords(status: ReadingStatus, changed: number, asked: number): string {
  const word = `“${STATUS_WORDS[status]}”`
  if (changed === 0) return asked === 1 ? `It is ${word} already.` : `They are ${word} already.`
  return asked === 1 ? `Marked ${word}.` : `${studiesWord(changed)} marked ${word}.`
}

/** What an undo did; nothing where something else was said since. */
export function undoneWords(changed: number): string {
  if (changed === 0) return 'Nothing was undone: it was changed elsewhere since.'
  return changed === 1 ? 'Undone.' : `Undone for ${studiesWord(changed)}.`
}
