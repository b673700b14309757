import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { join } from 'node:path'
import { createProject, type Project } from '../cli/testing/project.js'
import { findConfig } from './find-config.js'

let project: Project
beforeEach(() => void (project = createProject()))
afterEach(() => project.remove())

describe('findConfig', () => {
  it.each(['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'])('finds seed.config.%s', (extension) => {
    project.write({ [`seed.config.${extension}`]: '' })
    expect(findConfig(project.folder)).toBe(join(project.folder, `seed.config.${extension}`))
  })

  it('searches upward and takes the nearest', () => {
    project.write({ 'seed.config.ts': '', 'src/seed.config.js': '', 'src/deep/x': '', 'other/deep/x': '' })
    expect(findConfig(join(project.folder, 'src/deep'))).toBe(join(project.folder, 'src/seed.config.js'))
    expect(findConfig(join(project.folder, 'other/deep'))).toBe(join(project.folder, 'seed.config.ts'))
  })

  it('stops at the folder of package.json', () => {
    project.write({ 'seed.config.ts': '', 'packages/a/package.json': '{}', 'packages/a/src/x': '' })
    expect(findConfig(join(project.folder, 'packages/a/src'))).toBeUndefined()
  })

  it('gives undefined when there is none', () => {
    expect(findConfig(project.folder)).toBeUndefined()
  })

  it('refuses to choose between two in one folder', () => {
    project.write({ 'seed.config.ts': '', 'seed.config.js': '' })
    expect(() => findConfig(project.folder)).toThrow(expect.objectContaining({ code: 'CONFIG.AMBIGUOUS' }))
  })

  it('takes the one that is named, from the folder it is named in', () => {
    project.write({ 'seed.config.ts': '', 'etc/other.ts': '' })
    expect(findConfig(join(project.folder, 'etc'), 'other.ts')).toBe(join(project.folder, 'etc/other.ts'))
    expect(() => findConfig(project.folder, 'other.ts')).toThrow(expect.objectContaining({ code: 'CONFIG.NOT_FOUND' }))
  })
})
