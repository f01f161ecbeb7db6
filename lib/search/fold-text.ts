import { greekName } from './greek-letters'

const LATIN: Record<string, string> = Object.fromEntries(
  'ø=o Ø=O đ=d Đ=D ł=l Ł=L ı=i ħ=h Ħ=H ŧ=t Ŧ=T ð=d Ð=D ß=ss ẞ=SS æ=ae Æ=AE œ=oe Œ=OE þ=th Þ=TH'
    .split(' ')
    .map((pair) => pair.split('=')),
)
/** Marks over letters, soft hyphens, and what has no width. */
const UNSEEN_RANGES =
  '\\u00ad \\u0300-\\u036f \\u0483-\\u0489 \\u1ab0-\\u1aff \\u1dc0-\\u1dff \\u200b-\\u200f \\u202a-\\u202e \\u2060-\\u206f ' +
  '\\u20d0-\\u20ff \\ufe00-\\ufe0f \\ufe20-\\ufe2f \\ufeff'
const UNSEEN = new RegExp(`[${UNSEEN_RANGES.replaceAll(' ', '')}]`, 'g')

/** Text as it is searched; `app.folded` of the database does the same, and says why. */
export function foldText(text: string): string {
  return text
    .replace(/[®™©℠]/g, ' ')
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .replace(/[øØđĐłŁıħĦŧŦðÐßẞæÆœŒþÞ]/g, (letter) => LATIN[letter] as string)
    .replace(/[‐‑‒–—―−⁃]/g, '-')
    .replace(/[·‧]/g, '.')
    .replace(/μ(?=[A-Za-z])/g, 'u')
    .replace(/ς/g, 'σ')
    .replace(/[Α-ΡΣ-Ωα-ω]/g, (letter) => ` ${greekName(letter)} `)
    .replace(/[\u00a1-\u00bf\u00d7\u00f7\u2010-\u2bff\u3000-\u303f\ufe30-\ufe6f]/g, ' ')
    .replace(/[!"#$%&'()*+,/:;<=>?@[\\\]^_`{|}~]/g, ' ')
    .replace(/\.(?!\d)|(?<!\d)\./g, ' ')
    .replace(/-(?=\d)/g, ' ')
}

/** A person's name as it is searched: one space between its parts, no suffix behind the initials ("King ML Jr"). */
export const foldName = (name: string): string =>
  foldText(name)
    .replace(/[- ]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/(?<= \w{1,4}) (?:jr|sr|2nd|3rd|ii|iii|iv)$/, '')

/** "O'Brien S" for "OBrien S", as some type it: the article of a name that is set apart from it. Null for other names. */
export function partedName(name: string): string | null {
  const [, article, rest] = /^([OD])(\p{Lu}\p{Ll}.*)$/u.exec(name) ?? []
  return rest ? `${article} ${rest}` : null
}
