import 'server-only'
import { z } from 'zod'
import { knownZone } from '@/lib/mail/zone'
import { textFault, tidyText } from '@/lib/text/typed-text'

/** The text of a note or comment as a form's field: tidied, and refused in words when empty or too long. */
export const typedText = (noun: string, max: number) =>
  z
    .string()
    .transform(tidyText)
    .superRefine((text, context) => {
      const fault = textFault(text, noun, max)
      if (fault) context.addIssue({ code: 'custom', message: fault })
    })

/** The portal's own number of a study, as a hidden field carries it. */
export const studyNumber = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** How somebody names a study: of an address, of PubMed or of the portal, the number that it ends in. */
export const namedStudy = (typed: string): string => /(?:^|\/)(s?\d+)(?:[/?#].*)?$/.exec(typed)?.[1] ?? typed

/** A time zone by its one name: whatever is made for each zone is made once, however people write it. */
export const zoneName = z.string().transform(knownZone).pipe(z.string('This time zone is not known here.'))
