export const read = 'select customers.customer.id from customers.customer';
