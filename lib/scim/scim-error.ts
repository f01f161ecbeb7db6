import { AppError, type RefusalCode } from '@/lib/access/app-error'

/** What SCIM calls a refusal beside its status (RFC 7644, table 9). */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'

const CODES: Record<number, RefusalCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
}

/** A refusal in the words of SCIM, for the program of an identity provider and whoever reads its log. */
export class ScimError extends AppError {
  readonly status: number
  readonly scimType: ScimType | null

  constructor(status: number, scimType: ScimType | null, detail: string) {
    super(CODES[status] ?? 'invalid', detail)
    this.name = 'ScimError'
    this.status = status
    this.scimType = scimType
  }
}

export const invalidValue = (detail: string) => new ScimError(400, 'invalidValue', detail)

export const noResource = (noun: string) => new ScimError(404, null, `There is no such ${noun}.`)

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** The body of a refusal; SCIM wants its status as text. */
export const scimErrorBody = (status: number, detail: string, scimType: ScimType | null = null) => ({
  schemas: [ERROR],
  status: String(status),
  ...(scimType ? { scimType } : {}),
  detail,
})
