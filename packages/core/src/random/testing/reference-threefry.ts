const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24]

/** Threefry-2x32 as Salmon et al. write it, any number of rounds up to 20: what the unrolled one is checked against. */
export function threefry(
  rounds: number,
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
): [number, number] {
  const keys = [key0 >>> 0, key1 >>> 0, (0x1bd11bda ^ key0 ^ key1) >>> 0]
  let x0 = (counter0 + key0) >>> 0
  let x1 = (counter1 + key1) >>> 0
  for (let round = 0; round < rounds; round++) {
    const by = ROTATIONS[round % 8] as number
    x0 = (x0 + x1) >>> 0
    x1 = (((x1 << by) | (x1 >>> (32 - by))) ^ x0) >>> 0
    if (round % 4 === 3) {
      const injection = (round + 1) / 4
      x0 = (x0 + (keys[injection % 3] as number)) >>> 0
      x1 = (x1 + (keys[(injection + 1) % 3] as number) + injection) >>> 0
    }
  }
  return [x0, x1]
}
