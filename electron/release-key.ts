/** The public half of the key with which updates are signed: Ed25519, SPKI in base64. docs/releases.md says where the private half is. */
export const RELEASE_KEY = 'MCowBQYDK2VwAyEAe1nx13/Pr8oXD/8ttURrjf2Z61Bgy8i8xxHjNn7Ok/g='
