/** A number as plain decimal digits, without an exponent: `1e21` gives `1000000000000000000000`. */
export function plainDecimal(value: number): string {
  const text = String(value)
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (match === null) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return sign + digits.padEnd(point, '0')
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** Writes a decimal text with exactly `scale` digits after the point where it has fewer; never rounds. */
export function atScale(text: string, scale: number | undefined): string {
  if (scale === undefined || scale <= 0 || !/^-?\d+(\.\d*)?$/.test(text)) return text
  const [whole = '', fraction = ''] = text.split('.')
  return `${whole}.${fraction.padEnd(scale, '0')}`
}

/** Significant digits of a decimal text: leading zeros and zeros at the end of a fraction do not count. */
export function significantDigits(text: string): number {
  const [whole = '', fraction = ''] = text.replace(/^[-+]/, '').split('.')
  return (whole + fraction.replace(/0+$/, '')).replace(/^0+/, '').length
}
