export const parrot = 1;
