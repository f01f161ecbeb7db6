import { openEndpoint } from '@/app/_server/endpoint'

/** The process is alive; it says nothing of the database. */
export const GET = openEndpoint(async () => new Response('ok\n'))
