// const rounded = round(amount);
export const one = 1;

// if (one > 1) {
//   return one;
// }
export const two = 2;
/* total.amount = add(total.amount, one); */
