// What an answer of AWS can be instead of what it should be, each in the words of the protocol that the service speaks.
import { type Bad, type Called, denied, speaksXml } from './refusing-proxy.ts'

const login = '<!DOCTYPE html><html><body><form action="/login"></form></body></html>'

const throttled = (call: Called): Bad => {
  if (call.service === 's3') return { status: 503, body: '<Error><Code>SlowDown</Code></Error>' }
  if (speaksXml.includes(call.service) || call.service === 'ec2')
    return { status: 400, body: '<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>' }
  return { status: 400, type: 'application/x-amz-json-1.1', body: '{"__type":"ThrottlingException"}' }
}

/** With a root, the answer of a REST service in XML. */
const empty = (call: Called, root?: string): Bad => {
  if (root !== undefined) return { status: 200, body: `<${root}/>` }
  if (speaksXml.includes(call.service)) {
    const { operation } = call
    return { status: 200, body: `<${operation}Response><${operation}Result/></${operation}Response>` }
  }
  if (call.service === 'ec2') return { status: 200, body: `<${call.operation}Response/>` }
  if (call.service === 's3') return { status: 200, body: '<Empty/>' }
  return { status: 200, type: 'application/json', body: '{}' }
}

export const faults: Readonly<Record<string, (call: Called, root?: string) => Bad>> = {
  denied,
  throttled,
  empty,
  'a login page': () => ({ status: 200, type: 'text/html', body: login }),
  'a fault in HTML': () => ({ status: 500, type: 'text/html', body: login }),
  'cut short': () => ({ status: 200, type: 'application/json', body: '{"a":[', endless: 'cut' }),
}
