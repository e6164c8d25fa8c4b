// Loaded into a program before its own code: its clock is ahead of the machine's, or behind it, and
// jumps further ahead at a signal. So hours pass in a moment, and tests of real programs do not
// depend on the day.
const JUMP_MS = 60_000;
let offsetMs = Number(process.env['SHIFTED_CLOCK_MS'] ?? '0');

const RealDate = Date;
const now = (): number => RealDate.now() + offsetMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, words, newTarget) =>
    Reflect.construct(target, words.length === 0 ? [now()] : words, newTarget) as Date,
  get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
});

process.on('SIGUSR2', () => {
  offsetMs += JUMP_MS;
});
