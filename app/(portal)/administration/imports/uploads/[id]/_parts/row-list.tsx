import { Choice, Choices } from '@/app/_ui/choices'
import { PageLinks } from '@/app/_ui/page-links'
import { ROWS_A_PAGE, type UploadRow } from '@/db/import/uploads/read-rows'
import type { UploadAccount } from '@/db/import/uploads/read-uploads'
import { GROUP_WORDS, inGroup, ROW_GROUPS, type RowGroup } from '@/lib/references/upload-groups'
import { number } from '../../../_parts/upload-words'
import { DecideRest } from './decide-rest'
import { DecideRow } from './decide-row'
import { HereRow } from './here-row'
import { LeftRow } from './left-row'
import { NotTaken } from './not-taken'

type Props = { upload: UploadAccount; group: RowGroup; page: number; rows: UploadRow[] }

/** The records of one kind, a page of them. */
export function RowList({ upload, group, page, rows }: Props) {
  const { id, counts, state } = upload
  const path = `/administration/imports/uploads/${id}`
  const toDecide = group === 'decide' || group === 'conflict'
  return (
    <section aria-labelledby="records" className="mt-9">
      <h2 id="records" className="sr-only">
        Records
      </h2>
      <div className="border-line border-b pb-2.5 font-medium text-ink-2">
        <Choices label="Records">
          {ROW_GROUPS.filter((one) => one === group || inGroup(one, counts) > 0).map((one) => (
            <Choice
              key={one}
              href={`${path}?show=${one}`}
              words={`${GROUP_WORDS[one]} ${number(inGroup(one, counts))}`}
              chosen={one === group}
            />
          ))}
        </Choices>
      </div>
      {(group === 'left' || group === 'outside') && <NotTaken upload={upload} />}
      {toDecide && (state === 'read' || state === 'stopped') && <DecideRest id={id} open={counts.chosen.open} />}
      {rows.length === 0 && <p className="mt-4 text-ink-2">There is none.</p>}
      <ol>
        {rows.map((row) => (
          <li key={row.position} className="border-line border-b py-4">
            {toDecide && <DecideRow id={id} state={state} row={row} />}
            {(group === 'new' || group === 'here') && <HereRow row={row} />}
            {(group === 'left' || group === 'partly' || group === 'outside') && <LeftRow row={row} />}
          </li>
        ))}
      </ol>
      <PageLinks
        path={path}
        query={{ show: group }}
        page={page}
        last={Math.ceil(inGroup(group, counts) / ROWS_A_PAGE)}
      />
    </section>
  )
}
