export const PASSWORD_MIN = 15
export const PASSWORD_MAX = 256

/** Sequences people walk along when asked for something long. */
const WALKS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
]

/**
 * Words that long guessable passwords are made of, and what is put between them; a password made only of these is
 * refused. Letters of every script, and pictures, are something one would think of.
 */
const COMMON_WORDS =
  /password|passwort|kennwort|qwerty|letmein|welcome|admin(istrator)?|iloveyou|hospital|clinic|doctor|nurse|changeme|secret|login|correcthorsebatterystaple|precis|précis|spring|summer|autumn|winter|monday|january|[\p{N}\p{P}\p{Z}\p{C}\p{Sm}\p{Sc}\p{Sk}]/giu

/**
 * Why a password cannot be taken, or null. Length decides, there are no composition rules (NIST SP 800-63B);
 * refused are the ones that are guessed first: repetitions, keyboard walks, common words, one's own name.
 */
export function passwordFault(password: string, about: readonly string[] = []): string | null {
  const length = [...password].length
  if (length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters: a short sentence works well.`
  if (length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`
  const plain = password.toLowerCase().normalize('NFKC')
  if (new Set(plain).size < 5) return 'This repeats the same few characters; choose something less regular.'
  if (/^(.{1,8})\1+.{0,7}$/u.test(plain)) return 'This repeats itself; choose something less regular.'
  if (WALKS.some((walk) => walk.includes(plain) || [...walk].reverse().join('').includes(plain))) {
    return 'This follows the keyboard or the alphabet; choose something less regular.'
  }
  const own = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 4)
  const rest = own.reduce((left, word) => left.replaceAll(word, ''), plain).replace(COMMON_WORDS, '')
  if (rest.length < 4) return 'This is made of words that are guessed first; add something only you would think of.'
  return null
}
