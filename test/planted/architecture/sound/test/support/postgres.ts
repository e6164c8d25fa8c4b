export const startPostgres = () => true;
