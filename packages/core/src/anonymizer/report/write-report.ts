import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { reportUnwritable } from '../../errors/report.js'
import type { AnonymizeReport } from '../reports.js'
import { manifestText } from './manifest.js'
import { renderReportPage } from './page.js'

/**
 * Writes the manifest of a run as JSON: what `manifestOf` gives. It holds no value of the source and no password.
 *
 * @throws {SeedError} `REPORT.UNWRITABLE`
 */
export async function writeManifest(report: AnonymizeReport, file: string): Promise<void> {
  await writeText(file, manifestText(report))
}

/**
 * Writes the report as an HTML page: what `renderReportPage` gives.
 *
 * @throws {SeedError} `REPORT.UNWRITABLE`
 */
export async function writeReportPage(report: AnonymizeReport, file: string): Promise<void> {
  await writeText(file, renderReportPage(report))
}

/**
 * Makes sure that a file can be written before long work begins: makes its folder, leaves what is in the file, and leaves no
 * file where there was none.
 *
 * @throws {SeedError} `REPORT.UNWRITABLE`
 */
export async function checkWritable(file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
    if (await isWritable(file)) return
    await (await open(file, 'wx')).close()
    await rm(file)
  } catch (error) {
    throw reportUnwritable(file, error)
  }
}

/** False when there is no such file. */
async function isWritable(file: string): Promise<boolean> {
  try {
    await (await open(file, 'r+')).close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

async function writeText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    throw reportUnwritable(file, error)
  }
}
