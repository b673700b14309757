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

/**
 * The text of a string, or the known beginning of a template that names a package: `a/locale/${code}`.
 *
 * @param {ts.Node | undefined} node
 * @returns {string | undefined}
 */
function literal(node) {
  if (node === undefined) return undefined
  if (ts.isStringLiteralLike(node)) return node.text
  const head = ts.isTemplateExpression(node) ? node.head.text : ''
  return /^(@[\w-]+\/)?[\w-][\w.-]*\//.test(head) ? head : undefined
}

/** @param {ts.ImportDeclaration | ts.ExportDeclaration} node */
const isErased = (node) => (ts.isImportDeclaration(node) ? node.importClause?.isTypeOnly === true : node.isTypeOnly)

/** @param {ts.Node} node */
const isCreateRequire = (node) => ts.isCallExpression(node) && /(^|\.)createRequire$/.test(node.expression.getText())

/**
 * The imports of a call. A function made by `createRequire` loads what it is called with; where it is neither called at
 * once nor kept under a name, what it loads cannot be seen, which counts as a computed import.
 *
 * @param {ts.CallExpression} node
 * @param {ReadonlySet<string>} requires - Names of functions made by `createRequire` in this file.
 * @returns {Found | undefined}
 */
function importOfCall(node, requires) {
  const callee = node.expression.getText()
  if (isCreateRequire(node)) {
    const { parent } = node
    const isCalled = ts.isCallExpression(parent) && parent.expression === node
    const isNamed = ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)
    return isCalled || isNamed ? undefined : { specifier: undefined, typeOnly: false }
  }
  const loads =
    LOADERS.test(callee) || isCreateRequire(node.expression) || requires.has(callee.replace(/\.resolve$/, ''))
  return loads ? { specifier: literal(node.arguments[0]), typeOnly: false } : undefined
}

/** @typedef {{ specifier: string | undefined, typeOnly: boolean }} Found */

/**
 * What a node of the syntax tree imports, if anything. `import { type A } from 'b'` is not erased: with
 * `verbatimModuleSyntax` it still loads `b`.
 *
 * @param {ts.Node} node
 * @param {ReadonlySet<string>} requires
 * @returns {Found | undefined}
 */
function importOf(node, requires) {
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
  return ts.isCallExpression(node) ? importOfCall(node, requires) : undefined
}

/** Names given to functions made by `createRequire`. @param {ts.SourceFile} source @returns {Set<string>} */
function findRequires(source) {
  const names = new Set()
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined && isCreateRequire(node.initializer))
      names.add(node.name.getText())
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

/** A require function that is given away: what it loads cannot be seen. @param {ts.Node} node @param {ReadonlySet<string>} requires @returns {Found | undefined} */
function handedOn(node, requires) {
  if (!ts.isIdentifier(node) || !requires.has(node.text)) return undefined
  const { parent } = node
  const isUse =
    (ts.isCallExpression(parent) && parent.expression === node) ||
    (ts.isVariableDeclaration(parent) && parent.name === node) ||
    (ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent) && parent.parent.expression === parent)
  return isUse ? undefined : { specifier: undefined, typeOnly: false }
}

/** What was read, by the file's text: tests look at the same tree many times. @type {Map<string, Import[]>} */
const known = new Map()

/**
 * Every import of a file: static, dynamic, re-exported, required, in a type, in a `/// <reference types>`.
 *
 * @param {string} file - Its name, for the language.
 * @param {string} text
 * @returns {Import[]}
 */
export function readImports(file, text) {
  const found = known.get(`${file}\n${text}`) ?? parseImports(file, text)
  known.set(`${file}\n${text}`, found)
  return found
}

/** @param {string} file @param {string} text @returns {Import[]} */
function parseImports(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const lineOf = (/** @type {number} */ at) => source.getLineAndCharacterOfPosition(at).line + 1
  /** @type {Import[]} */
  const found = source.typeReferenceDirectives.map((directive) => ({
    specifier: directive.fileName,
    typeOnly: true,
    line: lineOf(directive.pos),
  }))
  const requires = findRequires(source)
  const visit = (/** @type {ts.Node} */ node) => {
    const one = importOf(node, requires) ?? handedOn(node, requires)
    if (one !== undefined) found.push({ ...one, line: lineOf(node.getStart()) })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
