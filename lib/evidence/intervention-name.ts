import type { Span } from './sentences'

/** What is tried in a study, in the words of its title, and where they stand there. */
export type InterventionName = Span & { name: string }

const PREFIX =
  /^(?:the |an? )?(?:(?:short|long|mid)[- ]term |comparative |clinical |beneficial |acute |therapeutic |additive |potential |positive |randomi[sz]ed )*(?:effects?|efficacy|effectiveness|impacts?|influences?|safety|tolerability|benefits?|roles?|use|evaluation|feasibility|acceptability|assessment|usefulness|utility|trial|study|addition|performance|cost-effectiveness)(?:(?:, and |, | and |\/)(?:\w+ )?(?:effects?|efficacy|effectiveness|impacts?|safety|tolerability|benefits?|feasibility|acceptability|pharmacokinetics|cost-effectiveness|adherence|usefulness))* of (?:the |an? |using |adding |adjunctive |adding )*/i
const WITH = /^(?:treatment|management|prevention|therapy|prophylaxis) of [^:]{3,80}? (?:with|by|using) (?:the |an? )?/i
/** Where the name of what is tried ends. */
const END =
  /\s(?:on|in|for|to|as|versus|vs\.?|compared|after|during|among|upon|following|before|with|at|from|against|by|through|via|does|do|did|is|are|improv\w+|reduc\w+|increas\w+|decreas\w+|prevent\w*|attenuat\w+|enhanc\w+|alter\w*|affect\w*|alleviat\w+|promot\w+|preserv\w+|accelerat\w+|supplementation effects?|effects?)\b/i
/** A name with one of these says what kind of study it is, or names more than one thing. */
const NO_NAME =
  /\b(?:trial|study|studies|randomi[sz]ed|comparison|comparing|comparative|analysis|patients|versus|vs|association|associated|risk|quality|predictors?|relationship|between|or|and|evaluation|factors?|protocol|cohort|review|survey|different|various|multiple|two|three|outcomes?|changes?|levels?|treatment|therapy of|intervention|improving|reducing|increasing|preventing|using|adding|does|is|effects?)\b|[,;/+()]/i
const COUNTED =
  /(?:program(?:me)?|intervention|app|application|device|website|resource|system|technique|method|approach|model|tool|package|campaign|protocol|regimen|strategy|course|diet|gel|block|solution|vaccine|combination|procedure|service|catheter|patch|score|test|visit|group|session|workshop|questionnaire|drug|agent|product|formula|beverage|drink|capsule|tablet)$/i
const LONGEST_TITLE = 400

/** The name of what is tried, where the title has one and the abstract uses it; null where that is not plain. */
export function interventionOf(title: string, abstract: string): InterventionName | null {
  const text = title.slice(0, LONGEST_TITLE)
  let from = 0
  for (const part of text.split(/(?<=[:?–—]) /)) {
    const found = nameIn(part)
    if (found && usedIn(abstract, found.name)) {
      const start = from + found.start
      return { name: asWritten(found.name, abstract), start, end: start + found.name.length }
    }
    from += part.length + 1
  }
  return null
}

function nameIn(part: string): { name: string; start: number } | null {
  const prefix = PREFIX.exec(part) ?? WITH.exec(part)
  const start = prefix ? prefix[0].length : (/^(?:the |an? )/i.exec(part)?.[0].length ?? 0)
  const rest = part.slice(start).replace(/[.:?–—\s]+$/, '')
  const end = END.exec(rest)
  // Of two treatments that are compared either may be meant.
  if ((!end && !prefix) || /versus|vs|compared/i.test(end?.[0] ?? '')) return null
  const name = rest.slice(0, end?.index)
  const words = name.split(/\s+/).length
  return name.length > 3 && words <= 5 && !NO_NAME.test(name) ? { name, start } : null
}

const usedIn = (abstract: string, name: string) => abstract.toLowerCase().includes(name.toLowerCase())

/** As the abstract writes it within a sentence, where it does: a title may have capitals throughout. */
function asWritten(name: string, abstract: string): string {
  const lower = abstract.toLowerCase()
  const wanted = name.toLowerCase()
  let written = name
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    written = abstract.slice(at, at + name.length)
    if (/[\p{L},;(] ?$/u.test(abstract.slice(Math.max(0, at - 2), at))) break
  }
  return COUNTED.test(written) ? `the ${written}` : written
}

/** Words that stand for what is tried without naming it; "the treatment of …" does not. */
const STANDS_FOR =
  /\b(?:(this|the) (?:(?:new|novel|studied|present|tested|single|particular|investigational|study) )?(treatment|intervention|drug|therapy|regimen|program(?:me)?|technique|procedure|approach|method|device|supplement|supplementation|vaccine|agent|training|strategy|medication|product|formulation|compound|modality))\b(?! (?:of|for|that|which|to|with|in which|was compared|being|used|period|duration|effect|and|or|is needed)\b)( (?:group|arm|groups|arms)\b)?/gi
const STARTS_GROUP = /^ (?:group|arm)s?$/i

/** Where a sentence can name what it only points at, and with what words; several studies' drugs are never mixed up. */
export function namings(sentence: string, name: string): { start: number; end: number; put: string }[] {
  const matches = [...sentence.matchAll(STANDS_FOR)]
  if (matches.length === 0 || sentence.toLowerCase().includes(name.toLowerCase().replace(/^the /, ''))) return []
  for (const match of matches) {
    const [whole, article = '', , group = ''] = match
    const start = match.index
    if (group && !STARTS_GROUP.test(group)) continue
    if (group && /s$/.test(group)) continue
    const put = group ? `${article.toLowerCase()} ${name.replace(/^the /, '')}` : name
    return [{ start, end: start + whole.length - group.length, put: start === 0 ? capital(put) : put }]
  }
  return []
}

/** With a capital, unless it is a name that is written small on purpose ("mTOR", "rhBMP"). */
export function capital(text: string): string {
  const first = /^[\p{L}\p{N}-]*/u.exec(text)?.[0] ?? ''
  return /\p{Lu}/u.test(first.slice(1)) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}
