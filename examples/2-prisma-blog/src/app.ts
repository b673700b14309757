import express, { type Express } from 'express'
import type { PrismaClient } from './generated/client.js'

/** Newest posts shown at once. */
const PAGE = 20

const HEAD = {
  slug: true,
  title: true,
  summary: true,
  publishedAt: true,
  readingMinutes: true,
  likeCount: true,
  author: { select: { handle: true, name: true } },
  tags: { select: { slug: true, name: true }, orderBy: { slug: 'asc' } },
} as const

const COMMENT = {
  id: true,
  answersId: true,
  body: true,
  createdAt: true,
  author: { select: { handle: true, name: true } },
} as const

/** `GET /posts` (of one tag with `?tag=`) and `GET /posts/:slug` with its comments, as JSON. */
export function createApp(prisma: PrismaClient): Express {
  const app = express()
  app.get('/posts', async ({ query: { tag } }, response) => {
    const tagged = typeof tag === 'string' ? { tags: { some: { slug: tag } } } : {}
    const posts = await prisma.post.findMany({
      where: { status: 'PUBLISHED', ...tagged },
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
      take: PAGE,
      select: HEAD,
    })
    response.json(posts)
  })
  app.get('/posts/:slug', async ({ params: { slug } }, response) => {
    const post = await prisma.post.findUnique({
      where: { slug, status: 'PUBLISHED' },
      select: { ...HEAD, body: true, comments: { select: COMMENT, orderBy: { id: 'asc' } } },
    })
    if (post === null) response.status(404).json({ error: 'there is no such post' })
    else response.json(post)
  })
  return app
}
