import { ENOUGH, guessesFor } from './password-guesses'
import { formFault, ownWords } from './password-rules'

/**
 * Why a password cannot be taken, in words that say what to do, or null. `about` are its owner's name and e-mail address;
 * neither they nor the portal's own name make a password stronger.
 */
export async function passwordFault(password: string, about: readonly string[] = []): Promise<string | null> {
  const fault = formFault(password, about)
  if (fault) return fault
  const { guesses, madeOf } = await guessesFor(password.normalize('NFKC'), [
    ...about.filter(Boolean),
    ...ownWords(about),
    'Précis',
    'precis',
  ])
  if (guesses >= ENOUGH) return null
  const why = madeOf.length > 0 ? ` It is made of ${inWords(madeOf)}.` : ''
  return `This is easy to guess.${why} Put together four or more words that have nothing to do with each other.`
}

const inWords = (parts: string[]) =>
  parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
