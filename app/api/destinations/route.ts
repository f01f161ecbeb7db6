import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { listDestinations } from '@/db/home/destinations'

/** What the palette leads to of the reader's own: loaded when it is opened, so that no page carries it. */
export const GET = endpoint(z.object({}), listDestinations, (destinations) => Response.json({ destinations }), {
  noun: 'list',
  answers: 'json',
})
