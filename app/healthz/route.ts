/** The process is alive; it says nothing of the database. */
export function GET() {
  return new Response('ok\n')
}
