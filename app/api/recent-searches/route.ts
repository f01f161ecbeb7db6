import { z } from 'zod'
import { commandEndpoint } from '@/app/_server/endpoint'
import { rememberSearch } from '@/db/searches/recent-searches'

/**
 * Keeps a question among the viewer's own recent ones. The search box says it when a question is sent: the page of
 * results cannot tell a reader from a browser that fetches ahead. Nobody waits for it, and so nobody hears of a failure.
 */
export const POST = commandEndpoint(z.object({ question: z.string().max(500) }), rememberSearch)
