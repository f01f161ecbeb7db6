import { StartError } from '@/db/server/start-error'

/** Runs a command-line entry: what stands in its way is one line and exit 1, a fault of ours keeps its stack. */
export async function report(entry: () => Promise<void>) {
  try {
    await entry()
  } catch (error) {
    process.exitCode = 1
    console.error(error instanceof StartError ? error.message : error)
  }
}
