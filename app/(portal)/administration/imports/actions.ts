'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { applyUploaded, cancelUploaded, retryUploaded, undoUploaded } from '@/db/import/uploads/ask-upload'
import { createUpload } from '@/db/import/uploads/create-upload'
import * as decisions from '@/db/import/uploads/decide-upload'
import { MOST_PASTED, UPLOAD_CHOICES } from '@/lib/references/upload'

const asked = z.object({ uploadId: z.string() })

export const paste = action(
  z.object({
    key: z.uuid(),
    text: z
      .string()
      .refine((text) => text.trim() !== '', 'Paste something first.')
      .refine((text) => text.length <= MOST_PASTED, 'At most 1,000,000 characters: upload it as a file.'),
  }),
  (viewer, { key, text }) =>
    createUpload(viewer, { key, name: 'Pasted text', content: Buffer.from(text.replace(/\r\n/g, '\n')) }),
  { redirectTo: ({ id }) => `/administration/imports/uploads/${id}` },
)

export const applyUpload = action(asked, applyUploaded)

export const cancelUpload = action(asked, cancelUploaded)

export const discardUpload = action(asked, cancelUploaded, { redirectTo: () => '/administration/imports' })

export const retryUpload = action(asked, retryUploaded, { message: 'It is tried again as soon as a worker is free.' })

export const undoUpload = action(asked, undoUploaded)

const DECIDED = {
  same: 'It is the study that is here.',
  new: 'It is imported as another study.',
  skip: 'It is left out.',
  later: 'It is to be decided again.',
}

export const decide = action(
  z.object({
    uploadId: z.string(),
    position: z.coerce.number().int().min(0).max(1_000_000),
    choice: z.enum(UPLOAD_CHOICES).or(z.literal('').transform(() => null)),
  }),
  decisions.decideRow,
  { message: (_result, { choice }) => DECIDED[choice ?? 'later'] },
)

export const decideRest = action(
  z.object({ uploadId: z.string(), choice: z.enum(UPLOAD_CHOICES) }),
  decisions.decideRest,
  {
    message: ({ decided }) =>
      decided === 1 ? '1 record was decided.' : `${decided.toLocaleString('en-GB')} records were decided.`,
  },
)
