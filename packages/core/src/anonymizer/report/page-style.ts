/** The page's style sheet: readable, light or dark as the reader has it, on paper without colours. Contrast is 4.5 or more. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1f; --soft: #5a5a66; --paper: #fff; --line: #d5d5dd; --pass: #11692f; --fail: #a8141d; --open: #7a5200 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf1; --soft: #a9a9b6; --paper: #17171b; --line: #3a3a44; --pass: #6fd492; --fail: #ff9a93; --open: #f0c060 }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 75rem; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem }
p { max-width: 45rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 }
dt { color: var(--soft) }
dd { margin: 0; overflow-wrap: anywhere }
.scroll { overflow-x: auto; margin: .5rem 0 1rem }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums }
caption { text-align: left; color: var(--soft); padding: .25rem 0 }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line) }
th { font-weight: 600 }
.number { text-align: right }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere }
strong.pass { color: var(--pass) }
strong.fail { color: var(--fail) }
strong.open { color: var(--open) }
@media print {
  main { max-width: none; padding: 0 }
  .scroll { overflow: visible }
  tr, h2, h3 { break-inside: avoid }
  h2, h3, caption { break-after: avoid }
}
`
