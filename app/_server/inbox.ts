import 'server-only'
import { cache } from 'react'
import { countInbox } from '@/db/inbox/count-inbox'
import { viewer } from './viewer'

/** How many new notices whoever asks has: for the bar and for a title, read once a request. */
export const newInInbox = cache(async (): Promise<number> => countInbox(await viewer()))
