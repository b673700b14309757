// Loaded with --import: this process's clock stands at SEED_TEST_CLOCK, and time passes from there.
const start = Date.parse(process.env['SEED_TEST_CLOCK'] ?? '')
const RealDate = Date
const began = RealDate.now()
const now = () => start + (RealDate.now() - began)

globalThis.Date = /** @type {DateConstructor} */ (
  class extends RealDate {
    /** @param {any[]} given */
    constructor(...given) {
      // @ts-expect-error Date takes none to seven.
      super(...(given.length === 0 ? [now()] : given))
    }
    static now() {
      return now()
    }
  }
)
