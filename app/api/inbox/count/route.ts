import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { countInbox } from '@/db/inbox/count-inbox'

/** How much is new in the inbox of whoever asks: asked by the bar, which stays while pages come and go beneath it. */
export const GET = endpoint(z.object({}), countInbox, (count) => Response.json({ count }), {
  noun: 'inbox',
  answers: 'json',
})
