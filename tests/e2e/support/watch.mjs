// Notices everything that a test must not overlook: errors in the console or
// on the page, refusals by the policy, requests to anybody else.

/** Collects what goes wrong on the pages of one test. */
export class Watch {
  #problems = [];
  #allowed;
  #origin;

  /**
   * @param {RegExp[]} allowed problems that the test means to cause
   * @param {string} origin the only address that requests may go to
   */
  constructor(allowed, origin) {
    this.#allowed = allowed;
    this.#origin = origin;
  }

  /** Watches a page of Playwright or Puppeteer: their events agree in this. */
  async page(page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.#note(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#note(`page error: ${error.message ?? error}`));
    page.on('request', (request) => this.#request(request.url()));
    const addScript = page.addInitScript ?? page.evaluateOnNewDocument;
    await addScript.call(page, () => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.error(`policy violated: ${violatedDirective} ${blockedURI}`);
      });
    });
  }

  /** Throws if anything went wrong. */
  check() {
    if (this.#problems.length > 0) {
      throw new Error(`the page had problems:\n${this.#problems.join('\n')}`);
    }
  }

  #request(url) {
    const own = url.startsWith(this.#origin) || /^(file|data|blob|about):/.test(url);
    if (!own) this.#note(`request to somebody else: ${url}`);
  }

  #note(problem) {
    if (!this.#allowed.some((pattern) => pattern.test(problem))) this.#problems.push(problem);
  }
}
