/** Numbers of the database by their names, each of a name with a label of its own where there are several. */
export type Measured = { name: string; label: string; value: number }[]

/** One gauge with its values by the label, as Prometheus has them. */
export type GaugeValues = { name: string; help: string; label: string | null; values: [string, number][] }

/** What is measured, by the names of the database's function; seconds are seconds. Counts of everything, nobody's own. */
const MEASURES: Record<string, { name: string; help: string; label: string | null }> = {
  jobs: { name: 'precis_jobs', help: 'Background jobs in the queue, by state.', label: 'state' },
  oldest_job: {
    name: 'precis_job_oldest_seconds',
    help: 'How long the oldest job waits whose time has come.',
    label: null,
  },
  workers: { name: 'precis_workers', help: 'Workers that live, on whatever machine.', label: null },
  index: { name: 'precis_index_waiting', help: 'Studies whose search document is to be written.', label: null },
  studies: { name: 'precis_studies', help: 'Studies of the corpus, as counted last.', label: null },
  backup: {
    name: 'precis_backup_age_seconds',
    help: 'Age of the newest nightly backup, and of the newest that was restored as a whole to verify it.',
    label: 'kind',
  },
  mails: { name: 'precis_mails_open', help: 'Mails that are not handed to the mail server yet.', label: null },
  connections: { name: 'precis_database_connections', help: 'Connections to the database.', label: null },
  source: {
    name: 'precis_source_failures',
    help: 'Failures in a row of a source on the internet.',
    label: 'source',
  },
}

const UP = { name: 'precis_database_up', help: '1 when the database answered.', label: null }

/** The gauges of what was measured; without measures the database is away, and that is all there is to say. */
export function gaugesOf(measured: Measured | null): GaugeValues[] {
  const gauges = Object.entries(MEASURES).map(([key, gauge]) => ({
    ...gauge,
    values: (measured ?? []).flatMap(({ name, label, value }): [string, number][] =>
      name === key ? [[label, value]] : [],
    ),
  }))
  return [{ ...UP, values: [['', measured ? 1 : 0]] }, ...gauges]
}
