// Loaded into the server's process, and by Next into those that it forks, which are Next's own to end.
if (process.ppid === Number(process.env.PRECIS_LAUNCHER)) {
  // When the launcher is gone, even by kill -9, the server ends in order too.
  process.channel?.unref()
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  // Next finishes what was asked and waits for every connection to close; a browser or balancer that keeps asking on an
  // open one would hold it for ever.
  process.once('SIGTERM', () => setTimeout(() => process.exit(143), 5_000).unref())
}
