import { z } from 'zod'
import { FOLLOWED_LIMITS } from '@/lib/search/followed-search'

/** What a form sends of followed searches, checked. PostgreSQL keeps no NUL. */
export const searchName = z
  .string()
  .transform((text) => text.replaceAll('\0', '').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'Give the search a name.')
      .max(FOLLOWED_LIMITS.name, `At most ${FOLLOWED_LIMITS.name} characters.`),
  )

/** The query of an address; what makes no sense in it is left out, and its length is judged once it is read. */
export const query = z.string().max(50_000)

/** An identifier as an address may carry it; what is none is not found rather than wrong. */
export const identifier = z.string().max(100)
export const version = z.coerce.number().int().positive()
export const moment = z.iso.datetime().transform((text) => new Date(text))
