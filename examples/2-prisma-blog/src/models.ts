import type { Prisma } from './generated/client.js'

// The generated types of rows with the relations that factories and rules name.
export type Author = Prisma.AuthorGetPayload<{ include: { profile: true; posts: true } }>
export type Profile = Prisma.ProfileGetPayload<{ include: { author: true } }>
export type Post = Prisma.PostGetPayload<{ include: { author: true; tags: true; comments: true; likes: true } }>
export type Tag = Prisma.TagGetPayload<{ include: { posts: true } }>
export type Comment = Prisma.CommentGetPayload<{ include: { post: true; author: true; answers: true } }>
export type Like = Prisma.LikeGetPayload<{ include: { post: true; author: true } }>

/** Every model by its name. */
export interface Models {
  Author: Author
  Profile: Profile
  Post: Post
  Tag: Tag
  Comment: Comment
  Like: Like
}
