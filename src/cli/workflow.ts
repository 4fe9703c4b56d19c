// The workflow that `init --github` writes: each pull request and each night, as ten lines and what stands beside them.

export const workflowPath = '.github/workflows/ringfence.yml'

export const workflow = `# Drafted by ringfence init --github: where data rests and is copied to, at each pull request and each night.
name: ringfence
on: { pull_request: {}, schedule: [{ cron: "17 3 * * *" }] }
permissions: { contents: read, id-token: write, actions: read, security-events: write }
jobs:
  ringfence:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      # Credentials that may only read, without a secret in the repository. The role: ringfence permissions.
      # - uses: aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c # v6.2.3
      #   with: { role-to-assume: "arn:aws:iam::111122223333:role/ringfence-read", aws-region: eu-central-1 }
      - uses: OWNER/ringfence@v0 # whoever publishes the one that you use; best by its commit
        id: ringfence
        with: { fail-on: high }
      - uses: github/codeql-action/upload-sarif@8aad20d150bbac5944a9f9d289da16a4b0d87c1e # v4.36.2
        if: always() && steps.ringfence.outputs.sarif-file != '' && github.event.pull_request.head.repo.fork != true
        with: { sarif_file: "\${{ steps.ringfence.outputs.sarif-file }}" }
      - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
        if: always() && steps.ringfence.outputs.output-dir != '' && github.event.repository.private # an artifact tells names
        with: { name: ringfence, path: "\${{ steps.ringfence.outputs.output-dir }}" }
`
