// A suite without a test: uvu alone prints (0 / 0) and ends 0.
import { suite } from 'uvu'

const test = suite('empty-suite')

test.run()
