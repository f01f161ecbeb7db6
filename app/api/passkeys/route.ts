import { beginAttempt } from '@/app/_server/attempt'
import { openEndpoint } from '@/app/_server/endpoint'
import { isOwnOrigin } from '@/app/_server/origin'
import { namedParty } from '@/app/_server/relying-party'
import { mayAskForPasskey } from '@/app/_server/write-rate'
import { askForPasskey } from '@/db/passkeys/sign-in-with-passkey'
import { AppError } from '@/lib/access/app-error'

/** What this browser's devices are to sign; whoever signs in with it is not known yet. */
export const POST = openEndpoint(async (request) => {
  if (!isOwnOrigin(request.headers)) throw new AppError('forbidden', 'This did not come from a page of this portal.')
  const attempt = await beginAttempt()
  if (!mayAskForPasskey(attempt.address))
    throw new AppError('rate_limited', 'Too many requests. Try again in a moment.')
  return Response.json(await askForPasskey(attempt, await namedParty()))
})
