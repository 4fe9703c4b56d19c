// A test that waits forever while a timer keeps the process open.
import { suite } from 'uvu'

const test = suite('busy-hang')

test('polls without end', async () => {
  setInterval(() => {}, 1000)
  await new Promise<void>(() => {})
})

test.run()
