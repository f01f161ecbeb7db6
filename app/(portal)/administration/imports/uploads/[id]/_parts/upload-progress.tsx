import Link from 'next/link'
import { ProgressBar } from '@/app/_ui/progress-bar'
import { RefreshWhile } from '@/app/_ui/refresh-while'
import type { UploadProgress as Progress, UploadAccount } from '@/db/import/uploads/read-uploads'
import type { UploadState } from '@/lib/references/upload'
import { counted, number } from '../../../_parts/upload-words'
import { cancelUpload, retryUpload } from '../../../actions'
import { UploadButton } from './upload-button'

const DOING: Partial<Record<UploadState, string>> = {
  reading: 'The upload is being read and compared with what is here.',
  applying: 'The references are being imported.',
  stopping: 'The import is being stopped.',
  undoing: 'The import is being undone.',
}

/** What a job is doing with an upload just now. The page draws itself again until it is done. */
export function UploadProgress({ upload: { id, state, progress } }: { upload: UploadAccount }) {
  const hasFailed = progress?.state === 'failed'
  const isLost = progress?.state === 'cancelled' || progress?.state === 'none'
  return (
    <div className="mt-6 grid max-w-[480px] gap-3">
      <p>{DOING[state]}</p>
      {progress?.total && <ProgressBar done={progress.done} total={progress.total} />}
      <p role="status" className="meta">
        {progressWords(progress)}
      </p>
      {(hasFailed || (progress?.fault && progress.state === 'waiting')) && (
        <p className={hasFailed ? 'text-danger' : ''}>
          {hasFailed ? progress?.fault : `The last attempt failed and is repeated: ${progress?.fault}`}
        </p>
      )}
      <div className="flex flex-wrap gap-2.5">
        {(hasFailed || isLost) && <UploadButton action={retryUpload} id={id} words="Try again" />}
        {(state === 'reading' || state === 'applying') && <UploadButton action={cancelUpload} id={id} words="Cancel" />}
      </div>
      <p className="meta">
        You can leave this page.{' '}
        <Link href={`/administration/imports/uploads/${id}`} className="text-accent">
          Look again
        </Link>
      </p>
      <RefreshWhile />
    </div>
  )
}

function progressWords(progress: Progress | null): string {
  if (progress?.state === 'failed') return 'It failed.'
  if (progress?.state === 'cancelled') return 'An administrator has stopped it under Jobs.'
  if (progress?.state === 'none') return 'Nobody works on it.'
  if (!progress || progress.state === 'waiting') return 'It begins as soon as a worker is free.'
  if (progress.total) return `${number(progress.done)} of ${counted(progress.total, 'record', 'records')}`
  return progress.done > 0 ? `${counted(progress.done, 'record', 'records')} so far` : 'It has begun.'
}
