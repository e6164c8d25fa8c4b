// Text about new Date() and parseFloat( is no code; the word common is fine, and XXX no currency.
export const sentence = 'new Date() and vi.mock( and as any and customers.name in a sentence';

// Prose that ends in a semicolon (and holds a call, like decide(facts)) is no dead code;
// let us return to it later: if it parses, it is code.
export const address = 'https://example.com/a/very/long/address/that/nobody/can/break/in/two/parts/at/all';
