import type { Definition } from './abbreviations'
import type { Edit, Origin } from './edits'
import { capital } from './intervention-name'

/** Abbreviations better known than what they stand for. */
const KNOWN = new Set(
  'DNA RNA HIV AIDS BMI ECG EEG MRI CT UK USA US EU WHO PCR CI OR RR HR SD SE ICU IQ HbA1c COVID-19 COVID IV PhD MD UV pH NO'.split(
    ' ',
  ),
)
const MOST_SPELT = 2
/** "EA group": two letters that would mean nothing else. */
const LETTERS_OF_GROUP = /^\p{Lu}{2} (?:group|arm)/u
const PART_OF_WORD = /[\p{L}\p{N}/+-]/u

/** The first abbreviations that the sentence does not explain, spelt out as the study does elsewhere, in their order. */
export function speltOut(
  sentence: string,
  definitions: ReadonlyMap<string, Definition & { from: Origin }>,
  from: number,
): Edit[] {
  const edits: Edit[] = []
  if (definitions.size === 0) return edits
  for (const [short, definition] of definitions) {
    const start = sentence.indexOf(short, from)
    if (start < 0 || KNOWN.has(short)) continue
    const end = start + short.length
    const before = sentence.slice(Math.max(0, start - 3), start)
    if (PART_OF_WORD.test(before.slice(-1)) || PART_OF_WORD.test(sentence[end] ?? '')) continue
    // Not within brackets (where it may be defined), nor after an article that would have to change.
    if (/[([]$|\ba $|\ban $/i.test(before)) continue
    if (sentence.toLowerCase().includes(definition.long.toLowerCase())) continue
    const after = sentence.slice(end, end + 30)
    if (repeats(definition.long, after) || disagrees(short, definition.long, after)) continue
    const long = start === from ? capital(definition.long) : definition.long
    // Where it comes again it is explained, as its authors did.
    const put = sentence.indexOf(short, end) >= 0 ? `${long} (${short})` : long
    edits.push({ start, end, put, why: 'spelt out', from: definition.from })
  }
  const rank = ({ start, end }: Edit) => (LETTERS_OF_GROUP.test(sentence.slice(start, end + 8)) ? -1 : start)
  return edits.sort((one, other) => rank(one) - rank(other)).slice(0, MOST_SPELT)
}

const OF_ONE = /^ (?:was|is|has|does|remains|falls?|rises?|fell|rose|decreased|increased)\b/
/** "ACT treatment", "HES 130": several things before the noun that they belong to. */
const GOES_WITH_NOUN =
  /^ (?:\d|(?:treatment|therapy|impact|effects?|resistance|use|users?|groups?|patients?|arms?|levels?|scores?|rates?)\b)/
/** "Blood pressures (BP)" for "BP was": several things where the sentence has one. */
const disagrees = (short: string, long: string, after: string): boolean =>
  /[^s]s$/.test(long) && !/s$/.test(short) && (OF_ONE.test(after) || GOES_WITH_NOUN.test(after))

/** Whether the words after an abbreviation say its last word again ("TKA surgery"), or make it a possessive. */
function repeats(long: string, after: string): boolean {
  const next = /^\s?([\p{L}'’]+)/u.exec(after)?.[1]?.toLowerCase() ?? ''
  const last = long.toLowerCase().split(/\s+/).at(-1) ?? ''
  return (
    /^['’]/.test(next) || (next.length > 2 && (next.startsWith(last.slice(0, 4)) || last.startsWith(next.slice(0, 4))))
  )
}
