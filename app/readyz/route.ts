import { openEndpoint } from '@/app/_server/endpoint'
import { isReady } from '@/db/connection/readiness'

/** 200 when a question to the database is answered, 503 while it is not. */
export const GET = openEndpoint(async () => {
  const ready = await isReady()
  return new Response(ready ? 'ready\n' : 'the database cannot be reached\n', { status: ready ? 200 : 503 })
})
