export const PASSWORD_MIN = 15
export const PASSWORD_MAX = 256

/** Sequences people walk along when asked for something long. */
const WALKS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
]

/** What is put between words to make them longer. Pictures are something one would think of. */
const BETWEEN = /[\p{P}\p{Z}\p{C}\p{Sm}\p{Sc}\p{Sk}]/gu

/** Words that long guessable passwords are made of; a password made only of these and of numbers is refused. */
const COMMON_WORDS =
  /correcthorsebatterystaple|password|passwort|kennwort|qwerty|letmein|welcome|admin(istrator)?|iloveyou|hospital|clinic|doctor|nurse|changeme|secret|login|precis|précis|spring|summer|autumn|winter|monday|january|\p{N}/giu

/**
 * Why a password cannot be taken by its form, or null. Length decides, there are no composition rules (NIST SP 800-63B);
 * refused are the ones that are guessed first, however they are spaced: repetitions, keyboard walks, common words, one's
 * own name.
 */
export function formFault(password: string, about: readonly string[] = []): string | null {
  const length = [...password].length
  if (length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters: a short sentence works well.`
  if (length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`
  const plain = password.toLowerCase().normalize('NFKC')
  const squeezed = plain.replace(BETWEEN, '')
  if (new Set(plain).size < 5) return 'This repeats the same few characters. Choose something less regular.'
  if ([plain, squeezed].some((text) => /^(.{1,8})\1+.{0,7}$/u.test(text)))
    return 'This repeats itself. Choose something less regular.'
  if (squeezed && WALKS.some((walk) => walk.includes(squeezed) || [...walk].reverse().join('').includes(squeezed))) {
    return 'This follows the keyboard or the alphabet. Choose something less regular.'
  }
  const rest = ownWords(about)
    .reduce((left, word) => left.replaceAll(word, ''), squeezed)
    .replace(COMMON_WORDS, '')
  if (rest.length < 4) return 'This is made of words that are guessed first. Add words that only you would think of.'
  return null
}

/** The words of a person's name and address, four letters and more, the longest first, as a password may hold them. */
export const ownWords = (about: readonly string[]): string[] =>
  about
    .flatMap((text) => {
      const lower = text.toLowerCase().normalize('NFKC')
      return [lower.replace(BETWEEN, ''), ...lower.split(/[^\p{L}\p{N}]+/u)]
    })
    .filter((word) => word.length >= 4)
    .toSorted((a, b) => b.length - a.length)
