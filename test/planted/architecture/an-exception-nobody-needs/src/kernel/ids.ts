export const newId = () => 'one';
