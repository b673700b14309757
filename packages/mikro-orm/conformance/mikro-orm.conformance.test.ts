import { fileURLToPath } from 'node:url'
import { describeAdapter } from '@seed/conformance'
import { open } from './open.js'

describeAdapter('mikro-orm', { open, module: fileURLToPath(new URL('./open.ts', import.meta.url)) })
