// A comment that goes on and on past the hundredth column, which the formatter leaves alone, so we look.
// https://example.com/an/address/that/goes/on/and/on/past/the/hundredth/column/is/left/alone/as/it/must/be
export const minorUnitsOfTheLargestAmount = (one: bigint, other: bigint) => (one > other ? one : other);
export const sentence = 'a text that goes on and on past the hundredth column cannot be broken and is left alone';
