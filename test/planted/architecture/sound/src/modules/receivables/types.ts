export type State = 'open' | 'settled';
