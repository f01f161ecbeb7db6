'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { cancelJob, retryJob } from '@/db/jobs/change-job'

const asked = z.object({ job: z.coerce.number().int().positive() })

export const retry = action(asked, retryJob, { message: 'It runs as soon as a worker is free.' })

export const cancel = action(asked, cancelJob, {
  message: ({ wasRunning }) => (wasRunning ? 'It is being stopped.' : 'Cancelled.'),
})
