import postgres from 'postgres'

/** Writes of a study that it is retracted since now: the importer's word, which the application cannot write. */
export async function retract(studyId: number): Promise<void> {
  const client = postgres(process.env.DATABASE_URL as string, { max: 1 })
  await client`update studies set retracted_at = now() where id = ${studyId}`
  await client.end()
}
