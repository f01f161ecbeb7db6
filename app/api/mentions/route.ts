import { z } from 'zod'
import { audienceFields, chosenIn } from '@/app/_server/audience'
import { lookUpMentionable } from '@/app/_server/colleagues'
import { endpoint } from '@/app/_server/endpoint'
import { AppError } from '@/lib/access/app-error'

/** People whose name has the letters `q`, for a comment in the thread of `comment`, or in a new one for those who are chosen. */
export const GET = endpoint(
  z.object({ q: z.string().max(200), comment: z.string().max(100).optional(), ...audienceFields }),
  async (viewer, { q, comment, ...chosen }) => {
    const found = await lookUpMentionable(viewer, { typed: q, commentId: comment, for: chosenIn(chosen) })
    if (found === null) throw new AppError('rate_limited', 'Too many requests. Try again in a few seconds.')
    return found
  },
  (people) => Response.json({ people }),
  { noun: 'mention', answers: 'json' },
)
