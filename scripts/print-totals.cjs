'use strict'
// Adds up the JSON reports of several vitest runs: `N passed, N failed`. A suite that could not be
// collected counts as a failure, and so does a report that is missing.
const fs = require('node:fs')

function addUp(files) {
  let passed = 0
  let failed = 0
  for (const file of files) {
    if (!fs.existsSync(file)) {
      failed += 1
      continue
    }
    const report = JSON.parse(fs.readFileSync(file, 'utf8'))
    const broken = report.testResults.filter(
      (suite) =>
        suite.status === 'failed' &&
        suite.assertionResults.every((test) => test.status !== 'failed'),
    )
    passed += report.numPassedTests
    failed += report.numFailedTests + broken.length
  }
  return { passed, failed }
}

module.exports = { addUp }

if (require.main === module) {
  const { passed, failed } = addUp(process.argv.slice(2))
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}
