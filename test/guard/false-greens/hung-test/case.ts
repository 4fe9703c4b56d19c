// A promise that nothing will ever settle: the process has nothing left to do, and ends.
import { suite } from 'uvu'

const test = suite('hung-test')

test('waits for an answer that never comes', () => new Promise<void>(() => {}))

test.run()
