// The names that providers give to refusals, sorted into reasons; whoever calls and whoever normalizes must agree on them.
import type { GapReason } from './fact.ts'

/** What is said of credentials that were good when the run began: newer ones would tell more. */
const expired = [
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'CredentialsProviderError',
  'TokenProviderError',
  'ExpiredAuthenticationToken',
  'InvalidAuthenticationToken', // Azure says so too of one that was good
]

/** What is said of a call that was not made, as the time that the run was given is over. */
export const timeIsUp = 'TimeIsUp'

/** Of one that was made, and had no answer by then. */
export const cutShort = 'CutShort'

/** With newer credentials, or more time, the run could be gone on with. */
export const hasRunOut = (error: string): boolean => error === timeIsUp || error === cutShort || expired.includes(error)

// A map, not an object: the names come from outside, and `constructor` must find nothing.
const reasons: ReadonlyMap<string, GapReason> = new Map([
  ['AccessDenied', 'denied'],
  ['AccessDeniedException', 'denied'],
  ['AuthorizationFailed', 'denied'],
  ['CloudHsmAccessDeniedException', 'denied'],
  ['AuthorizationError', 'denied'], // SNS
  ['AuthorizationErrorException', 'denied'], // as the SDK calls that
  ['Forbidden', 'denied'], // HeadBucket has no body, so its error has no better name
  ['UnauthorizedOperation', 'denied'],
  ['ForbiddenException', 'denied'], // MSK, Amazon MQ
  ['NotAuthorizedException', 'denied'], // Cognito
  ['UnauthorizedException', 'denied'],
  // Credentials that no longer hold in the middle of a run, or do not in one region.
  ...expired.map((name) => [name, 'denied'] as const),
  ['InvalidClientTokenId', 'denied'],
  ['UnrecognizedClientException', 'denied'],
  ['AuthFailure', 'denied'],
  ['InvalidAccessKeyId', 'denied'],
  ['InvalidToken', 'denied'],
  ['SignatureDoesNotMatch', 'denied'],
  ['InvalidSignatureException', 'denied'],
  ['RequestTimeTooSkewed', 'denied'],
  ['MissingAuthenticationToken', 'denied'],
  ['AllAccessDisabled', 'denied'],
  ['LinkedAuthorizationFailed', 'denied'],
  ['OptInRequired', 'not-enabled'],
  ['SubscriptionRequiredException', 'not-enabled'],
  ['MissingSubscriptionRegistration', 'not-enabled'],
  ['SubscriptionNotRegistered', 'not-enabled'],
  ['SubscriptionNotEnabled', 'not-enabled'],
  ['SlowDown', 'throttled'],
  ['Throttling', 'throttled'],
  ['ThrottlingException', 'throttled'],
  ['TooManyRequestsException', 'throttled'],
  ['TooManyRequests', 'throttled'],
  ['SubscriptionRequestsThrottled', 'throttled'],
  ['OperationThrottled', 'throttled'],
  ['RequestLimitExceeded', 'throttled'],
  ['RequestThrottled', 'throttled'],
  ['RequestThrottledException', 'throttled'],
  ['ThrottledException', 'throttled'],
  ['BandwidthLimitExceeded', 'throttled'],
  ['LimitExceededException', 'throttled'], // of Kinesis and Firehose; others say it of what is made, and nothing is made here
  ['TimeoutError', 'timeout'],
  [timeIsUp, 'timeout'],
  [cutShort, 'timeout'],
  // No answer came at all, or only the word that none would.
  ['ECONNREFUSED', 'timeout'],
  ['ENOTFOUND', 'timeout'],
  ['EAI_AGAIN', 'timeout'],
  ['ECONNRESET', 'timeout'],
  ['ETIMEDOUT', 'timeout'],
  ['EHOSTUNREACH', 'timeout'],
  ['ENETUNREACH', 'timeout'],
  ['EPIPE', 'timeout'],
  ['RequestTimeout', 'timeout'],
  ['GatewayTimeout', 'timeout'],
  ['ServerTimeout', 'timeout'],
  ['InternalServerError', 'timeout'],
  ['InternalServerException', 'timeout'],
  ['KMSInternalException', 'timeout'],
  ['CloudHsmInternalFailureException', 'timeout'],
  ['DependencyTimeoutException', 'timeout'],
  ['ServiceUnavailableException', 'timeout'],
  ['InternalError', 'timeout'],
  ['InternalFailure', 'timeout'],
  ['ServiceUnavailable', 'timeout'],
  ['NoRegisteredProviderFound', 'unsupported'],
  ['InvalidApiVersionParameter', 'unsupported'],
  ['InvalidResourceType', 'unsupported'],
  ['ResourceTypeNotSupported', 'unsupported'],
  ['FeatureNotSupportedForAccount', 'unsupported'],
  ['NotImplemented', 'unsupported'],
  ['UnsupportedOperationException', 'unsupported'],
])

/** Why a refused call tells nothing. A name that nobody has heard of is `malformed`: an answer we cannot read. */
export const reasonOf = (error: string): GapReason => reasons.get(error) ?? 'malformed'
