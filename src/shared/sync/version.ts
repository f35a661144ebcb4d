/** Goes up by one with every change of the wire contract; the hash test asks for it. */
export const PROTOCOL = 2

/** The oldest bench whose pull the server still answers. Every bench, however old, may push (design §5). */
export const OLDEST_PULL = 1
