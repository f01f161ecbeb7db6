// Loaded into the server's process: when the launcher is gone, even by kill -9, the server ends in order too.
process.channel?.unref()
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
