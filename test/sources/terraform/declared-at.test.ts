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
  'infra/made.tf.json': '{"resource": {"aws_s3_bucket": {"made": {}}}}',
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
  const found = (await declarations({ root, base }, calls))(at)
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
  ['aws_s3_bucket.made', undefined],
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
  const declared = await declarations({ root: join(base, 'infra'), base }, configuration)
  const [here, far] = ['aws_s3_bucket.b', 'module.far.aws_s3_bucket.b'].map((text) => {
    const at = parseAddress(text)
    return at && declared(at)?.block
  })
  assert.is(here && lineAt(here, ['bucket']), 3)
  assert.is(far, undefined)
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
    const names = (await files.blocks(base)).map(({ file }) => file)
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
