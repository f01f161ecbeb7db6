import { z } from 'zod'
import { DUE_FILTERS } from '@/lib/lists/list-filter'
import { LINK_LIMITS } from '@/lib/lists/list-link'
import { LIST_LIMITS, READING_STATUSES } from '@/lib/lists/reading-list'

/** What a form sends of lists, checked. PostgreSQL keeps no NUL, and a line of a form ends in CR LF. */
const kept = z.string().transform((text) => text.replaceAll('\0', '').replaceAll('\r\n', '\n').trim())

const atMost = (limit: number) => z.string().max(limit, `At most ${limit.toLocaleString('en-GB')} characters.`)

const oneLine = kept.transform((text) => text.replace(/\s+/g, ' '))

export const listName = oneLine.pipe(atMost(LIST_LIMITS.name).min(1, 'Give the list a name.'))
/** Empty where no list is to be made. */
export const newListName = oneLine.pipe(atMost(LIST_LIMITS.name)).default('')
export const question = kept.pipe(atMost(LIST_LIMITS.question))
export const reason = kept.pipe(atMost(LIST_LIMITS.reason))

/** For whom a link is; may stay empty. */
export const linkLabel = oneLine.pipe(atMost(LINK_LIMITS.label)).default('')

/** A box that was ticked; one that was not is not sent. */
export const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

export const dueOn = z
  .union([z.literal(''), z.iso.date()], 'Choose a day, or leave it empty.')
  .transform((day) => day || null)

/** Nobody in particular where it is empty; absent where the form does not ask. */
export const assignedTo = z
  .string()
  .max(100)
  .optional()
  .transform((id) => (id === undefined ? undefined : id || null))

/** An identifier as an address may carry it; what is none is not found rather than wrong. */
export const identifier = z.string().max(100)

/** None, one, or several fields of one name. */
export const identifiers = z
  .union([identifier, z.array(identifier).max(LIST_LIMITS.lists)])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()))

/** Several identifiers in one hidden field, between commas. */
export const joinedIdentifiers = z
  .string()
  .max(40 * LIST_LIMITS.lists)
  .transform((text) => text.split(',').filter(Boolean))

/** Studies that were chosen on a page, between commas or as several fields of one name; each once. */
export const studyIds = z
  .union([z.string().max(20 * LIST_LIMITS.chosen), z.array(z.string().max(20)).max(LIST_LIMITS.chosen)])
  .transform((given) => [...new Set([given].flat().join().split(',').filter(Boolean))].map(Number))
  .pipe(
    z
      .array(z.number().int().positive().max(Number.MAX_SAFE_INTEGER))
      .min(1, 'Choose a study first.')
      .max(LIST_LIMITS.chosen, `At most ${LIST_LIMITS.chosen} studies at once.`),
  )

export const studyId = z.coerce.number().int().positive()
export const version = z.coerce.number().int().positive()
export const status = z.enum(READING_STATUSES)
export const due = z.enum(DUE_FILTERS)
