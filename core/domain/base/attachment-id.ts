/** The name of an attachment: the checksum of its content. */
export const ATTACHMENT_ID = /^attachment:[0-9a-f]{64}$/
