// The workflow that `init --github` writes: each pull request and each night, as ten lines and what stands beside them.

export const workflowPath = '.github/workflows/ringfence.yml'

export const workflow = `# Drafted by ringfence init --github: where data rests and is copied to, at each pull request and each night.
name: ringfence
on: { pull_request: {}, schedule: [{ cron: "17 3 * * *" }] }
permissions: { contents: read, id-token: write, security-events: write }
jobs:
  ringfence:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      # Credentials that may only read, without a secret in the repository. The role: ringfence permissions.
      # - uses: aws-actions/configure-aws-credentials@v5
      #   with: { role-to-assume: "arn:aws:iam::111122223333:role/ringfence-read", aws-region: eu-central-1 }
      - uses: ringfence/ringfence@v0 # or wherever you keep it, pinned by its commit
        id: ringfence
        with: { fail-on: high }
      - uses: github/codeql-action/upload-sarif@v4
        if: always() && steps.ringfence.outputs.sarif-file != ''
        with: { sarif_file: "\${{ steps.ringfence.outputs.sarif-file }}" }
      - uses: actions/upload-artifact@v5
        if: always() && steps.ringfence.outputs.output-dir != ''
        with: { name: ringfence, path: "\${{ steps.ringfence.outputs.output-dir }}" }
`
