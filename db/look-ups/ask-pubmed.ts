import type { JobWork } from '@/db/jobs/job'
import { askSource, type Outbound } from '@/db/sources/ask-source'
import { readPubmedRecords } from '@/lib/sources/pubmed-records'
import type { EndpointOf } from '@/lib/sources/source'

type Work = Pick<JobWork, 'sql' | 'signal'>

/** Asks PubMed as NCBI wants to be asked: with a tool's name, an address to write to, and the key where there is one. */
export const askPubmed = <T>(
  work: Work,
  endpoint: EndpointOf<'pubmed'>,
  fields: Record<string, string>,
  read: (answer: Buffer) => T,
  outbound: Outbound,
): Promise<T> =>
  askSource(
    work,
    {
      source: 'pubmed',
      endpoint,
      fields: ({ contact, secret }) => ({
        db: 'pubmed',
        ...fields,
        tool: 'precis',
        email: contact,
        ...(secret ? { api_key: secret } : {}),
      }),
      read,
    },
    outbound,
  )

/** The records with these PMIDs, as entries of an import; one that PubMed does not have is a rejection. */
export const recordsOf = (pmids: readonly number[], work: Work, outbound: Outbound) =>
  askPubmed(
    work,
    'fetch',
    { id: pmids.join(','), retmode: 'xml' },
    (answer) => readPubmedRecords(answer, pmids),
    outbound,
  )
