// A resource is found where it is declared, and nothing is read that is not of the repository.
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAddress } from '../../../src/sources/terraform/address.ts'
import { type Calls, declarations } from '../../../src/sources/terraform/declared-at.ts'
import { lineAt } from '../../../src/sources/terraform/hcl-blocks.ts'
import { bounds, hclFiles } from '../../../src/sources/terraform/hcl-files.ts'
import { scratch } from '../../scratch.ts'

const test = suite('terraform/declared-at')

const bucket = 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n'

const repository = {
  'infra/main.tf': `\n${bucket}module "near" {\n  source = "./near"\n}\nmodule "far" {\n  source = "terraform-aws-modules/s3-bucket/aws"\n}\n`,
  'infra/data.tf': 'data "aws_s3_bucket" "b" {}\n',
  'infra/more_override.tf': 'resource "aws_s3_bucket" "more" {}\n',
  'infra/zone.tofu': 'resource "aws_route53_zone" "z" {}\n',
  'infra/made.tf.json': '{\n"resource": {"aws_s3_bucket": {\n"made": {\n"bucket": "made"\n}}}}',
  'infra/near/main.tf': `# near\n${bucket}module "far" {\n  source = "git::ssh://example.test/x.git"\n}\nmodule "shared" {\n  source = "../../shared"\n}\n`,
  'shared/main.tf': `# one\n# two\n${bucket}`,
  'infra/.terraform/modules/far/main.tf': bucket,
}
const module = (calls: Calls['module_calls'] = {}): Calls => ({ module_calls: calls })
const configuration = module({
  near: {
    source: './near',
    module: module({
      far: {
        source: 'git::ssh://example.test/x.git',
        module: module({ inner: { source: './inner', module: module() } }),
      },
      shared: { source: '../../shared', module: module() },
    }),
  },
  far: { source: 'terraform-aws-modules/s3-bucket/aws', module: module() },
})

const written = (files: Readonly<Record<string, string>> = {}): string => {
  const base = scratch()
  for (const [name, text] of Object.entries({ ...repository, ...files })) {
    mkdirSync(dirname(join(base, name)), { recursive: true })
    writeFileSync(join(base, name), text)
  }
  return base
}

async function lines(address: string, base: string, calls: Calls = configuration, root = join(base, 'infra')) {
  const at = parseAddress(address)
  assert.ok(at)
  const found = (await declarations({ root, base }, calls)).declaredAt(at)
  return found && `${found.file}:${found.line}-${found.endLine}`
}

const found: [address: string, at: string | undefined][] = [
  ['aws_s3_bucket.b', 'infra/main.tf:2-4'],
  ['aws_s3_bucket.b["x.y"]', 'infra/main.tf:2-4'],
  ['data.aws_s3_bucket.b', 'infra/data.tf:1-1'],
  ['aws_route53_zone.z', 'infra/zone.tofu:1-1'],
  ['module.near.aws_s3_bucket.b', 'infra/near/main.tf:2-4'],
  ['module.near["a.b"].module.shared[0].aws_s3_bucket.b', 'shared/main.tf:3-5'],
  // The call is what the repository has of a module from elsewhere.
  ['module.far.aws_s3_bucket.b', 'infra/main.tf:8-10'],
  ['module.near.module.far.aws_s3_bucket.b', 'infra/near/main.tf:5-7'],
  ['module.near.module.far.module.inner.aws_s3_bucket.b', 'infra/near/main.tf:5-7'],
  ['aws_s3_bucket.c', undefined],
  ['aws_s3_bucket.made', 'infra/made.tf.json:3-5'],
  ['aws_s3_bucket.more', undefined],
  ['module.near.aws_s3_bucket.c', undefined],
  ['module.nobody.aws_s3_bucket.b', undefined],
]
for (const [address, at] of found) {
  test(`finds ${address} ${at === undefined ? 'nowhere' : `at ${at}`}`, async () => {
    assert.is(await lines(address, written()), at)
  })
}

