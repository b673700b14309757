import type { Model } from 'sequelize'

/** Data of a model's class: what it declares itself, associations included; else the attributes it is defined with. */
export type ModelData<E, Attributes> = [Exclude<keyof E, keyof Model>] extends [never]
  ? Attributes
  : Omit<E, keyof Model>

declare module '@seed/core' {
  // Factories see the data of a model, and none of the methods that Sequelize gives its instances.
  interface EntityShapes<E> {
    readonly sequelize: E extends Model<infer Attributes extends object> ? ModelData<E, Attributes> : never
  }
}
