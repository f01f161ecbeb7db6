'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { secret } from '@/app/_server/form-fields'
import { namedParty } from '@/app/_server/relying-party'
import * as recent from '@/db/access/recent-sign-in'
import * as codes from '@/db/codes/codes'
import * as confirming from '@/db/passkeys/confirm-with-passkey'
import * as passkeys from '@/db/passkeys/passkeys'
import { madeAnswer, signedAnswer } from '@/lib/access/passkey-answer'

const name = z.string().trim().min(1, 'Enter a name.').max(60, 'At most 60 characters.')
const passkeyId = z.uuid()

export const confirmWithPassword = action(
  z.object({
    password: secret(z.string().min(1, 'Enter your password.').max(1024)),
    code: secret(z.string().trim().max(40).optional()),
  }),
  (_viewer, input, signedIn) => recent.confirmWithPassword(signedIn, input),
)

export const askToConfirm = action(z.object({}), async (_viewer, _input, signedIn) =>
  confirming.askToConfirm(signedIn, await namedParty()),
)

export const confirmWithPasskey = action(
  z.object({ answer: secret(signedAnswer) }),
  async (_viewer, { answer }, signedIn) => confirming.confirmWithPasskey(signedIn, answer, await namedParty()),
)

export const askToAdd = action(z.object({}), async (_viewer, _input, signedIn) =>
  passkeys.askToAdd(signedIn, await namedParty()),
)

export const addPasskey = action(
  z.object({ name, answer: secret(madeAnswer) }),
  async (_viewer, input, signedIn) => passkeys.addPasskey(signedIn, input, await namedParty()),
  { message: (_result, { name }) => `${name} is added. From now on you can sign in with it.` },
)

export const renamePasskey = action(
  z.object({ passkeyId, name, version: z.coerce.number().int() }),
  passkeys.renamePasskey,
  { message: 'Saved.' },
)

export const deletePasskey = action(z.object({ passkeyId }), (_viewer, input, signedIn) =>
  passkeys.deletePasskey(signedIn, input),
)

export const beginCodes = action(z.object({}), (_viewer, _input, signedIn) => codes.beginCodes(signedIn))

export const makeRecoveryCodes = action(
  z.object({ code: secret(z.string().trim().min(1, 'Enter the code that your app shows.').max(20).optional()) }),
  (_viewer, input, signedIn) => codes.makeRecoveryCodes(signedIn, input),
)

export const turnOffCodes = action(z.object({}), (_viewer, _input, signedIn) => codes.turnOffCodes(signedIn))
