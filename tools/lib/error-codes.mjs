import ts from 'typescript'

/** `NAMESPACE.SUBCODE` */
const CODE = /^[A-Z][A-Z0-9]*\.[A-Z][A-Z0-9_]*$/

/**
 * @typedef {object} CodesOfFile
 * @property {{ code: string, line: number }[]} thrown - Codes given to `new SeedError`.
 * @property {number[]} computed - Lines where `new SeedError` gets a code that is put together from parts.
 */

/**
 * The code of an error that is made here: the first argument of `new SeedError(...)`, a choice between two
 * included. A name (`new SeedError(code, ...)` in a helper) is followed: the file's own code-shaped strings count.
 *
 * @param {string} file
 * @param {string} text
 * @returns {CodesOfFile}
 */
export function readErrorCodes(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const lineOf = (/** @type {ts.Node} */ node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1
  /** @type {CodesOfFile} */
  const found = { thrown: [], computed: [] }
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'SeedError') {
      const code = node.arguments?.[0]
      if (code !== undefined && (ts.isTemplateExpression(code) || ts.isBinaryExpression(code)))
        found.computed.push(lineOf(code))
    }
    if (ts.isStringLiteralLike(node) && CODE.test(node.text) && !isCompared(node))
      found.thrown.push({ code: node.text, line: lineOf(node) })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** `error.code === 'X.Y'`, `case 'X.Y'` and types read a code; they make none. @param {ts.Node} node */
function isCompared(node) {
  const { parent } = node
  if (ts.isLiteralTypeNode(parent) || ts.isCaseClause(parent)) return true
  return ts.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText())
}
