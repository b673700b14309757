export type { AdapterCommand, AdapterOption, Opened, OpenRequest } from './adapter/command.js'
