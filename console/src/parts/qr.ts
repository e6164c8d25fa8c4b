/**
 * A QR code (ISO/IEC 18004, model 2) of a text: byte mode, error correction level M, versions 1 to
 * 15, which hold 412 bytes. `true` is a dark module. Throws RangeError when the text is longer.
 */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  const bytes = new TextEncoder().encode(text);
  const version = blocks.findIndex((_, at) => capacityBytes(at) >= bytes.length);
  if (version < 1) throw new RangeError(`${bytes.length} bytes do not fit a QR code`);
  const codewords = interleaved(version, dataCodewords(version, bytes));
  const candidates = masks.map((_, mask) => drawn(version, codewords, mask));
  return candidates.reduce((best, next) => (penalty(next) < penalty(best) ? next : best));
}

type Grid = boolean[][];

/**
 * Of level M by version: all codewords, those for correction per block, and blocks (ISO/IEC 18004
 * table 9).
 */
const blocks: readonly (readonly [total: number, correction: number, count: number])[] = [
  [0, 0, 1],
  [26, 10, 1],
  [44, 16, 1],
  [70, 26, 1],
  [100, 18, 2],
  [134, 24, 2],
  [172, 16, 4],
  [196, 18, 4],
  [242, 22, 4],
  [292, 22, 5],
  [346, 26, 5],
  [404, 30, 5],
  [466, 22, 8],
  [532, 22, 9],
  [581, 24, 9],
  [655, 24, 10],
];

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

function shape(version: number) {
  const [total, correction, count] = blocks[version] ?? [0, 0, 1];
  return { total, correction, count, dataTotal: total - correction * count };
}

/** Bits of the length field: 8 up to version 9, 16 above. */
function lengthBits(version: number): number {
  return version < 10 ? 8 : 16;
}

function capacityBytes(version: number): number {
  return Math.floor((shape(version).dataTotal * 8 - 4 - lengthBits(version)) / 8);
}

function dataCodewords(version: number, bytes: Uint8Array): number[] {
  const bits = [0b0100].flatMap((mode) => bitsOf(mode, 4));
  bits.push(...bitsOf(bytes.length, lengthBits(version)));
  for (const byte of bytes) bits.push(...bitsOf(byte, 8));
  const room = shape(version).dataTotal * 8;
  bits.push(...bitsOf(0, Math.min(4, room - bits.length)));
  while (bits.length % 8 !== 0) bits.push(0);
  const words = Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((word, bit) => word * 2 + bit, 0),
  );
  for (let pad = 0xec; words.length < room / 8; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

function bitsOf(value: number, length: number): number[] {
  return Array.from({ length }, (_, at) => (value >> (length - 1 - at)) & 1);
}

/**
 * Cuts the data into blocks, adds each block's correction, and takes the columns of both in turn.
 */
function interleaved(version: number, data: readonly number[]): number[] {
  const { correction, count, dataTotal } = shape(version);
  const short = Math.floor(dataTotal / count);
  const longCount = dataTotal % count;
  let from = 0;
  const parts = Array.from({ length: count }, (_, at) => {
    const length = short + (at >= count - longCount ? 1 : 0);
    const part = data.slice(from, from + length);
    from += length;
    return { part, check: remainder(part, correction) };
  });
  const columns = (lists: readonly (readonly number[])[], length: number) =>
    Array.from({ length }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
  return [
    ...columns(
      parts.map(({ part }) => part),
      short + 1,
    ),
    ...columns(
      parts.map(({ check }) => check),
      correction,
    ),
  ];
}

/** Product in the field of 256 elements with the polynomial x⁸ + x⁴ + x³ + x² + 1. */
function times(left: number, right: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ (product & 0x80 ? 0x11d : 0);
    if ((right >> bit) & 1) product ^= left;
  }
  return product;
}

/** Reed–Solomon correction words: the remainder by (x − 1)(x − 2)(x − 4)… of the given degree. */
function remainder(data: readonly number[], degree: number): number[] {
  const divisor = Array<number>(degree).fill(0);
  divisor[degree - 1] = 1;
  for (let power = 0, root = 1; power < degree; power += 1, root = times(root, 2)) {
    for (let at = 0; at < degree; at += 1) {
      divisor[at] = times(divisor[at] ?? 0, root) ^ (divisor[at + 1] ?? 0);
    }
  }
  const rest = Array<number>(degree).fill(0);
  for (const word of data) {
    const factor = word ^ (rest.shift() ?? 0);
    rest.push(0);
    divisor.forEach((each, at) => (rest[at] = (rest[at] ?? 0) ^ times(each, factor)));
  }
  return rest;
}

function drawn(version: number, codewords: readonly number[], mask: number): Grid {
  const size = version * 4 + 17;
  const grid: Grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const fixed: Grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const set = (row: number, column: number, dark: boolean) => {
    if (row < 0 || column < 0 || row >= size || column >= size) return;
    grid[row]![column] = dark;
    fixed[row]![column] = true;
  };
  drawPatterns(version, size, set, fixed);
  drawFormat(mask, size, set);
  drawVersion(version, size, set);
  const bits = codewords.flatMap((word) => bitsOf(word, 8));
  let next = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    const pair = right <= 6 ? right - 1 : right;
    for (let step = 0; step < size; step += 1) {
      const upward = ((pair + 1) & 2) === 0;
      const row = upward ? size - 1 - step : step;
      for (const column of [pair, pair - 1]) {
        if (fixed[row]![column]) continue;
        grid[row]![column] = (bits[next] === 1) !== masks[mask]!(row, column);
        next += 1;
      }
    }
  }
  return grid;
}

