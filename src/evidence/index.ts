// Evidence: what a run has written is sealed while it is written, signed where a key is named, and proven again by whoever receives it.
export { crossProblems } from './cross-checks.ts'
export { attestationFile, filesOf, type Manifest, manifestFile, partialFile } from './manifest.ts'
export type { Problem } from './problem.ts'
export { type Sealing, sealing } from './seal.ts'
export { fingerprintOf, privateKeyIn, publicKeyIn, signedBundle } from './signature.ts'
export { statementOn } from './statement.ts'
export { type Demands, type Proof, verifyPack } from './verify.ts'
export { type View, viewProblem } from './view.ts'
