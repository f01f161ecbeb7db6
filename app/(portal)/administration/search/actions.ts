'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { rebuildSearchIndex } from '@/db/search/index/index-status'

export const rebuild = action(z.object({}), rebuildSearchIndex, {
  message: ({ begun }) =>
    begun ? 'Every study is being written again. Search goes on meanwhile.' : 'It is being written again already.',
})
