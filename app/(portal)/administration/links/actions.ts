'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { switchLinks } from '@/db/lists/link-setting'

const asked = z.object({ version: z.coerce.number().int().min(0) })

export const openLinks = action(asked, (viewer, input) => switchLinks(viewer, { ...input, areOpen: true }), {
  message: 'Links open to anyone with the address.',
})

export const closeLinks = action(asked, (viewer, input) => switchLinks(viewer, { ...input, areOpen: false }), {
  message: 'Links ask for signing in.',
})
