import { csvRecords } from '@/lib/records/csv-records'
import { draftSummary } from '../evidence/draft'
import { splitSentences } from '../evidence/sentences'
import type { TrialPrompt } from './coverage'
import { type LabelledAbstract, roleAt } from './labelled-abstract'
import type { JudgedTldr } from './tldr-quality'

type Judged = { abstract: LabelledAbstract; tldr: JudgedTldr | null; none?: string }

/** The draft of every abstract with its labels hidden, and what it is measured against. */
export function judgedTldrs(abstracts: readonly LabelledAbstract[]): {
  drafted: Judged[]
  last: Judged[]
  firstConclusion: Judged[]
} {
  const sentences = abstracts.map((abstract) =>
    splitSentences(abstract.text).map((span) => ({
      ...span,
      text: abstract.text.slice(span.start, span.end),
      named: [],
    })),
  )
  return {
    drafted: abstracts.map(drafted),
    last: abstracts.map((abstract, index) => ({ abstract, tldr: sentences[index]?.at(-1) ?? null })),
    firstConclusion: abstracts.map((abstract, index) => ({
      abstract,
      tldr: sentences[index]?.find(({ start }) => roleAt(abstract, start) === 'conclusions') ?? null,
    })),
  }
}

function drafted(abstract: LabelledAbstract): Judged {
  const { tldr } = draftSummary({ title: abstract.title, abstract: [{ text: abstract.text }] })
  if ('none' in tldr) return { abstract, tldr: null, none: tldr.none }
  const { start, end } = tldr.source
  // Only names count as supported that do stand in the study; what they are short for may follow them in brackets.
  const study = `${abstract.title}\n${abstract.text}`.toLowerCase()
  const nameOf = (put: string) => put.toLowerCase().replace(/^(?:the|this) | \([^()]*\)$| (?:group|arm)$/g, '')
  const named = tldr.edits.filter(({ put, from }) => from && study.includes(nameOf(put))).map(({ put }) => put)
  return { abstract, tldr: { text: tldr.text, start, end, named } }
}

/** What was asked of each trial, by its identifier with "PMC" before the number. */
export function readPrompts(csv: string): Map<string, TrialPrompt[]> {
  const prompts = new Map<string, TrialPrompt[]>()
  for (const { PMCID = '', Intervention, Comparator, Outcome } of csvRecords(csv)) {
    if (!/\d/.test(PMCID) || Intervention === undefined || Comparator === undefined || Outcome === undefined) continue
    const id = `PMC${PMCID.trim().replace(/^PMC/i, '')}`
    const prompt = { intervention: Intervention, comparator: Comparator, outcome: Outcome }
    prompts.set(id, [...(prompts.get(id) ?? []), prompt])
  }
  return prompts
}
