'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { checkReferences } from '@/db/references/check-references'
import { MOST_CHECKED_BYTES } from '@/lib/references/check/checked-reference'

const TOO_LARGE = `At most ${MOST_CHECKED_BYTES >> 20} MB are checked at once.`
const isChosen = (file: unknown): file is File => file instanceof File && file.size > 0

export const check = action(
  z
    .object({
      text: z.string().max(MOST_CHECKED_BYTES, TOO_LARGE).default(''),
      file: z.unknown().optional(),
    })
    .refine(({ text, file }) => text.trim() !== '' || isChosen(file), {
      path: ['text'],
      message: 'Paste references, or choose a file.',
    })
    .refine(({ file }) => !isChosen(file) || file.size <= MOST_CHECKED_BYTES, { path: ['text'], message: TOO_LARGE }),
  async (viewer, { text, file }) =>
    checkReferences(viewer, isChosen(file) ? Buffer.from(await file.arrayBuffer()) : Buffer.from(text)),
)