test('gives the block of a resource, to find an attribute in, and none of a module from elsewhere', async () => {
  const base = written()
  const { declaredAt } = await declarations({ root: join(base, 'infra'), base }, configuration)
  const [here, far] = ['aws_s3_bucket.b', 'module.far.aws_s3_bucket.b'].map((text) => {
    const at = parseAddress(text)
    return at && declaredAt(at)?.block
  })
  assert.is(here && lineAt(here, ['bucket']), 3)
  assert.is(far, undefined)
})

async function dynamicIn(address: string, files: Record<string, string>, wrote: string[] = [], calls = configuration) {
  const at = parseAddress(address)
  const base = written(files)
  const found = at && (await declarations({ root: join(base, 'infra'), base }, calls)).dynamicIn(at, wrote)
  return found && [...found]
}

const dynamic = 'dynamic "logging" {\n    for_each = var.x\n    content {}\n  }'
const tables = `resource "aws_s3_bucket" "t" {\n  name = "t"\n  ${dynamic}\n  replica {}\n}\n`

test('tells which blocks are made by dynamic, in each form of the language', async () => {
  const json = (inner: object) => ({ 'infra/t.tf.json': JSON.stringify({ resource: { aws_s3_bucket: { t: inner } } }) })
  const block = { for_each: '', content: {} }
  assert.equal(await dynamicIn('aws_s3_bucket.b', {}), [])
  assert.equal(await dynamicIn('aws_s3_bucket.t', { 'infra/t.tf': tables }), ['logging'])
  assert.equal(await dynamicIn('aws_s3_bucket.t', json({ dynamic: { logging: block, grant: [block] } })), [
    'logging',
    'grant',
  ])
  assert.equal(await dynamicIn('aws_s3_bucket.t', json([{ dynamic: [{ logging: block }] }, { name: 't' }])), [
    'logging',
  ])
})

test('a block that another file overrides is made by dynamic where either says so', async () => {
  const override = `resource "aws_s3_bucket" "b" {\n  ${dynamic}\n}\n`
  for (const name of ['override.tf', 'b_override.tofu'])
    assert.equal(await dynamicIn('aws_s3_bucket.b', { [`infra/${name}`]: override }), ['logging'], name)
})

test('takes nothing for left out of a block that is another, or of a file that was not read to its end', async () => {
  assert.equal(await dynamicIn('aws_s3_bucket.t', { 'infra/t.tf': tables }, ['name', 'replica']), ['logging'])
  assert.is(await dynamicIn('aws_s3_bucket.t', { 'infra/t.tf': tables }, ['name', 'acl']), undefined)
  assert.is(await dynamicIn('aws_s3_bucket.nobody', { 'infra/t.tf': tables }), undefined)
  assert.is(await dynamicIn('aws_s3_bucket.b', { 'infra/z_override.tf.json': '{' }), undefined)
  assert.is(await dynamicIn('aws_s3_bucket.b', { 'infra/long.tf': '#'.repeat(bounds.fileBytes + 1) }), undefined)
})

test('reads a module that was fetched for that, and points at none of its lines', async () => {
  const modules = { Modules: [{ Key: 'far', Dir: '.terraform/modules/far' }] }
  const files = { 'infra/.terraform/modules/modules.json': JSON.stringify(modules) }
  const inner = 'module.far.aws_s3_bucket.b'
  assert.is(await dynamicIn(inner, {}), undefined)
  assert.equal(await dynamicIn(inner, files), [])
  assert.equal(
    await dynamicIn('module.far.aws_s3_bucket.t', { ...files, 'infra/.terraform/modules/far/t.tf': tables }),
    ['logging'],
  )
  assert.is(await lines(inner, written(files)), 'infra/main.tf:8-10')
})

const listed = (folder: string) =>
  JSON.stringify({
    Modules: [
      { Key: '', Dir: '.' },
      { Key: 'own', Source: '/abs', Dir: folder },
    ],
  })
const own = module({ own: { module: module() } })

