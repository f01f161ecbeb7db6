import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { readPicker } from '@/db/lists/list-picker'

/** What the picker draws for one study: loaded when it is opened, so that no row carries it. */
export const GET = endpoint(
  z.object({ study: z.coerce.number().int().positive() }),
  (viewer, { study }) => readPicker(viewer, study),
  (picker) => Response.json({ picker }),
  { noun: 'study', answers: 'json' },
)
