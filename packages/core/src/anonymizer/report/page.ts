import type { AnonymizeReport } from '../reports.js'
import { markup, type Markup } from './markup.js'
import { manifestOf } from './manifest.js'
import { fieldsSection } from './page-fields.js'
import { leaksSection, verdictOf } from './page-leaks.js'
import { privacySection, uniqueSection } from './page-proofs.js'
import { PAGE_STYLE } from './page-style.js'
import { summarySection } from './page-summary.js'
import { notesSection, previewSection } from './page-rest.js'

/**
 * The report as one HTML page that needs nothing else: no script, no file, no network (its content security policy forbids
 * them). It says what the manifest says, and no value of the source.
 */
export function renderReportPage(report: AnonymizeReport): string {
  const manifest = manifestOf(report)
  const title = `${manifest.dryRun ? 'Dry run' : 'Report'}: data ${manifest.result}`
  const style: Markup = { markup: PAGE_STYLE }
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>${style}</style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>Leak scan: ${verdictOf(manifest)}</p>
          ${[
            summarySection(manifest),
            fieldsSection(manifest),
            previewSection(manifest),
            uniqueSection(manifest),
            leaksSection(manifest),
            privacySection(manifest),
            notesSection(manifest),
          ]}
        </main>
      </body>
    </html>
`.markup
}
