import { z } from 'zod'

/** Text that PostgreSQL stores as it was sent: no control characters, no halves of a character. */
export const typed = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .refine((text) => isStorable(text), 'There are characters that cannot be stored.')

/** Control characters, and halves of one. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u

export const isStorable = (text: string): boolean => !UNSTORABLE.test(text)

/** A boolean, also as the text "False", which some providers send. */
export const scimBoolean = z.union([
  z.boolean(),
  z
    .string()
    .regex(/^\s*(?:true|false)\s*$/i, 'true or false.')
    .transform((text) => text.trim().toLowerCase() === 'true'),
])

/** The first fault in a sentence: "emails.0.value: At most 320 characters." */
export function firstFault(error: z.ZodError): string {
  const issue = error.issues[0]
  const path = issue?.path.join('.') ?? ''
  return path ? `${path}: ${issue?.message}` : (issue?.message ?? 'This could not be read.')
}
