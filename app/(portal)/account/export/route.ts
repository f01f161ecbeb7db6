import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { siteUrl } from '@/app/_server/site'
import { readOwnData } from '@/db/export/own-data'
import { readListForExport } from '@/db/lists/list-contents'
import { ownFiles } from '@/lib/export/own-files'
import { zipStream } from '@/lib/io/zip-stream'

/** Everything of the viewer's own as one ZIP file in open formats. */
export const GET = endpoint(
  z.object({}),
  async (viewer) => {
    const data = await readOwnData(viewer)
    return data && ownFiles(data, (id) => readListForExport(viewer, id), siteUrl())
  },
  (files) =>
    new Response(zipStream(files, new Date()), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="precis-everything-of-mine.zip"',
      },
    }),
  { noun: 'account' },
)
