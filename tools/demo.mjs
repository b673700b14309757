// `npm run demo`: the shop of example 1; with `--all` the same shop through four ORMs into three databases.
const example = process.argv.includes('--all') ? '5-one-shop-four-orms' : '1-typeorm-shop'
await import(new URL(`../examples/${example}/demo.mjs`, import.meta.url).href)
