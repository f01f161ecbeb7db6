import path from 'node:path'

/** Where the embedded database and the portal's secrets live: PRECIS_DATA, `.data` otherwise. */
export const dataFolder = () => path.resolve(process.env.PRECIS_DATA || '.data')
