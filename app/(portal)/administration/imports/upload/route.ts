import { uploadEndpoint } from '@/app/_server/upload-endpoint'
import { createUpload } from '@/db/import/uploads/create-upload'
import { MOST_UPLOAD_BYTES, UPLOAD_REFUSALS } from '@/lib/references/upload'

/** A reference file, to be read and shown before anything of it is imported. */
export const POST = uploadEndpoint(
  async (viewer, upload) => `/administration/imports/uploads/${(await createUpload(viewer, upload)).id}`,
  {
    right: 'upload.create',
    most: MOST_UPLOAD_BYTES,
    page: '/administration/imports',
    refusals: UPLOAD_REFUSALS,
  },
)
