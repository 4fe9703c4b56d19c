// A test that passes and leaves a server listening: nobody will ever stop it.
import { createServer } from 'node:http'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('left-open')

test('a server starts', async () => {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, listening))
  assert.ok(server.listening)
})

test.run()
