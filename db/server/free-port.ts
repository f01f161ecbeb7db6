import net from 'node:net'

/** A loopback port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return listening(0)
}

/** Whether nobody listens on a loopback port. */
export async function isFree(port: number): Promise<boolean> {
  return (await listening(port).catch(() => null)) === port
}

function listening(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
