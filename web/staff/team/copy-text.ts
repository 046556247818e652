/**
 * Puts a text on the clipboard, which browsers allow to pages that came over HTTPS or from this device.
 * @returns whether it is there
 */
export async function copyText(text: string): Promise<boolean> {
  // Undefined where the page is not secure, whatever its type says.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) return false;
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
