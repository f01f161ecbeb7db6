import { isQualifierCode, qualifierNamed } from '@/lib/mesh/qualifiers'
import type { Place } from '../question'
import type { Problems } from '../question-problems'
import type { Token } from '../question-tokens'
import { readPhrase } from '../typed-term'

type Heading = { name: string; exploded: boolean; major: boolean; qualifiers: string[]; length: number }

const QUALIFIERS = String.raw`(?<codes>[a-z]{2}(?:\s?,\s?[a-z]{2})*(?![\p{L}\p{N}]))?(?:\s*\[[^\]]*\])?`
/** "exp Wounds and Injuries/": all up to the slash. */
const EXPLODED = new RegExp(String.raw`exp\s+(?<major>\*\s*)?"?(?<name>[^/()"\n]{1,200})"?\/${QUALIFIERS}`, 'iuy')
/** "*Asthma/dt, th", up to an operator unless it is written as headings are. */
const ALONE = new RegExp(
  String.raw`(?<major>\*\s*)?(?<name>(?:(?!\s(?:or|not|adj\d*)\s|\.[a-z]{2}[.,])[^/()"\n[\]]){1,150})\/(?=[\s),]|$|[a-z]{2}(?:[\s,)[]|$))${QUALIFIERS}`,
  'iuy',
)
const DESCRIPTOR =
  /mesh descriptor:?\s*(?:\[(?<name>[^\]]*)\]|(?<bare>[^[\]()]{1,200}?)(?=\s+explode|\s+this term|\s*$))\s*(?<how>explode(?:\s+(?:all|trees?|\d+(?:\s?,\s?\d+)*))*|this term only)?(?:\s*(?:and\s+)?(?:with\s+)?qualifiers?(?:\(s\))?:?\s*\[(?<qualifiers>[^\]]*)\])?/iy
const BRACKETS =
  /\[mh\s+(?<alone>\^)?\s*"?(?<name>[^"\]/[]+)"?\s*(?:\/\s*(?<qualifiers>[a-z ,&]+?))?\s*"?(?<major>\[mj\])?\s*\]/iy

/** The heading that stands here, as Ovid or the Cochrane Library write it. */
export function headingAt(text: string, at: number): Heading | null {
  const cochrane = at < text.length && /[m[]/i.test(text[at] as string) ? cochraneAt(text, at) : null
  return cochrane ?? match(EXPLODED, text, at, true) ?? ovidAlone(text, at)
}

function cochraneAt(text: string, at: number): Heading | null {
  const descriptor = run(DESCRIPTOR, text, at)
  if (descriptor) {
    const { name, bare, how = '', qualifiers = '' } = descriptor.groups
    // "Drug therapy - DT"
    const codes = qualifiers.split(',').map((each) => each.replace(/\s+-\s+[A-Z]{2}\s*$/, ''))
    return {
      name: name ?? bare ?? '',
      exploded: !/this term/i.test(how),
      major: false,
      qualifiers: codes.filter((each) => each.trim()),
      length: descriptor.length,
    }
  }
  const brackets = run(BRACKETS, text, at)
  if (!brackets) return null
  const { alone, name = '', qualifiers = '', major } = brackets.groups
  return {
    name,
    exploded: !alone,
    major: major !== undefined,
    qualifiers: qualifiers.split(',').filter((each) => each.trim()),
    length: brackets.length,
  }
}

function ovidAlone(text: string, at: number): Heading | null {
  const heading = match(ALONE, text, at, false)
  if (!heading || /^\d+\s+(?:and)\s/i.test(heading.name)) return null
  // "asthma and Lung/" are two things, "Wounds and Injuries/" is one.
  const isOne =
    !/\sand\s/i.test(heading.name) ||
    /^\p{Lu}[^\s]*(?:,?\s(?:\p{Lu}|and\s|of\s|in\s|the\s|for\s|\d)[^\s]*)*$/u.test(heading.name)
  return isOne && heading.qualifiers.every(isQualifierCode) ? heading : null
}

function match(pattern: RegExp, text: string, at: number, exploded: boolean): Heading | null {
  const found = run(pattern, text, at)
  if (!found) return null
  const { name = '', major, codes } = found.groups
  return { name, exploded, major: major !== undefined, qualifiers: codes?.split(/\s?,\s?/) ?? [], length: found.length }
}

function run(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found && { groups: (found.groups ?? {}) as Record<string, string | undefined>, length: found[0].length }
}

/** What a heading asks for, in the form of any other query: with one of its qualifiers, where it has some. */
export function headingTokens(heading: Heading, place: Place, problems: Problems): Token[] {
  // A dollar sign is a star here, as in a word, and would make a strategy of the heading by itself.
  const name = readPhrase(heading.name.replaceAll('$', '*'))?.text
  if (!name) return []
  const major = heading.major ? 'mesh-major' : 'mesh'
  const tag = { kind: 'tag', name: '/', rest: '', wider: '', ...place } as const
  const asked = (text: string): Token[] => [
    { kind: 'phrase', text, star: false, ...place },
    { ...tag, field: heading.exploded ? major : `${major}-alone` },
  ]
  const known = heading.qualifiers.flatMap((typed) => {
    const qualifier = qualifierNamed(typed)
    if (!qualifier) problems.say(place, `There is no subheading “${typed.trim()}”; it is left out.`)
    return qualifier ? [qualifier] : []
  })
  if (known.length === 0) return asked(name)
  const any: Token[] = known.flatMap((qualifier, index) => [
    ...(index > 0 ? [{ kind: 'operator', operator: 'OR', ...place } as const] : []),
    ...asked(`${name}/${qualifier}`),
  ])
  return [{ kind: 'open', ...place }, ...any, { kind: 'close', ...place }]
}
