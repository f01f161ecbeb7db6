'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { studyNumber, typedText } from '@/app/_server/typed-text'
import * as notes from '@/db/notes/notes'
import { NOTE_MAX } from '@/lib/text/typed-text'

const body = typedText('note', NOTE_MAX)
const noteId = z.uuid()

export const createNote = action(z.object({ key: z.uuid(), studyId: studyNumber, body }), notes.createNote, {
  message: 'Saved. Only you see it.',
})

export const changeNote = action(z.object({ noteId, version: z.coerce.number().int(), body }), notes.changeNote, {
  message: 'Saved.',
})

export const deleteNote = action(z.object({ noteId }), notes.deleteNote)

export const restoreNote = action(z.object({ noteId }), notes.restoreNote)
