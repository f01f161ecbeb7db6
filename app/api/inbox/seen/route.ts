import { z } from 'zod'
import { commandEndpoint } from '@/app/_server/endpoint'
import { markNoticeSeen } from '@/db/inbox/settle-notices'

/** A page of the inbox says that its reader has followed a notice to what it is about. */
export const POST = commandEndpoint(z.object({ noticeId: z.string().max(100) }), markNoticeSeen)
