// How long a person waits for something on the page.

/** Milliseconds from the start of the navigation until an element is on the page. */
export async function time(chromium, { url, state, selector }) {
  // A fresh context has an empty cache: every run is a first visit.
  const context = await chromium.newContext({ serviceWorkers: 'block', storageState: state, viewport: { width: 1366, height: 768 } });
  try {
    const page = await context.newPage();
    await page.addInitScript((selector) => {
      // The page's own clock, which starts with the navigation; the frame
      // after the element arrived is when a person can see it.
      globalThis.arrived = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.querySelector(selector)) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now()));
        });
        observer.observe(document, { childList: true, subtree: true, attributes: true });
      });
    }, selector);
    await page.goto(url);
    return await page.evaluate(() => globalThis.arrived);
  } finally {
    await context.close();
  }
}
