import type { Plugin } from 'vite'

/** What asks whether somebody may, and what says which rows are theirs. */
const CHECKS = ['can', 'mayRead', 'authorize', 'authorisedRow'] as const
const SCOPES = [
  'ownedBy',
  'readableLists',
  'shownLists',
  'shownListsAs',
  'homeLists',
  'changeableLists',
  'ownLists',
  'readableListsAs',
  'mine',
  'followed',
  'viewersReading',
  'readableGroups',
  'providedPeople',
  'providedGroups',
  'viewersMembership',
  'waitingInvitations',
  'shownUploads',
  'shownLookUps',
  'ownLookUps',
  'seenBy',
  'fromOthers',
  'shownNotices',
  'mentionableIn',
  'mentionableFor',
] as const
const CALL = new RegExp(`(?<![\\w.])(${[...CHECKS, ...SCOPES].join('|')})\\(`, 'g')
/** A scope that is written by hand: `eq(passwords.userId, viewer.id)`. */
const BY_HAND = /(?<![\w.])(eq)\((?=\w+\.\w+, (?:viewer|person)\.(?:id|personId)\))/g

/**
 * Wraps every check of `db` in a question whether it is removed just now (`checks.ts`), each named by its file and line;
 * the sources stay as they are.
 */
export const removableChecks = (root: string): Plugin => ({
  name: 'removable-checks',
  enforce: 'pre',
  transform(code, id) {
    if (id === `${root}/lib/access/policy.ts`) return `${code}\nexport { RIGHTS as removableRights }\n`
    if (!id.startsWith(`${root}/db/`) || id.includes('/schema/')) return null
    // What records a no asks the right for whoever calls it, and they are the check.
    if (id.endsWith('/record-denial.ts')) return null
    return wrapCalls(wrapCalls(code, BY_HAND, id.slice(root.length + 1)), CALL, id.slice(root.length + 1))
  },
})

function wrapCalls(code: string, pattern: RegExp, file: string): string {
  let [made, from] = ['', 0]
  for (const { 1: name = '', index } of code.matchAll(pattern)) {
    if (index < from || isDefinition(code, index)) continue
    const end = closing(code, index + name.length)
    const call = code.slice(index, end)
    const line = code.slice(0, index).split('\n').length
    const inner = wrapCalls(code.slice(index + name.length + 1, end - 1), pattern, file)
    const [, right = "''", row = 'undefined'] = argumentsOf(inner)
    const kind = (CHECKS as readonly string[]).includes(name) ? name : 'scope'
    const rest = kind === 'scope' ? '' : `, ${right}, () => (${row})`
    made += `${code.slice(from, index)}globalThis.checks.${kind}(${JSON.stringify(`${file}:${line} ${call.replace(/\s+/g, ' ')}`)}, () => ${name}(${inner})${rest})`
    from = end
  }
  return made + code.slice(from)
}

const isDefinition = (code: string, index: number) => /(?:function|import|export) (?:\w+ )*$/.test(code.slice(0, index))

/** The index behind the parenthesis that closes the one at `open`. */
function closing(code: string, open: number): number {
  let [depth, quote] = [0, '']
  for (let at = open; at < code.length; at++) {
    const character = code[at] as string
    if (quote) quote = character === quote ? '' : quote
    else if (`'"\``.includes(character)) quote = character
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return at + 1
  }
  throw new Error('a call is not closed')
}

/** What stands between the commas of a call. */
function argumentsOf(text: string): string[] {
  const found = ['']
  let depth = 0
  for (const character of text) {
    if ('([{'.includes(character)) depth++
    if (')]}'.includes(character)) depth--
    if (character === ',' && depth === 0) found.push('')
    else found[found.length - 1] += character
  }
  return found.map((one) => one.trim()).filter(Boolean)
}
