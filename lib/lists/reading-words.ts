import { type ReadingStatus, STATUS_WORDS, studiesWord } from './reading-list'

/** What a change of reading status did, of `asked` studies: "Marked “Read”.", "3 studies marked “To read”." */
export function readingWords(status: ReadingStatus, changed: number, asked: number): string {
  const word = `“${STATUS_WORDS[status]}”`
  if (changed === 0) return asked === 1 ? `It is ${word} already.` : `They are ${word} already.`
  return asked === 1 ? `Marked ${word}.` : `${studiesWord(changed)} marked ${word}.`
}

/** What an undo did, of readings or of savings; nothing where it was changed since. */
export function undoneWords(changed: number): string {
  if (changed === 0) return 'Nothing was undone: it was changed elsewhere since.'
  return changed === 1 ? 'Undone.' : `Undone for ${studiesWord(changed)}.`
}

type Saved = { lists: readonly { name: string; items: readonly unknown[] }[]; here: number }

/** What a saving of `asked` studies did: "3 studies saved to Journal club." */
export function savedWords({ lists, here }: Saved, asked: number): string {
  const sentences = lists.map(({ name, items }) => {
    if (items.length === here) return `${studiesWord(here)} saved to ${name}.`
    if (items.length === 0) return `${name} has ${here === 1 ? 'it' : 'them all'} already.`
    return `${studiesWord(items.length)} saved to ${name}, which has the others already.`
  })
  const gone = asked - here
  if (gone > 0) sentences.push(`${studiesWord(gone)} ${gone === 1 ? 'is' : 'are'} no longer here.`)
  return sentences.join(' ') || 'Choose a list, or name a new one.'
}
