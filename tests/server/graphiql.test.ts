import { expect, test } from 'vitest'
import { serve } from './fixture.ts'

const documents = [
  { name: 'a', id: 'sha256:a', text: '# Siapa sekutu kita?\n{ hello }\n' },
  { name: 'b', id: 'sha256:b', text: '# </script><script>alert(1)</script> $& \n{ hello }\n' },
]
const init = { headers: { accept: 'text/html,*/*' } }

test('shows the documents as tabs, at both paths, and loads nothing from elsewhere', async () => {
  const { send } = serve({ documents, config: { graphiql: true } })
  for (const path of ['/', '/graphql']) {
    const page = await send(init, path)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'")
    expect(page.text).toContain('{"query":"# Siapa sekutu kita?\\n{ hello }"}')
    expect(page.text).toContain('# \\u003c/script>\\u003cscript>alert(1)\\u003c/script> $& ')
    expect(page.text).not.toMatch(/<(script|link|img)[^>]+(src|href)="?https?:/)
  }
})

test('off, or for what is no browser: none', async () => {
  const off = serve({ documents })
  expect((await off.send(init, '/')).status).toBe(404)
  expect((await off.send(init, '/graphql')).status).toBe(405)
  const on = serve({ documents, config: { graphiql: true } })
  expect((await on.send({}, '/graphql')).status).toBe(405)
})
