/** Arguments that this machine needs: Chromium refuses its sandbox to root, and a virtual display has no graphics card. */
export function electronArgs({ virtual }) {
  const root = process.platform === 'linux' && process.getuid() === 0
  return [...(root ? ['--no-sandbox'] : []), ...(virtual ? ['--disable-gpu'] : [])]
}
