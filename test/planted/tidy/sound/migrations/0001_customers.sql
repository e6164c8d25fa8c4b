select platform.protect('customers.customer', 'select, insert');
select platform.protect('people.partner', 'select', true);
