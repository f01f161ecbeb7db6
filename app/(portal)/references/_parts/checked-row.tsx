import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import { ALERT_WORDS, type Alert, isGrave } from '@/lib/references/check/alert'
import type { CheckedReference } from '@/lib/references/check/checked-reference'
import { doiAddress } from '@/lib/studies/identifiers'

/** A reference as it was given, the study that it is here, and what is known against that. */
export function CheckedRow({
  reference: { number, text, identity, study, reasons, alerts },
}: {
  reference: CheckedReference
}) {
  return (
    <li value={number} className="border-line border-b py-3 [overflow-wrap:anywhere] last:border-b-0">
      <p className="max-w-[86ch]">
        <span className="meta mr-2">{number}.</span>
        {text}
      </p>
      <ul className="mt-1.5 grid gap-1">
        {alerts.map((alert) => (
          <AlertLine key={`${alert.kind} ${alert.by?.address} ${alert.pmid} ${alert.doi}`} alert={alert} />
        ))}
      </ul>
      {study && (
        <p className="meta mt-1">
          {identity === 'maybe' ? 'May be ' : 'Here: '}
          <Link href={study.address} prefetch={false} className="text-accent">
            {study.title}
          </Link>
          {[study.journal, study.year].filter(Boolean).length > 0 &&
            ` ${[study.journal, study.year].filter(Boolean).join(' ')}`}
          {identity === 'maybe' && reasons.length > 0 && `: ${reasons.join(', ')}`}
        </p>
      )}
    </li>
  )
}

function AlertLine({ alert: { kind, by, pmid, doi, raw, listed } }: { alert: Alert }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 text-sm">
      <Pill tone={toneOf(kind)}>{ALERT_WORDS[kind]}</Pill>
      {by ? (
        <Link href={by.address} prefetch={false} className="text-accent">
          {by.title}
          {by.year && ` (${by.year})`}
        </Link>
      ) : (
        <Elsewhere pmid={pmid} doi={doi} />
      )}
      {raw && <span className="meta">{raw}</span>}
      {listed && <span className="meta">on an imported list of retractions</span>}
    </li>
  )
}

/** A review that came later says nothing against what it cites. */
const toneOf = (kind: Alert['kind']) => (isGrave(kind) ? 'stop' : kind === 'later-review' ? 'plain' : 'warn')

/** A notice that is not here, at its publisher's or in PubMed. */
function Elsewhere({ pmid, doi }: { pmid: number | null; doi: string | null }) {
  if (doi)
    return (
      <a href={doiAddress(doi)} rel="noreferrer" className="text-accent">
        doi:{doi}
      </a>
    )
  if (pmid)
    return (
      <a href={`https://pubmed.ncbi.nlm.nih.gov/${pmid}/`} rel="noreferrer" className="text-accent">
        PMID {pmid}
      </a>
    )
  return null
}
