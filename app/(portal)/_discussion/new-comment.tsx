import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { AudienceField } from '@/app/_ui/audience-field'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { FormDetails } from '@/app/_ui/form-details'
import { MentionField } from '@/app/_ui/mention-field'
import { Pill } from '@/app/_ui/pill'
import { type Readers, readersWords } from '@/lib/access/audience'
import { createComment } from './actions'

type Props = {
  summary: string
  studyId: number
  /** The thread, or any comment in it, that this one answers; none opens a thread. */
  threadId?: string
  /** Words to begin the quote with; a new thread offers an empty one, a plain reply none. */
  quote?: string
  place: string
  /** Whom a reply is for: those of its thread. */
  readers?: Readers
  /** Whom a thread can be opened for beside everyone here. */
  groups?: readonly { id: string; name: string }[]
  look?: 'text' | 'button'
  id?: string
}

/** The folded form of a new thread, a reply or a reply with a quote. Who will read it stands beside the button. */
export function NewComment({ summary, studyId, threadId, quote, place, readers, groups = [], look, id }: Props) {
  const hidden = { key: randomUUID(), studyId, ...(threadId && { threadId }) }
  return (
    <ActionForm action={createComment} hidden={hidden} className="grid gap-2 has-[details[open]]:basis-full">
      <FormDetails summary={summary} look={look} id={id} pressedBy={threadId ? undefined : 'comment'}>
        <MentionField
          place={place}
          label={threadId ? 'Your reply' : 'Your comment'}
          name="body"
          rows={4}
          hint="*emphasis*, **strong**, lists and links; @ and a name to mention somebody. No patient data."
        />
        {(quote !== undefined || !threadId) && (
          <TextField
            label="Quoting"
            name="quote"
            rows={2}
            defaultValue={quote}
            hint={threadId ? 'Shorten it to the words you answer.' : 'Words of the study, if you answer some.'}
          />
        )}
        {!threadId && groups.length > 0 && (
          <AudienceField
            groups={groups}
            chosen={{ audience: 'everyone', groupIds: [] }}
            offersMe={false}
            hint="It holds for the whole thread and cannot be changed later."
          />
        )}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Button look="main">{threadId ? 'Post the reply' : 'Post the comment'}</Button>
          {(threadId || groups.length === 0) && (
            <span className="meta min-w-0">
              Read by <Pill>{readers ? readersWords(readers) : 'Everyone here'}</Pill>
            </span>
          )}
        </div>
      </FormDetails>
    </ActionForm>
  )
}
