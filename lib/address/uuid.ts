const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether `text` can be a row's identifier at all; what cannot is asked of nobody and simply is not there. */
export const isUuid = (text: string): boolean => UUID.test(text)
