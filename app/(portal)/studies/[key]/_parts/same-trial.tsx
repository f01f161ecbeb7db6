import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import type { TrialPaper } from '@/db/studies/same-trial'
import { DESIGN_NAMES } from '@/lib/evidence/design'

type Props = { registrations: readonly string[]; total: number; papers: readonly TrialPaper[] }

/** The other papers of a trial that are here, by its registration; never made one with this one. */
export function SameTrial({ registrations, total, papers }: Props) {
  if (papers.length === 0) return null
  const left = total - papers.length
  return (
    <section aria-labelledby="same-trial">
      <h2 id="same-trial" className="label-caps mb-2">
        This trial: {(total + 1).toLocaleString('en-GB')} papers
      </h2>
      <ul>
        {papers.map(({ address, title, design, year, retracted }) => (
          <li key={address} className="py-[5px]">
            <Link href={address} prefetch={false} className="line-clamp-3 break-words">
              {title}
            </Link>
            <p className="meta dotted">
              {design && <span>{DESIGN_NAMES[design]}</span>}
              {year && <span>{year}</span>}
              {retracted && (
                <span>
                  <Pill tone="stop">Retracted</Pill>
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p className="meta mt-1">
        {left > 0 && `${left.toLocaleString('en-GB')} more. `}All name {registrations.join(' or ')}.
      </p>
    </section>
  )
}
