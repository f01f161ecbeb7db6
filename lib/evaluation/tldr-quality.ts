import { countWords } from '../evidence/edits'
import { onlyAsksForResearch } from '../evidence/research-call'
import { namesBoth, type TrialPrompt } from './coverage'
import { type LabelledAbstract, roleAt } from './labelled-abstract'
import { rougeL } from './rouge'
import { unsupportedWords } from './tldr-support'

/** A TL;DR, where its sentence stands, and the names that were put in from elsewhere in the study. */
export type JudgedTldr = { text: string; start: number; end: number; named: readonly string[] }

export type TldrQuality = {
  /** Share of the abstracts with prompts whose TL;DR names something given and something measured; null without prompts. */
  covered: number | null
  unsupported: number
  only_more_research: number
  /** Share from what the authors label as conclusions, or as results. */
  from_conclusions: number
  from_conclusions_alone: number
  words_median: number
  words_max: number
  rouge_l: number
}

type Judged = { abstract: LabelledAbstract; tldr: JudgedTldr | null }

/** Shares are of the abstracts that have a TL;DR, but for `covered`, where one without a TL;DR counts as not covered. */
export function tldrQuality(judged: readonly Judged[], prompts?: ReadonlyMap<string, TrialPrompt[]>): TldrQuality {
  const given = judged.flatMap(({ abstract, tldr }) => (tldr ? [{ abstract, tldr }] : []))
  const share = (is: (each: { abstract: LabelledAbstract; tldr: JudgedTldr }) => boolean) =>
    given.length === 0 ? 0 : given.filter(is).length / given.length
  const asked = judged.filter(({ abstract }) => prompts?.has(abstract.id))
  const isCovered = ({ abstract, tldr }: Judged) => tldr && namesBoth(tldr.text, prompts?.get(abstract.id) ?? [])
  const words = given.map(({ tldr }) => countWords(tldr.text)).sort((one, other) => one - other)
  const rouge = given.reduce((sum, { abstract, tldr }) => sum + rougeL(tldr.text, conclusionsOf(abstract)), 0)
  const role = ({ abstract, tldr }: { abstract: LabelledAbstract; tldr: JudgedTldr }) => roleAt(abstract, tldr.start)
  return {
    covered: asked.length === 0 ? null : asked.filter(isCovered).length / asked.length,
    unsupported: share(
      ({ abstract, tldr }) =>
        unsupportedWords(tldr.text, abstract.text.slice(tldr.start, tldr.end), tldr.named).length > 0,
    ),
    only_more_research: share(({ tldr }) => onlyAsksForResearch(tldr.text)),
    from_conclusions: share((each) => ['conclusions', 'results'].includes(role(each) ?? '')),
    from_conclusions_alone: share((each) => role(each) === 'conclusions'),
    words_median: words[words.length >> 1] ?? 0,
    words_max: words.at(-1) ?? 0,
    rouge_l: given.length === 0 ? 0 : rouge / given.length,
  }
}

const conclusionsOf = ({ text, sections }: LabelledAbstract): string =>
  sections
    .filter(({ role }) => role === 'conclusions')
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
