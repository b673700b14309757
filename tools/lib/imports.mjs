import ts from 'typescript'

/**
 * One way in which a file names another module.
 *
 * @typedef {object} Import
 * @property {string | undefined} specifier - `undefined` when it is computed.
 * @property {boolean} typeOnly - Erased by the compiler.
 * @property {number} line
 */

/** Calls that load or name a module, by the text of what is called. */
const LOADERS =
  /^(import|require|require\.resolve|import\.meta\.resolve|jest\.(unstable_mockModule|mock|requireActual))$/

/** @param {ts.Node | undefined} node @returns {string | undefined} */
const literal = (node) => (node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined)

/** @param {ts.ImportDeclaration | ts.ExportDeclaration} node */
const isErased = (node) => (ts.isImportDeclaration(node) ? node.importClause?.isTypeOnly === true : node.isTypeOnly)

/**
 * What a node of the syntax tree imports, if anything. `import { type A } from 'b'` is not erased: with
 * `verbatimModuleSyntax` it still loads `b`. A `createRequire` counts as a computed import: what it loads is not visible.
 *
 * @param {ts.Node} node
 * @returns {{ specifier: string | undefined, typeOnly: boolean } | undefined}
 */
function importOf(node) {
  if (ts.isImportDeclaration(node)) return { specifier: literal(node.moduleSpecifier), typeOnly: isErased(node) }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined)
    return { specifier: literal(node.moduleSpecifier), typeOnly: isErased(node) }
  if (ts.isExternalModuleReference(node)) return { specifier: literal(node.expression), typeOnly: false }
  if (ts.isImportTypeNode(node))
    return {
      specifier: ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : undefined,
      typeOnly: true,
    }
  if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name))
    return { specifier: node.name.text, typeOnly: true }
  if (!ts.isCallExpression(node)) return undefined
  const callee = node.expression.getText()
  if (/(^|\.)createRequire$/.test(callee)) return { specifier: undefined, typeOnly: false }
  return LOADERS.test(callee) ? { specifier: literal(node.arguments[0]), typeOnly: false } : undefined
}

/**
 * Every import of a file: static, dynamic, re-exported, required, in a type, in a `/// <reference types>`.
 *
 * @param {string} file - Its name, for the language.
 * @param {string} text
 * @returns {Import[]}
 */
export function readImports(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const lineOf = (/** @type {number} */ at) => source.getLineAndCharacterOfPosition(at).line + 1
  /** @type {Import[]} */
  const found = source.typeReferenceDirectives.map((directive) => ({
    specifier: directive.fileName,
    typeOnly: true,
    line: lineOf(directive.pos),
  }))
  const visit = (/** @type {ts.Node} */ node) => {
    const one = importOf(node)
    if (one !== undefined) found.push({ ...one, line: lineOf(node.getStart()) })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
