export const transact = (db: { transaction(): unknown }) => db.transaction();
export const begin = 'begin; select 1';
