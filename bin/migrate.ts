import { openDatabase } from './open-database'
import { report } from './report'

await report(async () => {
  const database = await openDatabase()
  await database.leave()
  console.log('The database is at the schema of this version.')
})
process.exit()
