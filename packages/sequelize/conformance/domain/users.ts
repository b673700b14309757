import type { Dialect } from '@seed/conformance'
import { DataTypes, type ModelStatic, type Model, type Sequelize } from 'sequelize'

/** Any model; the suite knows rows by their properties. */
export type AnyModel = ModelStatic<Model>

const REQUIRED = { allowNull: false } as const

/** `User` and what belongs to one. `height` is Sequelize's kind of custom type: a getter with a setter. */
export function defineUsers(sequelize: Sequelize, dialect: Dialect): void {
  const moment = dialect === 'sqlite' ? DataTypes.DATE : DataTypes.DATE(3)
  sequelize.define(
    'User',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      email: { type: DataTypes.STRING(120), ...REQUIRED, unique: true },
      username: { type: DataTypes.STRING(60), ...REQUIRED, unique: true },
      firstName: { type: DataTypes.STRING(60), ...REQUIRED },
      lastName: { type: DataTypes.STRING(60), ...REQUIRED },
      initials: DataTypes.STRING(2),
      isActive: { type: DataTypes.BOOLEAN, ...REQUIRED, defaultValue: true },
      role: { type: DataTypes.ENUM('USER', 'ADMIN', 'MODERATOR'), ...REQUIRED, defaultValue: 'USER' },
      logins: { type: DataTypes.INTEGER, ...REQUIRED, defaultValue: 0, validate: { min: 0, max: 5000 } },
      points: { type: DataTypes.BIGINT, ...REQUIRED },
      birthDate: DataTypes.DATEONLY,
      wakesAt: { type: DataTypes.TIME, ...REQUIRED },
      settings: { type: DataTypes.JSON, ...REQUIRED },
      ratio: DataTypes.DOUBLE,
      height: {
        type: DataTypes.INTEGER,
        ...REQUIRED,
        get() {
          return heightOf(this.getDataValue('height') as number)
        },
        set(text: string) {
          this.setDataValue('height', Math.round(Number.parseFloat(text) * 10))
        },
      },
      createdAt: { type: moment, ...REQUIRED },
      updatedAt: { type: moment, ...REQUIRED },
      deletedAt: moment,
      version: { type: DataTypes.INTEGER, ...REQUIRED, defaultValue: 1 },
    },
    { tableName: 'users', timestamps: true, paranoid: true, version: true },
  )
  sequelize.define('Profile', {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    bio: { type: DataTypes.TEXT, ...REQUIRED },
  })
  sequelize.define('Passport', {
    userId: { type: DataTypes.INTEGER, primaryKey: true },
    passportNumber: { type: DataTypes.STRING(20), ...REQUIRED, unique: true },
    issuedOn: { type: DataTypes.DATEONLY, ...REQUIRED },
  })
  sequelize.define('Attachment', { data: { type: DataTypes.BLOB, ...REQUIRED } })
}

/** What `User.height` holds: centimetres, as people write them. */
export function heightOf(millimetres: number): string {
  return `${millimetres / 10} cm`
}

/** Relations of `User`. Like most that people write, few say that they are required. */
export function associateUsers(models: Readonly<Record<string, AnyModel>>): void {
  const { User, Profile, Passport, Attachment, Product } = models as Record<string, AnyModel> &
    Named<'User' | 'Profile' | 'Passport' | 'Attachment' | 'Product'>
  User.belongsTo(User, { as: 'manager', foreignKey: 'managerId' })
  User.hasMany(User, { as: 'reports', foreignKey: 'managerId' })
  User.belongsTo(Product, { as: 'favouriteProduct', foreignKey: 'favouriteProductId' })
  Product.hasMany(User, { as: 'fans', foreignKey: 'favouriteProductId' })
  Profile.belongsTo(User, { as: 'user', foreignKey: { name: 'userId', ...REQUIRED, unique: true } as object })
  User.hasOne(Profile, { as: 'profile', foreignKey: 'userId' })
  Passport.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  User.hasOne(Passport, { as: 'passport', foreignKey: 'userId' })
  Attachment.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  User.hasMany(Attachment, { as: 'attachments', foreignKey: 'userId' })
  Product.belongsTo(User, { as: 'owner', foreignKey: { name: 'ownerId', ...REQUIRED } })
  User.hasMany(Product, { as: 'products', foreignKey: 'ownerId' })
}

/** Models that are there. */
export type Named<Names extends string> = Readonly<Record<Names, AnyModel>>
