export const pay = (db: { transaction(): unknown }) => db.transaction();
export const steps = ['begin', 'select 1'];
