select platform.protect('people.partner', 'select', true);
select platform.protect('customers.customer', 'select, insert', true);
