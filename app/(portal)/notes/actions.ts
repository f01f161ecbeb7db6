'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { audienceFields, chosenIn, refineGroups } from '@/app/_server/audience'
import { studyNumber, typedText } from '@/app/_server/typed-text'
import * as notes from '@/db/notes/notes'
import { NOTE_MAX } from '@/lib/text/typed-text'

const body = typedText('note', NOTE_MAX)
const noteId = z.uuid()
const SAVED = {
  me: 'Saved. Only you see it.',
  groups: 'Saved. The people in the group can read it.',
  everyone: 'Saved. Everyone here can read it.',
}

export const createNote = action(
  z
    .object({ key: z.uuid(), studyId: studyNumber, body, ...audienceFields })
    .superRefine(refineGroups)
    .transform(({ key, studyId, body, ...fields }) => ({ key, studyId, body, for: chosenIn(fields) })),
  notes.createNote,
  { message: (_made, input) => SAVED[input.for?.audience ?? 'me'] },
)

export const changeNote = action(
  z
    .object({
      noteId,
      version: z.coerce.number().int(),
      body,
      ...audienceFields,
      confirmed: z.string().max(500).optional(),
    })
    .superRefine(refineGroups)
    .transform(({ audience, groupIds, ...note }) => ({ ...note, for: chosenIn({ audience, groupIds }) })),
  notes.changeNote,
  { message: ({ isNarrowed }) => (isNarrowed ? 'Saved. Whoever could read it before may have read it.' : 'Saved.') },
)

export const deleteNote = action(z.object({ noteId }), notes.deleteNote)

export const restoreNote = action(z.object({ noteId }), notes.restoreNote)
