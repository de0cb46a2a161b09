import { describe, expect, it } from 'vitest'
import { splitSql } from './split-sql.ts'

describe('splitSql', () => {
  it('splits at semicolons and leaves them out', () => {
    expect(splitSql('SELECT 1;\nSELECT 2')).toEqual(['SELECT 1', 'SELECT 2'])
  })

  it('keeps semicolons inside strings and quoted names', () => {
    const script = `INSERT INTO \`a;b\` VALUES ('x;y', "p;q", 'it''s; \\'; "fine"');SELECT 1;`
    expect(splitSql(script)).toEqual([script.slice(0, script.lastIndexOf(';SELECT')), 'SELECT 1'])
  })

  it('knows that a backslash escapes nothing in a quoted name', () => {
    expect(splitSql('SELECT `a\\`;SELECT 2')).toEqual(['SELECT `a\\`', 'SELECT 2'])
  })

  it.each(['-- one; two\n', '# one; two\n', '/* one; two */'])(
    'keeps semicolons inside the comment %j',
    (comment) => {
      expect(splitSql(`SELECT ${comment} 1; SELECT 2`)).toEqual([`SELECT ${comment} 1`, 'SELECT 2'])
    },
  )

  it('takes "--" without a space after it for two minus signs', () => {
    expect(splitSql('SELECT 1--1; SELECT 2')).toEqual(['SELECT 1--1', 'SELECT 2'])
  })

  it('takes a quote inside a comment for text', () => {
    expect(splitSql("-- don't\nSELECT 1; SELECT 2")).toEqual(["-- don't\nSELECT 1", 'SELECT 2'])
  })

  it('drops what holds no code', () => {
    expect(splitSql('-- nothing\n;; /* at all */ ;\n')).toEqual([])
  })

  it('keeps comments that the server executes', () => {
    expect(splitSql('/*!40101 SET NAMES utf8 */;/*M! SELECT 1 */')).toEqual([
      '/*!40101 SET NAMES utf8 */',
      '/*M! SELECT 1 */',
    ])
  })

  it('lets an unclosed string reach the end', () => {
    expect(splitSql("SELECT 'a; b")).toEqual(["SELECT 'a; b"])
  })

  it('refuses the client command DELIMITER', () => {
    expect(() => splitSql('DELIMITER //\nSELECT 1//')).toThrow('DELIMITER')
  })
})