type SetModule = (row: number, column: number, dark: boolean) => void;

function drawPatterns(version: number, size: number, set: SetModule, fixed: Grid): void {
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const) {
    square(4, (down, across, ring) => set(row + down, column + across, ring !== 2 && ring !== 4));
  }
  for (const row of alignments(version, size)) {
    for (const column of alignments(version, size)) {
      // Those that would fall on a corner square are left out.
      const corner = (row === 6 && column === 6) || (row === 6 && column === size - 7);
      if (corner || (row === size - 7 && column === 6)) continue;
      square(2, (down, across, ring) => set(row + down, column + across, ring !== 1));
    }
  }
  // The places of format and version are kept free; the dark module is always dark.
  for (let at = 0; at < 9; at += 1) fixed[8]![at] = fixed[at]![8] = true;
}

function square(radius: number, each: (down: number, across: number, ring: number) => void): void {
  for (let down = -radius; down <= radius; down += 1) {
    for (let across = -radius; across <= radius; across += 1) {
      each(down, across, Math.max(Math.abs(down), Math.abs(across)));
    }
  }
}

function alignments(version: number, size: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const places = Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step);
  return [6, ...places.toReversed()];
}

/** Level M is 00; the ten check bits are a BCH code. Written twice. */
function drawFormat(mask: number, size: number, set: SetModule): void {
  const check = Array.from({ length: 10 }).reduce<number>(
    (rest) => (rest << 1) ^ ((rest >> 9) * 0x537),
    mask,
  );
  const bits = ((mask << 10) | check) ^ 0x5412;
  const bit = (at: number) => ((bits >> at) & 1) === 1;
  for (let at = 0; at < 6; at += 1) set(at, 8, bit(at));
  set(7, 8, bit(6));
  set(8, 8, bit(7));
  set(8, 7, bit(8));
  for (let at = 9; at < 15; at += 1) set(8, 14 - at, bit(at));
  for (let at = 0; at < 8; at += 1) set(8, size - 1 - at, bit(at));
  for (let at = 8; at < 15; at += 1) set(size - 15 + at, 8, bit(at));
  set(size - 8, 8, true);
}

function drawVersion(version: number, size: number, set: SetModule): void {
  if (version < 7) return;
  const check = Array.from({ length: 12 }).reduce<number>(
    (rest) => (rest << 1) ^ ((rest >> 11) * 0x1f25),
    version,
  );
  const bits = (version << 12) | check;
  for (let at = 0; at < 18; at += 1) {
    const dark = ((bits >> at) & 1) === 1;
    const far = size - 11 + (at % 3);
    set(Math.floor(at / 3), far, dark);
    set(far, Math.floor(at / 3), dark);
  }
}

/** Long runs, blocks of one colour and an uneven share of dark make a code hard to read. */
function penalty(grid: readonly (readonly boolean[])[]): number {
  const turned = grid.map((_, at) => grid.map((row) => row[at] === true));
  const lines = [...grid, ...turned].map((row) => row.map((dark) => (dark ? 1 : 0)).join(''));
  const runs = lines.flatMap((line) => line.match(/0{5,}|1{5,}/g) ?? []);
  const finders = lines.flatMap((line) => line.match(/(?=10111010000|00001011101)/g) ?? []);
  let same = 0;
  for (let row = 1; row < grid.length; row += 1) {
    for (let column = 1; column < grid.length; column += 1) {
      const dark = grid[row]![column];
      const before = grid[row - 1]!;
      if (
        dark === grid[row]![column - 1] &&
        dark === before[column] &&
        dark === before[column - 1]
      ) {
        same += 1;
      }
    }
  }
  const share = grid.flat().filter(Boolean).length / (grid.length * grid.length);
  const uneven = Math.floor(Math.abs(share - 0.5) * 20) * 10;
  return (
    runs.reduce((sum, run) => sum + run.length - 2, 0) + same * 3 + finders.length * 40 + uneven
  );
}
