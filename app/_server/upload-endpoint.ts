import { mayRead } from '@/db/events/record-denial'
import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/access/app-error'
import type { Right } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { allowance } from './allowance'
import { answered, type Handler, worded } from './endpoint'
import { isOwnOrigin } from './origin'
import { SECURITY_HEADERS } from './security-headers'
import { viewer } from './viewer'

type Upload = { key: string; name: string; content: Buffer }

type Options<Refusal extends string> = {
  /** What whoever may not send anything is refused by, before a byte of it is read. */
  right: Extract<Right, 'upload.create'>
  /** The most bytes that the file may have. */
  most: number
  /** The page that the form stands on: it says why a file was refused. */
  page: string
  /** The words of refusals, by the name under which the page finds them. */
  refusals: Record<Refusal | 'none' | 'large' | 'form' | 'fast' | 'session', string>
}

/** Faster than anybody chooses files. */
const maySend = allowance(10, 1 / 20)

/** Fields and marks of a form around the file in it. */
const AROUND = 16_384

const fields = z.object({ key: z.uuid(), file: z.instanceof(File) })

/**
 * A route handler for a form with one file, the sibling of `action`, whose bodies are small. In this order: who asks, from
 * where, may they, not too often, how long is it, read no more than that, do it. Answers lead to a page, which says why
 * where it was refused, so that the form works without scripts.
 */
export function uploadEndpoint<Refusal extends string>(
  command: (viewer: Person, upload: Upload) => Promise<string>,
  { right, most, page, refusals }: Options<Refusal>,
): Handler {
  const refuse = (name: string) => leadTo(`${page}?refused=${name}`)
  return answered('file', async (request) => {
    const who = await viewer()
    if (who.kind !== 'person') return leadTo(`/sign-in?to=${encodeURIComponent(page)}`)
    if (!isOwnOrigin(request.headers))
      return worded('file', 403, 'This did not come from a page of this portal. Reload the page and try again.')
    if (!mayRead(who, right)) return worded('file', 403, 'You do not have the right to do this.')
    if (!maySend(who.id)) return refuse('fast')
    const length = Number(request.headers.get('content-length') ?? Number.NaN)
    if (length > most + AROUND) return refuse('large')
    const form = await readForm(request, most + AROUND)
    if (form === 'large') return refuse('large')
    const parsed = fields.safeParse(form && Object.fromEntries(form))
    if (!parsed.success) return refuse('form')
    const { key, file } = parsed.data
    if (file.size > most) return refuse('large')
    // A browser sends an empty file without a name where none was chosen.
    if (file.size === 0 && file.name === '') return refuse('none')
    try {
      return leadTo(await command(who, { key, name: file.name, content: Buffer.from(await file.arrayBuffer()) }))
    } catch (error) {
      const [name] = Object.entries(refusals).find(([, words]) => isRefusal(error, words as string)) ?? []
      if (!name) throw error
      return refuse(name)
    }
  })
}

const isRefusal = (error: unknown, words: string) => error instanceof AppError && error.message === words

/** The form of a request, of which no more than `most` bytes are read; null where it is none. */
async function readForm(request: Request, most: number): Promise<FormData | 'large' | null> {
  if (!request.body) return null
  let read = 0
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        read += piece.length
        if (read > most) controller.error(new Error('too long'))
        else controller.enqueue(piece)
      },
    }),
  )
  try {
    const type = request.headers.get('content-type') ?? ''
    return await new Response(counted, { headers: { 'content-type': type } }).formData()
  } catch {
    return read > most ? 'large' : null
  }
}

/** The proxy, which would hold a whole upload in memory, does not see it: so the headers that it sets are set here. */
const leadTo = (location: string) => new Response(null, { status: 303, headers: { ...SECURITY_HEADERS, location } })
