import { DataTypes, Deferrable, Model, Op, type Sequelize } from 'sequelize'
import type { CreationOptional, ForeignKey, InferAttributes, InferCreationAttributes, NonAttribute } from 'sequelize'

/** Written with `init`: a class with typed attributes. */
export class Author extends Model<InferAttributes<Author>, InferCreationAttributes<Author>> {
  declare id: CreationOptional<number>
  declare name: string
  declare email: string | null
  declare labels: CreationOptional<string[]>
  declare mentorId: ForeignKey<number | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare deletedAt: CreationOptional<Date | null>
  declare readonly shout: CreationOptional<string>
  declare mentor?: NonAttribute<Author | null>
  declare pupils?: NonAttribute<Author[]>
  declare topics?: NonAttribute<Topic[]>
  declare photos?: NonAttribute<Photo[]>
}

export class Topic extends Model<InferAttributes<Topic>, InferCreationAttributes<Topic>> {
  declare code: string
  declare authors?: NonAttribute<Author[]>
  declare photos?: NonAttribute<Photo[]>
}

export class Photo extends Model<InferAttributes<Photo>, InferCreationAttributes<Photo>> {
  declare id: CreationOptional<string>
  declare title: string
  declare width: number
  declare price: CreationOptional<string>
  declare views: CreationOptional<string>
  declare kind: CreationOptional<'colour' | 'grey'>
  declare meta: CreationOptional<object>
  declare thumbnail: Buffer | null
  declare takenOn: string | null
  declare takenAt: string | null
  declare ownerId: ForeignKey<number>
  declare topicCode: ForeignKey<string | null>
  declare version: CreationOptional<number>
  declare owner?: NonAttribute<Author>
  declare topic?: NonAttribute<Topic | null>
  declare loans?: NonAttribute<Loan[]>
}

/** The model between photos and borrowers, with an attribute of its own. */
export class Loan extends Model<InferAttributes<Loan>, InferCreationAttributes<Loan>> {
  declare photoId: string
  declare authorId: number
  declare days: number
}

/** Defines the domain on an instance; nothing is synchronised. */
export function defineDomain(sequelize: Sequelize): void {
  defineAuthor(sequelize)
  Topic.init({ code: { type: DataTypes.STRING(30), primaryKey: true } }, { sequelize, timestamps: false })
  definePhoto(sequelize)
  Loan.init({ days: { type: DataTypes.SMALLINT, allowNull: false } } as never, {
    sequelize,
    timestamps: false,
    underscored: true,
  })
  associate(sequelize)
}

function defineAuthor(sequelize: Sequelize): void {
  Author.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      name: { type: DataTypes.STRING(60), allowNull: false, field: 'full_name' },
      email: { type: DataTypes.STRING(120), unique: true },
      labels: {
        type: DataTypes.TEXT,
        allowNull: false,
        defaultValue: '',
        get() {
          const text = this.getDataValue('labels') as unknown as string
          return text === '' ? [] : text.split('|')
        },
        set(labels: string[]) {
          this.setDataValue('labels', labels.join('|') as unknown as string[])
        },
      },
      createdAt: DataTypes.DATE,
      updatedAt: DataTypes.DATE,
      deletedAt: DataTypes.DATE,
      shout: {
        type: DataTypes.VIRTUAL,
        get() {
          return this.name.toUpperCase()
        },
      },
    },
    { sequelize, underscored: true, paranoid: true, tableName: 'authors' },
  )
}

function definePhoto(sequelize: Sequelize): void {
  Photo.init(
    {
      id: { type: DataTypes.UUID, defaultValue: DataTypes.UUIDV4, primaryKey: true },
      title: { type: DataTypes.STRING, allowNull: false },
      width: { type: DataTypes.INTEGER, allowNull: false },
      price: { type: DataTypes.DECIMAL(8, 2), allowNull: false, defaultValue: 9.5 },
      views: { type: DataTypes.BIGINT, allowNull: false, defaultValue: 0 },
      kind: { type: DataTypes.ENUM('colour', 'grey'), allowNull: false, defaultValue: 'colour' },
      meta: { type: DataTypes.JSON, allowNull: false, defaultValue: {} },
      thumbnail: DataTypes.BLOB,
      takenOn: DataTypes.DATEONLY,
      takenAt: DataTypes.TIME,
    } as never,
    {
      sequelize,
      underscored: true,
      timestamps: false,
      version: true,
      indexes: [
        { unique: true, fields: ['title', 'width'] },
        { unique: true, fields: ['taken_on'], where: { kind: { [Op.eq]: 'grey' } } },
        { fields: ['views'] },
      ],
    },
  )
}

function associate(sequelize: Sequelize): void {
  Author.belongsTo(Author, { as: 'mentor', foreignKey: 'mentorId' })
  Author.hasMany(Author, { as: 'pupils', foreignKey: 'mentorId' })
  Photo.belongsTo(Author, { as: 'owner', foreignKey: { name: 'ownerId', allowNull: false }, onDelete: 'RESTRICT' })
  Author.hasMany(Photo, { as: 'photos', foreignKey: 'ownerId' })
  Photo.belongsTo(Topic, { as: 'topic', foreignKey: 'topicCode', constraints: false })
  Topic.hasMany(Photo, { as: 'photos', foreignKey: 'topicCode', constraints: false })
  Author.belongsToMany(Topic, { as: 'topics', through: 'author_topics', timestamps: false })
  Topic.belongsToMany(Author, { as: 'authors', through: 'author_topics', timestamps: false })
  Photo.belongsToMany(Author, { as: 'borrowers', through: Loan, foreignKey: 'photoId', otherKey: 'authorId' })
  Author.belongsToMany(Photo, { as: 'borrowed', through: Loan, foreignKey: 'authorId', otherKey: 'photoId' })
  Photo.hasMany(Loan, { as: 'loans', foreignKey: 'photoId' })
  sequelize.define(
    'Invoice',
    {
      number: { type: DataTypes.STRING(20), primaryKey: true },
      payer: {
        type: DataTypes.INTEGER,
        allowNull: false,
        references: { model: 'authors', key: 'id', deferrable: new Deferrable.INITIALLY_DEFERRED() },
      },
    },
    { timestamps: false, freezeTableName: true },
  )
}
