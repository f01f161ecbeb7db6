import { languageCode } from '../language-name'
import type { Place } from '../question'
import type { Problems } from '../question-problems'
import type { Token } from '../question-tokens'

const LIMIT = /limit\s+(\d{1,3})\s+to\s+(\S.*)/iy

/** What Ovid's limits are headings for. */
const HEADINGS: Record<string, string[]> = {
  human: ['Humans'],
  humans: ['Humans'],
  animal: ['Animals'],
  animals: ['Animals'],
  male: ['Male'],
  female: ['Female'],
  'all adult (19 plus years)': ['Adult'],
  'all aged (65 and over)': ['Aged'],
  'all infant (birth to 23 months)': ['Infant'],
  'all child (0 to 18 years)': ['Infant', 'Child', 'Adolescent'],
  'adolescent (13 to 18 years)': ['Adolescent'],
}
const TYPES = new Set(
  `case reports|clinical trial|clinical trial, all|clinical trial, phase i|clinical trial, phase ii|
  clinical trial, phase iii|clinical trial, phase iv|comparative study|controlled clinical trial|guideline|letter|editorial|
  meta analysis|meta-analysis|multicenter study|observational study|practice guideline|pragmatic clinical trial|
  randomized controlled trial|review|systematic review`
    .split('|')
    .map((type) => type.trim()),
)

/** "limit 5 to (english language and humans)", on a line of its own. */
export function limitAt(text: string, at: number, problems: Problems): { tokens: Token[]; length: number } | null {
  LIMIT.lastIndex = at
  const [typed, number, limits = ''] = LIMIT.exec(text) ?? []
  if (!typed || !number) return null
  const place = { start: at, end: at + typed.length }
  const from = at + typed.length - limits.length
  const tokens = limitTokens(limits, from, problems)
  const line: Token = { kind: 'line', number: Number(number), ...place }
  if (tokens.length === 0) return { tokens: [line], length: typed.length }
  const group: Token[] = [{ kind: 'open', ...place }, ...tokens, { kind: 'close', ...place }]
  return { tokens: [line, { kind: 'operator', operator: 'AND', ...place }, ...group], length: typed.length }
}

/** Each limit by itself: quoted ones hold their parentheses, "(english or french)" is one of both. */
const PART =
  /\s+(and|or)\s+|(,)|((?:"[^"]*"|\((?:\d|[^()"]*years?|[^()"]*months?|[^()"]*over)[^()]*\)|(?!\s(?:and|or)\s)[^,"])+)/giy

function limitTokens(limits: string, from: number, problems: Problems): Token[] {
  const outer = /^\s*\((.*)\)\s*$/.exec(limits)
  const inside = outer?.[1] ?? limits
  const start = from + (outer ? limits.indexOf('(') + 1 : 0)
  const tokens: Token[] = []
  let operator: 'AND' | 'OR' = 'AND'
  for (const found of inside.matchAll(PART)) {
    if (found[1] || found[2]) {
      operator = found[1]?.toLowerCase() === 'or' ? 'OR' : 'AND'
      continue
    }
    const typed = found[3] ?? ''
    const place = { start: start + found.index, end: start + found.index + typed.length }
    const read = typed.trim() ? limit(typed, place, problems) : []
    if (read.length === 0) continue
    if (tokens.length > 0) tokens.push({ kind: 'operator', operator, ...place })
    tokens.push(...read)
  }
  return tokens
}

function limit(typed: string, place: Place, problems: Problems): Token[] {
  const name = typed
    .replace(/["“”]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s(]*(?!all )/, '')
    .trim()
    .toLowerCase()
  const [, from, to] = /^yr ?= ?(\d{4})? ?(?:-? ?(\d{4}|current)?)?$/.exec(name) ?? []
  if (from || to)
    return tagged(
      `${from ?? ''}:${to === 'current' || !to ? (name.includes('-') ? '3000' : from) : to}`,
      'dates',
      place,
    )
  const headings = Object.hasOwn(HEADINGS, name) ? HEADINGS[name] : undefined
  if (headings) return anyHeading(headings, place)
  const type = name.replace(/ or .*$/, '').replace(/s$/, '')
  for (const each of [name, type])
    if (TYPES.has(each)) return tagged(each === 'meta analysis' ? 'meta-analysis' : each, 'publication-type', place)
  const language = name
    .replace(/ language$|^(?:language|lg|la) ?= ?/, '')
    .replace(/[()]/g, '')
    .trim()
  if (languageCode(language)) return tagged(language, 'language', place)
  problems.say(place, `The limit “${name}” is not known in this library, so it is left out.`)
  return []
}

const anyHeading = (names: string[], place: Place): Token[] => {
  const any = names.flatMap((name, index) => [
    ...(index > 0 ? [{ kind: 'operator', operator: 'OR', ...place } as const] : []),
    ...tagged(name, 'mesh', place),
  ])
  return names.length === 1 ? any : [{ kind: 'open', ...place }, ...any, { kind: 'close', ...place }]
}

const tagged = (text: string, field: 'mesh' | 'dates' | 'language' | 'publication-type', place: Place): Token[] => [
  { kind: 'phrase', text, star: false, ...place },
  { kind: 'tag', name: 'limit', field, rest: '', wider: '', ...place },
]
