import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { buttonClass } from '@/app/_ui/button-class'
import { Pill } from '@/app/_ui/pill'
import type { UploadRow } from '@/db/import/uploads/read-rows'
import type { UploadChoice, UploadState } from '@/lib/references/upload'
import { decide } from '../../../actions'
import { Work } from './work'

export const CHOICE_WORDS: Record<UploadChoice, string> = {
  same: 'The same study',
  new: 'Another study',
  skip: 'Leave out',
}

/** A record beside the study that it may be, with the reasons, and one choice. */
export function DecideRow({ id, state, row }: { id: string; state: UploadState; row: UploadRow }) {
  const { position, line, inFile, here, reasons, choice } = row
  const mayDecide = state === 'read' || (state === 'stopped' && choice === null)
  const choices = (Object.keys(CHOICE_WORDS) as UploadChoice[]).filter((one) => one !== 'new' || inFile?.title)
  const title = inFile?.title ?? `the record on line ${line}`
  return (
    <article aria-label={title} className="grid gap-x-8 gap-y-4 md:grid-cols-2">
      <div>
        <p className="label-caps mb-2">In the file, line {line.toLocaleString('en-GB')}</p>
        {inFile && <Work facts={inFile} beside={here} />}
      </div>
      <div>
        <p className="label-caps mb-2">{here?.address === null ? 'Also in the file' : 'Here'}</p>
        {here ? (
          <>
            <Work facts={here} beside={inFile} />
            <p className="meta dotted mt-1">
              {here.retracted && (
                <span>
                  <Pill tone="stop">Retracted</Pill>
                </span>
              )}
              {here.address && (
                <span>
                  <Link href={here.address} className="text-accent">
                    Open the study
                  </Link>
                </span>
              )}
            </p>
          </>
        ) : (
          <p className="text-ink-2">It is not here any more.</p>
        )}
      </div>
      <p className="meta md:col-span-2">{sentence(reasons)}</p>
      {mayDecide ? (
        <ActionForm
          action={decide}
          hidden={{ uploadId: id, position }}
          label={`What it is: ${title}`}
          className="flex flex-wrap items-center gap-2.5 md:col-span-2"
        >
          {choices.map((one) => (
            <button
              key={one}
              type="submit"
              name="choice"
              value={one}
              aria-pressed={choice === one}
              className={buttonClass(choice === one ? 'main' : 'plain')}
            >
              {CHOICE_WORDS[one]}
            </button>
          ))}
          {choice && (
            <button type="submit" name="choice" value="" className={buttonClass('quiet')}>
              Decide later
            </button>
          )}
        </ActionForm>
      ) : (
        <p className="md:col-span-2">
          <Pill>{choice ? CHOICE_WORDS[choice] : 'Not decided, left out'}</Pill>
        </p>
      )}
    </article>
  )
}

const sentence = (reasons: string[]) => {
  const words = reasons.join(', ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
