import { z } from 'zod'

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(20_000)
const bytesOrNone = z.string().max(200).optional()

const shared = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
}

/** What an authenticator answers that has signed a challenge. */
const signed = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: bytesOrNone,
  }),
})

/** What it answers that has made a key. */
const made = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
})

export type SignedAnswer = z.output<typeof signed>
export type MadeAnswer = z.output<typeof made>

/** A form's field that holds such an answer as JSON. */
const asJson = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .max(40_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue('Your browser sent no passkey that could be read.')
        return z.NEVER
      }
    })
    .pipe(schema)

export const signedAnswer = asJson(signed)
export const madeAnswer = asJson(made)
