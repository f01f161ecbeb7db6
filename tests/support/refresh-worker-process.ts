import { workOnLookUps } from './sources'

/** A worker of its own that asks the test's PubMed, until it is ended. */
workOnLookUps(process.env.TEST_SOURCES as string)
console.log('working')
