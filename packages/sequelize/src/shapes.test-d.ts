import { belongsTo, between, defineFactory, hasMany, type Row } from '@seed/core'
import { expectTypeOf } from 'expect-type'
import { DataTypes, Model, Sequelize } from 'sequelize'
import type { CreationOptional, ForeignKey, InferAttributes, InferCreationAttributes, NonAttribute } from 'sequelize'
import './shapes.js'

class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  declare id: CreationOptional<number>
  declare email: string
  declare nick: string | null
  declare createdAt: CreationOptional<Date>
  declare posts?: NonAttribute<Post[]>
  shout(): string {
    return this.email
  }
}

class Post extends Model<InferAttributes<Post>, InferCreationAttributes<Post>> {
  declare id: CreationOptional<number>
  declare userId: ForeignKey<number>
  declare author?: NonAttribute<User>
}

class Plain extends Model<{ id: number; name: string }> {}

const users = defineFactory(User, { email: ({ person }) => person.email, createdAt: ({ now }) => now, nick: null })
const posts = defineFactory(Post, { author: belongsTo(() => users) })
defineFactory(User, { posts: hasMany(() => posts, { count: between(1, 2) }) })
defineFactory(Plain, { name: 'x' })

expectTypeOf<keyof Row<User>>().toEqualTypeOf<'id' | 'email' | 'nick' | 'createdAt' | 'posts'>()
expectTypeOf<keyof Row<Plain>>().toEqualTypeOf<'id' | 'name'>()

// @ts-expect-error a method of Sequelize's
defineFactory(User, { save: 3 })
// @ts-expect-error a method of the application's
defineFactory(User, { shout: 'x' })
// @ts-expect-error a member of Sequelize's instances
defineFactory(User, { dataValues: {} })
// @ts-expect-error another type
defineFactory(User, { email: 3 })
// @ts-expect-error another type
defineFactory(Plain, { name: 3 })

// A model without a class of its own takes any attribute.
defineFactory(new Sequelize('sqlite::memory:').define('Tag', { label: DataTypes.STRING }), { label: 'x' })
