import Link from 'next/link'
import { Markdown } from '@/app/_ui/markdown'
import { Pill } from '@/app/_ui/pill'
import type { EarlierVerdict, ReadVerdict, VerdictEvidence } from '@/db/verdicts/read-verdict'
import { dayWords } from '@/lib/text/day-words'
import { CERTAINTY_WORDS, EVIDENCE_WORDS, STANCE_WORDS } from '@/lib/verdicts/verdict'

/** Why a group stands by a verdict, what it rests on, and what it said before. */
export function VerdictBody({ verdict }: { verdict: ReadVerdict }) {
  return (
    <>
      {verdict.rationale && (
        <section aria-labelledby="why" className="mt-8">
          <h2 id="why" className="section-title mb-3">
            Why
          </h2>
          <Markdown source={verdict.rationale} className="prose-serif" />
        </section>
      )}
      <section aria-labelledby="evidence" className="mt-8">
        <h2 id="evidence" className="section-title mb-3">
          What it rests on
        </h2>
        <ul className="grid gap-2.5">
          {verdict.evidence.map((study) => (
            <EvidenceRow key={study.id} study={study} />
          ))}
        </ul>
      </section>
      {verdict.earlier.length > 0 && (
        <section aria-labelledby="earlier" className="mt-8">
          <h2 id="earlier" className="section-title mb-3">
            What the group said before
          </h2>
          <ol className="grid gap-4">
            {verdict.earlier.map((one) => (
              <Earlier key={one.id} verdict={one} />
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

const EvidenceRow = ({ study }: { study: VerdictEvidence }) => (
  <li className="max-w-[68ch]">
    <span className="meta block">
      {EVIDENCE_WORDS[study.role]} {study.isRetracted && <Pill tone="stop">Retracted</Pill>}
    </span>
    <Link href={study.address} className="font-serif [overflow-wrap:anywhere]">
      {study.title}
    </Link>
  </li>
)

function Earlier({ verdict }: { verdict: EarlierVerdict }) {
  const { stance, certainty, appliesTo, endedAt } = verdict
  return (
    <li id={verdict.id} className="max-w-[68ch] border-line-strong border-l-2 pl-3.5">
      <p className="text-ink-2 [overflow-wrap:anywhere]">{verdict.bottomLine}</p>
      <p className="meta dotted mt-0.5">
        <span>{STANCE_WORDS[stance]}</span>
        {certainty && <span>{CERTAINTY_WORDS[certainty]}</span>}
        {appliesTo && <span className="[overflow-wrap:anywhere]">{appliesTo}</span>}
        <span>decided on {dayWords(verdict.decidedOn)}</span>
        {endedAt && <span>superseded on {dayWords(endedAt.toISOString().slice(0, 10))}</span>}
        <span className="[overflow-wrap:anywhere]">{verdict.owner}</span>
      </p>
      {verdict.rationale && (
        <details className="mt-1">
          <summary className="w-fit cursor-pointer text-accent text-sm">Why</summary>
          <Markdown source={verdict.rationale} className="mt-2 text-ink-2" />
        </details>
      )}
    </li>
  )
}
