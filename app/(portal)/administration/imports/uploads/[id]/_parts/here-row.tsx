import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import type { UploadRow } from '@/db/import/uploads/read-rows'
import { factLines } from '@/lib/references/work-facts'

/** A record that is new, or one that is here, with the study and the reason. */
export function HereRow({ row: { line, inFile, here, reasons, decision } }: { row: UploadRow }) {
  const facts = inFile ? factLines(inFile).map(({ value }) => value) : []
  return (
    <>
      <p className="font-serif text-[17px] leading-snug [overflow-wrap:anywhere]">
        {inFile?.title ?? facts.at(-1) ?? 'No title'}
      </p>
      <p className="meta dotted [overflow-wrap:anywhere]">
        <span>line {line.toLocaleString('en-GB')}</span>
        {inFile?.title && facts.map((value) => <span key={value}>{value}</span>)}
      </p>
      {decision === 'same' && (
        <p className="meta mt-1">
          {here?.address ? (
            <>
              The same as{' '}
              <Link href={here.address} className="text-accent">
                {here.title}
              </Link>
              {here.retracted && (
                <>
                  {' '}
                  <Pill tone="stop">Retracted</Pill>
                </>
              )}
            </>
          ) : (
            'Stands in the file before'
          )}
          {reasons.length > 0 && `: ${reasons.join(', ')}`}
        </p>
      )}
      {decision === 'new' && reasons.length > 0 && <p className="meta mt-1">{reasons.join(', ')}</p>}
    </>
  )
}
