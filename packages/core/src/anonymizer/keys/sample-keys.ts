import { hash } from 'node:crypto'

/** SHA-256 of keys that are printed somewhere: of their bytes, or of a text that is none. No key can be read here. */
const SAMPLES: ReadonlySet<string> = new Set([
  // NIST SP 800-38A, F.1.5, and SP 800-38B: AES-256
  'b93c72b74bc8487d29827005f80d635918f91bc22b14d7ed05714d58f96702dd',
  // RFC 7515, A.1.1: a signed token
  'c8ecc9361a05e285f04c26f9572131a6deab07e9e2b865053c6f75a4d8bd2b32',
  // The specification of Fernet
  'cbeb362f1fa69a6691db592f4529cf6bea1ce089eb132a3350c9081279ff8f34',
  // RFC 8032, 7.1: Ed25519, tests 1 to 3
  '644d50ab64864c20a12b3c4656d46b4a48f69ef7c47ecdc8415cd28316b22ef5',
  '3d2d9682cdba529682a152f678e25c6c29847bf2588ca4e1b3023c1579f9958d',
  'd8eca0cca720d33bf6d9a3e8057053ff6a4d19a62a9874fa7f7004ea662fb2f9',
  // RFC 7748, 6.1: X25519
  'c9ccbbf12f7c2cf491d7fe3f2607e2c40d562bb5594475686ab8cea4a2a0fcf3',
  'ff400cebff8dd00053fbedf73a69be2fa352e3093b085f484bb8be2485e2b7c1',
  // Defaults of tools that people host themselves, samples of token debuggers
  '1453cea2dc3799e9026e42b3e465e455256d5a149582e4c5b92d4c8d604731a2',
  '52f004438faf780274c9c95f79d1cf39d2355fbcf035899fc0242b1437f30df3',
  '627507f04b33fb434001b83fa1d73b39c7d9a88f2b9a3aec652527a7f0ea571a',
  '465d9ad5d5528ebe287b5dce4fb51620833d09b290e49ddcc70ca6c4a0aea01b',
  'f7d838701b86c5dfb57bf95fbc5ce6df204cfc9f15ad6cdb39fd22f8776e47b6',
  // SHA-256 of nothing and of the words that people hash into a key
  '5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456',
  '954d5a49fd70d9b8bcdb35d252267829957f7ef7fa6c74f88419bdc5e82209f4',
  '3881219d087dd9c634373fd33dfa33a2cb6bfc6c520b64b8bb60ef2ceb534ae7',
  '73641c99f7719f57d8f4beb11a303afcd190243a51ced8782ca6d3dbe014d146',
  'f7591748145d61c0159027eaef0a0e147e9c6b15a49758365df155c70fbbed99',
  'a7e130694166cdb95b1e1bbce3f21e4dbd63f46df42b48c5a1f8295033d57d04',
  'd77580ab1c1a2a9897b80e3a824100b1682a1bdbd6d73694979e7e1635cb760d',
  'f0a7447cc7c8ab136c4c253e224377ac108af790d55cd9a9dd372bf2a7a3e737',
  'ff7f73b854845fc02aa13b777ac090fb1d9ebfe16c8950c7d26499371dd0b479',
])

/** True for a key, or the text of one, that anybody can look up. */
export function isSampleKey(key: Uint8Array | string): boolean {
  return SAMPLES.has(hash('sha256', key))
}