test('where the plan does not say where a module is, asks what terraform init wrote', async () => {
  const at = (folder: string) =>
    lines('module.own.aws_s3_bucket.b', written({ 'infra/.terraform/modules/modules.json': listed(folder) }), own)
  assert.is(await at('../shared'), 'shared/main.tf:3-5')
  assert.is(await at('.terraform/modules/far'), undefined)
  assert.is(await at('../../../../../..'), undefined)
})

for (const text of ['', '{', 'null', '{"Modules": 1}', '{"Modules": [null, {"Key": 1, "Dir": 2}]}'])
  test(`takes nothing from a list of modules that reads ${text === '' ? 'nothing' : text}`, async () => {
    const base = written({ 'infra/.terraform/modules/modules.json': text })
    assert.is(await lines('module.own.aws_s3_bucket.b', base, own), undefined)
    assert.is(await lines('aws_s3_bucket.b', base, own), 'infra/main.tf:2-4')
  })

test('follows no path and no link out of the base, and a link within it to the file itself', async () => {
  const base = written()
  const other = written()
  symlinkSync(join(other, 'infra', 'near'), join(base, 'infra', 'linked'))
  symlinkSync(join(other, 'infra', 'zone.tofu'), join(base, 'shared', 'zone.tf'))
  symlinkSync(join(base, 'shared'), join(base, 'infra', 'within'))
  const from = (source: string, resource = 'aws_s3_bucket.b') =>
    lines(`module.m.${resource}`, base, module({ m: { source, module: module() } }))
  assert.is(await from('./linked'), undefined)
  assert.is(await from(`../../${basename(other)}/shared`), undefined)
  assert.is(await from('../../'), undefined)
  assert.is(await from('../shared', 'aws_route53_zone.z'), undefined)
  assert.is(await from('./within'), 'shared/main.tf:3-5')
  assert.is(await lines('aws_s3_bucket.b', base, configuration, join(other, 'infra')), undefined)
  assert.is(await lines('aws_s3_bucket.b', base, configuration, join(base, 'nowhere')), undefined)
  assert.is(await lines('aws_s3_bucket.b', join(base, 'nowhere')), undefined)
})

test('waits for no pipe, and takes no folder for a file, nor a file for a folder', async () => {
  const base = written()
  execFileSync('mkfifo', [join(base, 'infra', 'a.tf')])
  mkdirSync(join(base, 'infra', 'b.tf'))
  const calls = module({ far: { source: './main.tf', module: module() } })
  assert.is(await lines('module.far.aws_s3_bucket.b', base, calls), 'infra/main.tf:8-10')
  assert.is(await lines('aws_s3_bucket.b', base), 'infra/main.tf:2-4')
})

for (const [bound, value] of Object.entries({ fileBytes: 60, bytes: 60, files: 1, parts: 4 }))
  test(`reads no more ${bound} than the bound`, async () => {
    const base = scratch()
    for (const [name, text] of Object.entries({ a: bucket, b: bucket.repeat(2), c: bucket }))
      writeFileSync(join(base, `${name}.tf`), text)
    const files = await hclFiles(base, { ...bounds, [bound]: value })
    const { blocks, isWhole } = await files.blocks(base)
    const names = blocks.map(({ file }) => file)
    assert.not(isWhole)
    assert.equal(
      names,
      { fileBytes: ['a.tf', 'c.tf'], bytes: ['a.tf'], files: ['a.tf'], parts: ['a.tf', 'b.tf'] }[bound],
    )
  })

test('modules are followed no deeper than anybody nests them', async () => {
  const calls: { [name: string]: { source: string; module: Calls } } = {}
  calls['far'] = { source: 'elsewhere', module: { module_calls: calls } }
  const at = (depth: number) =>
    lines(`${'module.far.'.repeat(depth)}aws_s3_bucket.b`, written(), { module_calls: calls })
  assert.is(await at(64), 'infra/main.tf:8-10')
  assert.is(await at(65), undefined)
})

test.run()
