/** Waits until the app has taken the place of the waiting text. */
export async function mounted(page) {
  await page.waitForFunction(() => document.body && !document.getElementById('boot'));
}
