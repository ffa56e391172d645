import path from 'node:path'
import { fileURLToPath } from 'node:url'

const top = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')

/** A file or folder of the checkout, from its root. */
export const root = (relative: string) => path.join(top, relative)
