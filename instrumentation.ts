import type { Instrumentation } from 'next'

/** What Next says of itself goes into the log too. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logConsole } = await import('./app/_server/console-log')
  logConsole()
}

/** Next calls this for every page, route and action that has thrown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logRequestError } = await import('./app/_server/request-error')
  logRequestError(error, request, context)
}
