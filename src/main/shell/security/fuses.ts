/**
 * Rule: the packaged Electron can do nothing that the bench does not need. Names are those of @electron/fuses (FuseV1Options);
 * scripts/after-pack.mjs sets them in the packaged program. Free of imports, so that the script can load it.
 */
export const fuses = {
  /** The program is not a Node for anybody who can start it. Core runs as a utilityProcess there, which needs no such fuse. */
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableCookieEncryption: true,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false
} as const
