import type { SourceFile } from '@/lib/io/source-files'
import type { UploadState } from '@/lib/references/upload'

/** What a job knows of the upload that it works on. */
export type UploadAtWork = {
  id: string
  userId: string
  name: string
  state: UploadState
  importId: number | null
  /** None before it was read. */
  records: number
  file: SourceFile
}
