#!/usr/bin/env node
import { startGenerator } from '../dist/generator.js'

startGenerator()
