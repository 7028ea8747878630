/**
 * The public half of the key with which updates are signed: Ed25519, SPKI in base64; docs/releases.md says where the private half is.
 * Empty as long as nobody has made one: such a program takes no updates, and no installer of a release is made of it.
 */
export const RELEASE_KEY: string = ''
