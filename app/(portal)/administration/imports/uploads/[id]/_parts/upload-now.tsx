import type { UploadAccount } from '@/db/import/uploads/read-uploads'
import { isActive } from '@/lib/references/upload'
import { toAdd } from '@/lib/references/upload-groups'
import { counted } from '../../../_parts/upload-words'
import { applyUpload, discardUpload, undoUpload } from '../../../actions'
import { KeptStudies } from './kept-studies'
import { UploadButton } from './upload-button'
import { UploadProgress } from './upload-progress'

/** How far an upload is, and what can be done with it now. */
export function UploadNow({ upload }: { upload: UploadAccount }) {
  const { id, state, fault, result, kept } = upload
  if (isActive(state)) return <UploadProgress upload={upload} />
  const undo = <UploadButton action={undoUpload} id={id} words="Undo this import" />
  return (
    <div className="mt-6 grid max-w-[68ch] gap-4">
      {state === 'unreadable' && (
        <>
          <p className="rounded bg-danger-wash px-3 py-2">{fault}.</p>
          <UploadButton action={discardUpload} id={id} words="Discard" />
        </>
      )}
      {state === 'read' && <ReadyToImport upload={upload} />}
      {state === 'stopped' && (
        <>
          <p>
            The import was cancelled.{' '}
            {result ? counted(result.added, 'study was', 'studies were') : 'Some studies were'} imported until then.
          </p>
          <div className="flex flex-wrap gap-2.5">
            <UploadButton action={applyUpload} id={id} words="Go on" look="main" />
            {undo}
          </div>
        </>
      )}
      {state === 'applied' && (
        <>
          <p>
            {result && `${counted(result.added, 'study was', 'studies were')} added. `}
            An undo takes away what nobody has used since.
          </p>
          {undo}
        </>
      )}
      {state === 'undone' && <KeptStudies kept={kept} />}
      {state === 'cancelled' && <p>This upload was discarded. Nothing of it was imported.</p>}
    </div>
  )
}

function ReadyToImport({ upload: { id, counts } }: { upload: UploadAccount }) {
  const adds = toAdd(counts)
  const { open } = counts.chosen
  return (
    <>
      <p>
        Nothing has been imported yet.
        {open > 0 && ` ${counted(open, 'record is', 'records are')} not decided; what is not decided is left out.`}
        {adds === 0 && open === 0 && ' There is nothing in it that is not already here or left out.'}
      </p>
      <div className="flex flex-wrap gap-2.5">
        {adds > 0 && (
          <UploadButton
            action={applyUpload}
            id={id}
            words={`Import ${counted(adds, 'new study', 'new studies')}`}
            look="main"
          />
        )}
        <UploadButton action={discardUpload} id={id} words="Discard" />
      </div>
      {adds > 0 && <p className="meta">An import can be undone until somebody builds on it.</p>}
    </>
  )
}
