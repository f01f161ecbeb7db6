import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import type { FoundThere } from '@/db/look-ups/read-look-ups'
import { doiAddress } from '@/lib/studies/identifiers'

/** One record at a source: leads to its study where it is here, and can be chosen where it is not. */
export function FoundRow({ record, isAmongChoices }: { record: FoundThere; isAmongChoices: boolean }) {
  const { pmid, doi, title, journal, year, retracted, preprint, address } = record
  const isChoice = isAmongChoices && !address
  const [name, value] = pmid === null ? ['doi', doi ?? ''] : ['pmid', String(pmid)]
  const box = `${name}-${value}`
  return (
    <li className="flex gap-3 border-line border-b py-3.5">
      {isChoice && (
        <input id={box} type="checkbox" name={name} value={value} className="mt-1 size-5 shrink-0 accent-accent" />
      )}
      {isAmongChoices && !isChoice && <span aria-hidden="true" className="w-5 shrink-0" />}
      <div className="min-w-0 [overflow-wrap:anywhere]">
        {address ? (
          <Link href={address} prefetch={false} className="font-medium hover:text-accent-ink">
            {title}
          </Link>
        ) : (
          <label htmlFor={isChoice ? box : undefined} className="font-medium">
            {title}
          </label>
        )}
        <p className="meta dotted mt-0.5">
          {journal && <cite className="text-ink-2">{journal}</cite>}
          {year && <span>{year}</span>}
          {pmid === null ? (
            <a href={doiAddress(value)} rel="noreferrer" className="text-accent">
              DOI {value}
            </a>
          ) : (
            <a href={`https://pubmed.ncbi.nlm.nih.gov/${pmid}/`} rel="noreferrer" className="text-accent">
              PMID {pmid}
            </a>
          )}
          <span>{address ? 'here' : 'not here'}</span>
          {preprint && (
            <span>
              <Pill tone="warn">Preprint</Pill>
            </span>
          )}
          {retracted && (
            <span>
              <Pill tone="stop">Retracted</Pill>
            </span>
          )}
        </p>
      </div>
    </li>
  )
}
